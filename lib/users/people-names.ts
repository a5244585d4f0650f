import "server-only"
import { nameLikeness } from "@/lib/arabic/likeness"
import type { Tx } from "@/lib/db"
import { refuse } from "@/lib/result"

/**
 * Refuses a name that somebody else here has, or that a colleague would read as theirs: a request by it, a note or a line of the record
 * would be taken for another's. Whoever left keeps theirs, for what they signed. Under the lock of people's names.
 */
export async function refuseTakenName(tx: Tx, name: string, except?: string): Promise<void> {
  const people = await tx.user.findMany({ where: except ? { id: { not: except } } : {}, select: { name: true } })
  const likeness = nameLikeness(name)
  if (people.some((person) => nameLikeness(person.name) === likeness)) refuse({ code: "duplicate", fields: { name: ["name_alike"] } })
}
