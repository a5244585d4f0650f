import { visibleTo } from "@/lib/articles/visibility"
import { databaseNow, db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { BEAT } from "./watch"

const LATE = 60_000 // ms

export type ReceiptView = {
  target: string; what: string; plannedAt: Date; liveAt: Date | null; seenAt: Date | null; listsAt: Date | null; outcome: string | null; problem: string | null
}

const view = { target: true, what: true, plannedAt: true, liveAt: true, seenAt: true, listsAt: true, outcome: true, problem: true } as const

/** The receipts of an article, the latest first. The caller has asked who may see it. */
export const receiptsOf = (articleId: string): Promise<ReceiptView[]> =>
  db().receipt.findMany({ where: { articleId }, orderBy: { plannedAt: "desc" }, take: 10, select: view })

export type ScheduleAlarm = { late: { id: string; title: string; plannedAt: Date }[]; silentSince: Date | "never" | null }

/**
 * What is wrong with the schedule: pieces that this person may see and whose time came more than a minute ago without anybody having
 * seen their page; and whether no worker has said for a minute that it is there. Writers are not told of the worker.
 */
export async function scheduleAlarm(actor: Actor): Promise<ScheduleAlarm> {
  const now = await databaseNow(db())
  const [rows, chore] = await Promise.all([
    // statement_timestamp() and not clock_timestamp(): it is stable, so the indexes serve it.
    db().$queryRaw<{ articleId: string; plannedAt: Date }[]>`
      SELECT p.article_id AS "articleId", p.live_from AS "plannedAt" FROM pub.publication p
      WHERE p.live_from <= statement_timestamp() - interval '60 seconds' AND p.live_from > statement_timestamp() - interval '24 hours' AND p.created_at < p.live_from
        AND NOT EXISTS (SELECT FROM desk.receipt r WHERE r.target = p.id AND r.outcome IS NOT NULL)
      UNION ALL
      SELECT w.article_id, w.at FROM pub.withdrawal w
      WHERE w.at <= statement_timestamp() - interval '60 seconds' AND w.at > statement_timestamp() - interval '24 hours' AND w.created_at < w.at AND NOT w.silent
        AND NOT EXISTS (SELECT FROM desk.receipt r WHERE r.target = w.id AND r.outcome IS NOT NULL)
      ORDER BY 2 DESC LIMIT 50`,
    db().chore.findUnique({ where: { name: BEAT }, select: { lastRunAt: true } }),
  ])
  const seen = rows.length === 0 ? [] : await db().article.findMany({
    where: { AND: [visibleTo(actor), { id: { in: rows.map((row) => row.articleId) } }] }, select: { id: true, title: true },
  })
  const late = rows.flatMap(({ articleId, plannedAt }) => seen.filter(({ id }) => id === articleId).map((article) => ({ ...article, plannedAt })))
  const silent = !chore || now.getTime() - chore.lastRunAt.getTime() > LATE
  return { late, silentSince: actor.role === "writer" || !silent ? null : (chore?.lastRunAt ?? "never") }
}
