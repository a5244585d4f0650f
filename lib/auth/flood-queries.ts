import "server-only"
import { databaseNow, db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { FLOOD_DAYS, isFlood, LEAST_FLOOD, type Hour } from "./flood"

const HOUR = 3_600_000

/**
 * How many log-ins failed in the last hour over the whole newsroom, where that is ten times what is usual; null where it is not, and for
 * who does not manage people. Counted in the record. In a quiet hour this is one short look along an index.
 */
export async function failedLogIns(actor: Actor): Promise<number | null> {
  if (!can(actor, "user.manage", { id: "all" })) return null
  const now = await databaseNow(db())
  const hourAgo = new Date(now.getTime() - HOUR)
  const failed = { action: { in: ["session.open", "session.secondStep"] }, outcome: "denied" }
  const lastHour = await db().event.count({ where: { ...failed, at: { gt: hourAgo } } })
  if (lastHour < LEAST_FLOOD) return null
  const first = await db().event.findFirst({ orderBy: { seq: "asc" }, select: { at: true } })
  const before = await db().$queryRaw<Hour[]>`
    SELECT count(*)::int AS failures FROM desk.event
    WHERE action = ANY(${failed.action.in}) AND outcome = 'denied' AND at <= ${hourAgo}
      AND at > ${new Date(hourAgo.getTime() - FLOOD_DAYS * 24 * HOUR)}
    GROUP BY floor(extract(epoch FROM ${hourAgo}::timestamptz - at) / 3600)`
  return isFlood(lastHour, before, (hourAgo.getTime() - (first?.at.getTime() ?? hourAgo.getTime())) / HOUR) ? lastHour : null
}
