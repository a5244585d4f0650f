import "server-only"
import { searchKey } from "@/lib/arabic/normalize"
import type { Tx } from "@/lib/db"
import { refuse } from "@/lib/result"
import { strings } from "@/lib/strings"
import { isBreached } from "./breached"

const SHORTEST_WORD = 4 // letters: of a shorter name, half the dictionary would be refused

const PRODUCT = ["waha", strings.product]

const lettersOf = (text: string) => searchKey(text).replace(/[^\p{L}\p{N}]/gu, "")

/** Refuses a password that others have used and lost, or that is made of its owner's or the newsroom's own name (security.md S-A2). */
export async function refuseWeak(tx: Tx, password: string, person: { email: string; name: string }): Promise<void> {
  const newsroom = await tx.newsroom.findFirst({ select: { name: true } })
  const [address = "", host = ""] = person.email.split("@")
  const parts = [...person.name.split(/\s+/), ...(newsroom?.name ?? "").split(/\s+/), ...address.split(/[._+-]/), host.split(".")[0] ?? "", ...PRODUCT]
  const words = parts.map(lettersOf).filter((word) => [...word].length >= SHORTEST_WORD && !/^\d+$/.test(word))
  const key = lettersOf(password)
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), key)
  // A long sentence may name somebody; a password that is little else may not.
  if (rest.length < key.length && [...rest].length < 8) refuse({ code: "invalid", fields: { password: ["password_own_words"] } })
  if (isBreached(password)) refuse({ code: "invalid", fields: { password: ["password_common"] } })
}
