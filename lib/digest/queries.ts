import { dayIn, type IsoDay } from "@/lib/arabic/dates"
import { seenBy } from "@/lib/articles/visibility"
import { dayAfter } from "@/lib/calendar/days"
import { databaseNow, db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { boardOf, type Piece } from "./board"

export type Paper = { id: string; name: string; offWeekdays: number[]; offDays: IsoDay[] }

/**
 * The papers by the days up to `until`, the newest first, with what there is of each. The pieces come in one question, counted by the
 * database. Papers and the state of a cell are everybody's at the desk; a cell leads to a piece only where this person may see it.
 */
export async function digestBoard(actor: Actor, { until, count, timeZone }: { until: IsoDay | null; count: number; timeZone: string }) {
  const now = await databaseNow(db())
  const today = dayIn(now, timeZone)
  const last = until ?? today
  const days = Array.from({ length: count }, (_, index) => dayAfter(last, -index))
  const [sources, pieces] = await Promise.all([
    db().source.findMany({ where: { mergedIntoId: null }, orderBy: { nameKey: "asc" }, select: { id: true, name: true, offWeekdays: true, offDays: true } }),
    db().$queryRaw<(Omit<Piece, "id"> & { id: string | null })[]>`
      SELECT "sourceId", day, state, count(*)::int AS count, (array_agg(id ORDER BY id) FILTER (WHERE seen))[1] AS id FROM (
        SELECT coalesce(s.merged_into, s.id) AS "sourceId", to_char(a.source_date, 'YYYY-MM-DD') AS day, a.id, ${seenBy(actor)} AS seen,
          CASE WHEN a.phase = 'draft' THEN 'captured' WHEN a.phase IN ('in_review', 'approved') THEN 'review'
            WHEN EXISTS (SELECT FROM pub.publication p WHERE p.article_id = a.id AND p.live_from <= ${now.toISOString()}::timestamptz AND (p.live_until IS NULL OR p.live_until > ${now.toISOString()}::timestamptz)) THEN 'published'
            WHEN EXISTS (SELECT FROM pub.publication p WHERE p.article_id = a.id AND p.live_from > ${now.toISOString()}::timestamptz) THEN 'scheduled' END AS state
        FROM desk.article a JOIN desk.source s ON s.id = a.source_id
        WHERE a.source_date BETWEEN ${days.at(-1) ?? today}::date AND ${last}::date AND a.origin <> 'own' AND a.phase IN ('draft', 'in_review', 'approved', 'published')
      ) found WHERE state IS NOT NULL GROUP BY 1, 2, 3`,
  ])
  const papers: Paper[] = sources.map((source) => ({ ...source, offDays: source.offDays.map((day) => day.toISOString().slice(0, 10)) }))
  const rows = boardOf(papers, days, today, pieces.map((piece) => ({ ...piece, id: piece.id ?? "" })))
  // The papers that the newsroom takes from stand first; a registry knows many more.
  return { days, today, rows: [...rows.filter(({ had }) => had > 0), ...rows.filter(({ had }) => had === 0)] }
}
