import "server-only"
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto"
import { authSecrets } from "@/lib/env"

/** What a sealed text is for: a text that was sealed for one thing cannot be opened as another. */
export type Purpose = "second-step" | "letter"

const keyOf = (secret: string, purpose: Purpose) => Buffer.from(hkdfSync("sha256", secret, "", `waha ${purpose}`, 32))
const idOf = (key: Buffer) => createHash("sha256").update(key).digest("hex").slice(0, 8)

/** A text that only this newsroom's secret opens (AES-256-GCM), with the id of its key, so that the secret can be changed. */
export function seal(purpose: Purpose, text: string): string {
  const key = keyOf(authSecrets()[0] ?? "", purpose)
  const iv = randomBytes(12)
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(purpose))
  const closed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
  return ["1", idOf(key), ...[iv, cipher.getAuthTag(), closed].map((part) => part.toString("base64url"))].join(".")
}

/** What was sealed, or null where no secret that we know opens it or a bit of it was changed. */
export function unseal(purpose: Purpose, sealed: string): string | null {
  const [version, id, iv, tag, closed] = sealed.split(".")
  const key = authSecrets().map((secret) => keyOf(secret, purpose)).find((candidate) => idOf(candidate) === id)
  if (version !== "1" || !key || !iv || !tag || closed === undefined) return null
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(Buffer.from(tag, "base64url"))
    return Buffer.concat([decipher.update(Buffer.from(closed, "base64url")), decipher.final()]).toString("utf8")
  } catch {
    return null
  }
}

/** A link's token as it waits in the outbox. */
export const sealedToken = (token: string): string => seal("letter", token)
