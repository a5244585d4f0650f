import { dayIn, type IsoDay } from "@/lib/arabic/dates"
import { standingOf, standingSelect } from "@/lib/articles/facts"
import { visibleTo } from "@/lib/articles/visibility"
import { databaseNow, db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import type { State } from "@/lib/publishing/state"
import { dayAfter, daysOf, firstWeekday, type Span } from "./days"

const MOST = 500
const POOL = 40
const open = ["draft", "in_review", "approved"]

export type Entry = {
  key: string
  id: string
  title: string
  source: string | null
  state: State
  /** `plan`: it is meant to appear then, and can be drawn elsewhere. The others are times that hold. */
  what: "plan" | "publish" | "update" | "take_down"
  at: Date
  day: IsoDay
  /** Whether this person may plan it. */
  movable: boolean
  /** Of a time that has come: what became of it. */
  receipt: { outcome: string | null; seenAt: Date | null } | null
}

export type PoolEntry = { id: string; title: string; source: string | null; state: State; movable: boolean }

export type CalendarPage = { days: IsoDay[]; today: IsoDay; now: Date; entries: Entry[]; pool: PoolEntry[]; more: boolean }

/** A page of the calendar, of what this person may see: what is planned, what goes out, changes or comes down at its time, and what has no plan yet. */
export async function calendarPage(actor: Actor, { span, day, timeZone }: { span: Span; day: IsoDay | null; timeZone: string }): Promise<CalendarPage> {
  const now = await databaseNow(db())
  const today = dayIn(now, timeZone)
  const days = daysOf(span, day ?? today, firstWeekday(timeZone))
  // A day is never longer than 25 hours or further than a day from the same of UTC: a little more is read, and what is not of these days left out.
  const from = new Date(Date.parse(`${dayAfter(days[0] ?? today, -1)}T00:00:00Z`))
  const to = new Date(Date.parse(`${dayAfter(days.at(-1) ?? today, 2)}T00:00:00Z`))
  const select = { id: true, title: true, writerId: true, sectionId: true, plannedFor: true, source: { select: { name: true } }, ...standingSelect(now) } as const
  const seen = visibleTo(actor)
  const [planned, rows, downs, pool] = await Promise.all([
    db().article.findMany({ where: { AND: [seen, { phase: { in: open }, plannedFor: { gte: from, lt: to } }] }, orderBy: [{ plannedFor: "asc" }, { id: "asc" }], take: MOST, select }),
    db().publication.findMany({
      where: { liveFrom: { gte: from, lt: to }, article: seen }, orderBy: [{ liveFrom: "asc" }, { id: "asc" }], take: MOST,
      select: { id: true, liveFrom: true, publishedAt: true, title: true, articleId: true },
    }),
    db().withdrawal.findMany({ where: { at: { gte: from, lt: to }, silent: false }, orderBy: [{ at: "asc" }, { id: "asc" }], take: MOST, select: { id: true, articleId: true, at: true } }),
    db().article.findMany({ where: { AND: [seen, { phase: { in: open }, plannedFor: null }] }, orderBy: [{ editedAt: "desc" }, { id: "desc" }], take: POOL, select }),
  ])
  const ids = [...new Set([...rows, ...downs].map(({ articleId }) => articleId))]
  const [articles, receipts] = await Promise.all([
    db().article.findMany({ where: { AND: [seen, { id: { in: ids } }] }, select }),
    db().receipt.findMany({ where: { target: { in: [...rows, ...downs].map(({ id }) => id) } }, select: { target: true, outcome: true, seenAt: true } }),
  ])
  const byId = new Map(articles.map((row) => [row.id, row]))
  const shown = (row: (typeof articles)[number]) => {
    const { state } = standingOf(row, now)
    const facts = { id: row.id, writerId: row.writerId, sectionId: row.sectionId, isDraft: state === "draft" }
    return { id: row.id, title: row.title, source: row.source?.name ?? null, state, movable: can(actor, "article.edit", facts) }
  }
  const timed = (target: string, articleId: string, what: Entry["what"], at: Date, title?: string): Entry[] => {
    const row = byId.get(articleId)
    if (!row) return []
    const receipt = receipts.find((one) => one.target === target)
    return [{ ...shown(row), ...(title ? { title } : {}), key: target, movable: false, what, at, day: dayIn(at, timeZone), receipt: receipt ? { outcome: receipt.outcome, seenAt: receipt.seenAt } : null }]
  }
  const within = new Set(days)
  const entries: Entry[] = [
    ...planned.flatMap((row) => (row.plannedFor ? [{ ...shown(row), key: row.id, what: "plan" as const, at: row.plannedFor, day: dayIn(row.plannedFor, timeZone), receipt: null }] : [])),
    ...rows.flatMap((row) => timed(row.id, row.articleId, row.publishedAt.getTime() === row.liveFrom.getTime() ? "publish" : "update", row.liveFrom, row.title)),
    ...downs.flatMap((row) => timed(row.id, row.articleId, "take_down", row.at)),
  ].filter((entry) => within.has(entry.day)).sort((a, b) => a.at.getTime() - b.at.getTime())
  return { days, today, now, entries, pool: pool.map(shown), more: [planned, rows, downs].some((found) => found.length === MOST) }
}
