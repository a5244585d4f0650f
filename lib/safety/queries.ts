import { db } from "@/lib/db"
import { env } from "@/lib/env"
import { can, type Actor } from "@/lib/permissions"
import { BRAKE_MINUTES } from "./brake"

export type Frozen = { at: Date; by: string; reason: string }
export type Paused = { id: string; name: string; role: string; at: Date; self: boolean }

/** Who froze the newsroom, when and why; null where it is not frozen. Everybody at work here may know. */
export async function frozenState(): Promise<Frozen | null> {
  const row = await db().newsroom.findFirstOrThrow({ select: { frozenAt: true, frozenBy: true, frozenReason: true } })
  if (row.frozenAt === null) return null
  const by = row.frozenBy === null ? null : await db().user.findUnique({ where: { id: row.frozenBy }, select: { name: true } })
  return { at: row.frozenAt, by: by?.name ?? "", reason: row.frozenReason }
}

/** The accounts that the brake has paused, the latest first: all for who may release them, one's own for everybody else. */
export async function pausedAccounts(actor: Actor): Promise<Paused[]> {
  const all = can(actor, "account.release", { id: "all" })
  const rows = await db().brake.findMany({
    where: { pausedAt: { not: null }, ...(all ? {} : { userId: actor.id }) }, orderBy: { pausedAt: "desc" }, select: { userId: true, pausedAt: true },
  })
  const people = await db().user.findMany({ where: { id: { in: rows.map((row) => row.userId) } }, select: { id: true, name: true, role: true } })
  return rows.flatMap(({ userId, pausedAt }) => {
    const person = people.find(({ id }) => id === userId)
    return person && pausedAt ? [{ ...person, at: pausedAt, self: userId === actor.id }] : []
  })
}

/** How much one account may change, and in how many minutes. */
export const brakeRule = (): { limit: number; minutes: number } => ({ limit: env().BRAKE_LIMIT, minutes: BRAKE_MINUTES })
