import "server-only"
import type { Tx } from "@/lib/db"
import { emailLikeness } from "@/lib/auth/email"
import { refuse } from "@/lib/result"

/** Refuses an address that somebody else has, or that a reader would take for theirs. Under the lock of people's names. */
export async function refuseTakenEmail(tx: Tx, email: string, except?: string): Promise<void> {
  const people = await tx.user.findMany({ where: except ? { id: { not: except } } : {}, select: { email: true } })
  const likeness = emailLikeness(email)
  if (people.some((person) => emailLikeness(person.email) === likeness)) refuse({ code: "duplicate", fields: { email: ["duplicate"] } })
}
