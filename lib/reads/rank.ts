import "server-only"
import { dayIn } from "@/lib/arabic/dates"
import { dayAfter } from "@/lib/calendar/days"
import { databaseNow, db } from "@/lib/db"
import { LISTED, SPANS, chooseMostRead, type Ranked } from "./rule"

/** Reckons what is read most. The table is touched only where that is another list than before, since every change makes the front page anew. */
export async function rankReads(): Promise<void> {
  const { timeZone } = await db().newsroom.findFirstOrThrow({ select: { timeZone: true } })
  const today = dayIn(await databaseNow(db()), timeZone)
  const spans = await Promise.all(SPANS.map((days) => ranked(dayAfter(today, 1 - days))))
  const { days, ids } = chooseMostRead(spans) ?? { days: 0, ids: [] }
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('waha.most_read'))`
    const before = await tx.mostRead.findMany({ orderBy: { position: "asc" } })
    if (before.length === ids.length && before.every(({ articleId, days: of }, index) => articleId === ids[index] && of === days)) return
    await tx.mostRead.deleteMany()
    await tx.mostRead.createMany({ data: ids.map((articleId, position) => ({ position, articleId, days })) })
  })
}

/** What readers have and was read since a day, most first. */
function ranked(since: string): Promise<Ranked[]> {
  return db().$queryRaw<Ranked[]>`
    SELECT r.article_id AS id, r.reads FROM (
      SELECT article_id, sum(count)::integer AS reads FROM desk.article_reads WHERE day >= ${since}::date GROUP BY 1) r
    WHERE EXISTS (SELECT FROM pub.publication p WHERE p.article_id = r.article_id AND p.live_from <= statement_timestamp() AND (p.live_until IS NULL OR p.live_until > statement_timestamp()))
    ORDER BY r.reads DESC, r.article_id LIMIT ${LISTED}`
}
