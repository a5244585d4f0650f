import type { Actor, Role } from "@/lib/permissions"
import { roles } from "@/lib/permissions"

/** A row of a person as it stands now. */
export type PersonRow = { id: string; name: string; role: string; active: boolean; sections: readonly { sectionId: string }[] }

export const personSelect = { id: true, name: true, role: true, active: true, sections: { select: { sectionId: true } } } as const

const isRole = (text: string): text is Role => roles.some((role) => role === text)

/** The one place where an Actor is made: from a fresh row of somebody who is active, and the session they come by. Null is nobody. */
export function actorFrom(row: PersonRow | null, session: Actor["session"] = null): Actor | null {
  if (!row?.active || !isRole(row.role)) return null
  const actor = { id: row.id, name: row.name, role: row.role, sectionIds: row.sections.map((s) => s.sectionId), session }
  return actor as unknown as Actor // the brand exists in types alone
}

const CONFIRMED_FOR = 15 * 60_000

/** Whether they proved who they are so lately that a dangerous act may go through (security.md S-A5). Who has no session did not. */
export const confirmedLately = (actor: Actor, now: Date): boolean =>
  actor.session !== null && now.getTime() - actor.session.confirmedAt.getTime() < CONFIRMED_FOR
