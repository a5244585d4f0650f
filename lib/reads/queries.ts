import "server-only"
import { dayIn } from "@/lib/arabic/dates"
import { dateOfDay } from "@/lib/arabic/iso-day"
import { visibleTo } from "@/lib/articles/visibility"
import { dayAfter } from "@/lib/calendar/days"
import { databaseNow, db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"

const WEEK = 7

async function today(): Promise<string> {
  const { timeZone } = await db().newsroom.findFirstOrThrow({ select: { timeZone: true } })
  return dayIn(await databaseNow(db()), timeZone)
}

/** How often an article was read: in all, in the last seven days, and today. Null where nobody has read it. The caller has asked who may see it. */
export async function readsOf(id: string): Promise<{ all: number; week: number; today: number } | null> {
  const day = await today()
  const sum = async (since?: string) =>
    (await db().articleReads.aggregate({ where: { articleId: id, ...(since ? { day: { gte: dateOfDay(since) } } : {}) }, _sum: { count: true } }))._sum.count ?? 0
  const [all, week, now] = await Promise.all([sum(), sum(dayAfter(day, 1 - WEEK)), sum(day)])
  return all === 0 ? null : { all, week, today: now }
}

export type ReadLine = { id: string; title: string; source: string | null; reads: number }

/** What was read most in the last seven days, of what this person may see. */
export async function mostReadFor(actor: Actor, most: number): Promise<ReadLine[]> {
  const day = await today()
  const sums = await db().articleReads.groupBy({
    by: ["articleId"], where: { day: { gte: dateOfDay(dayAfter(day, 1 - WEEK)) }, article: visibleTo(actor) },
    _sum: { count: true }, orderBy: [{ _sum: { count: "desc" } }, { articleId: "asc" }], take: most,
  })
  const rows = await db().article.findMany({ where: { id: { in: sums.map(({ articleId }) => articleId) } }, select: { id: true, title: true, source: { select: { name: true } } } })
  return sums.flatMap(({ articleId, _sum }) => {
    const row = rows.find(({ id }) => id === articleId)
    return row ? [{ id: row.id, title: row.title, source: row.source?.name ?? null, reads: _sum.count ?? 0 }] : []
  })
}
