import { dayIn, type IsoDay } from "@/lib/arabic/dates"
import { databaseNow, db, type Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/desk/client"
import { can, type Actor } from "@/lib/permissions"
import { daysLeft, type SourcePermission, termsOn } from "./terms"

/** Papers whose permission ends within so many days are announced. */
const SOON = 30
const MOST = 100

/** An article before readers, or about to be, that its paper no longer allows as it stands. */
export type Due = {
  id: string; version: number; title: string; liveFrom: Date; ahead: boolean
  sourceId: string; source: string; terms: SourcePermission | "ended"; permissionUntil: IsoDay | null
}
export type KeptLine = { id: string; title: string; source: string; reason: string; by: string; at: Date }
export type Ending = { id: string; name: string; permissionUntil: IsoDay; days: number; live: number }

/** Whoever may take an article down decides whether it stays. */
const decides = (actor: Actor) => can(actor, "article.keep", { id: "all", writerId: "", sectionId: null, isDraft: false })

/**
 * What waits for a decision at `now`, one row an article: it is or will be before readers, and its paper gives no permission, or gave one
 * that is over, or allows no more than quotation since after it went out. What was decided since the terms are what they are is left out.
 */
const dueAt = (now: Date, today: IsoDay, timeZone: string, ofArticle?: string) => Prisma.sql`
  SELECT DISTINCT ON (p.article_id) p.article_id AS id, a.version, p.title, p.live_from AS "liveFrom", p.live_from > ${now} AS ahead,
    s.id AS "sourceId", s.name AS source, s.name_key AS "nameKey", s.permission, s.permission_until::text AS "permissionUntil"
  FROM pub.publication p
  JOIN desk.article a ON a.id = p.article_id
  JOIN desk.source o ON o.id = p.source_id
  JOIN desk.source s ON s.id = coalesce(o.merged_into, o.id)
  LEFT JOIN desk.kept k ON k.article_id = p.article_id AND k.source_id = s.id AND k.kept_at >= s.permission_at
    AND (s.permission_until IS NULL OR s.permission_until >= ${today}::date OR k.kept_at >= (s.permission_until + 1)::timestamp AT TIME ZONE ${timeZone})
  WHERE (p.live_until IS NULL OR p.live_until > ${now}) AND k.article_id IS NULL
    AND (s.permission = 'none' OR s.permission_until < ${today}::date OR (s.permission = 'quotation' AND p.created_at < s.permission_at))
    ${ofArticle === undefined ? Prisma.empty : Prisma.sql`AND p.article_id = ${ofArticle}`}
  ORDER BY p.article_id, p.live_from`

async function clock(tx: Tx) {
  const now = await databaseNow(tx)
  const { timeZone } = await tx.newsroom.findFirstOrThrow({ select: { timeZone: true } })
  return { now, today: dayIn(now, timeZone), timeZone }
}

/** How many articles wait for a decision; null for who decides nothing. */
export async function dueCount(actor: Actor): Promise<number | null> {
  if (!decides(actor)) return null
  const { now, today, timeZone } = await clock(db())
  const [row] = await db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM (${dueAt(now, today, timeZone)}) AS due`
  return row?.n ?? 0
}

/** The newspaper for whose sake an article waits for a decision, or null where it does not. */
export async function dueOf(tx: Tx, articleId: string): Promise<{ sourceId: string } | null> {
  const { now, today, timeZone } = await clock(tx)
  const [row] = await tx.$queryRaw<{ sourceId: string }[]>`SELECT due."sourceId" FROM (${dueAt(now, today, timeZone, articleId)}) AS due`
  return row ?? null
}

/** What waits for a decision, by paper, the newest first; what was decided to stay; and the papers whose permission ends soon. Null for who decides nothing. */
export async function permissionReview(actor: Actor): Promise<{ due: Due[]; all: number; kept: KeptLine[]; ending: Ending[] } | null> {
  if (!decides(actor)) return null
  const { now, today, timeZone } = await clock(db())
  const rows = await db().$queryRaw<(Omit<Due, "terms"> & { permission: string; all: number })[]>`
    SELECT due.id, due.version, due.title, due."liveFrom", due.ahead, due."sourceId", due.source, due.permission, due."permissionUntil",
           count(*) OVER ()::int AS all
    FROM (${dueAt(now, today, timeZone)}) AS due ORDER BY due."nameKey", due."liveFrom" DESC LIMIT ${MOST}`
  const due = rows.map(({ permission, all: _all, ...row }) => ({ ...row, terms: termsOn({ permission, permissionUntil: row.permissionUntil }, today) }))
  return { due, all: rows[0]?.all ?? 0, kept: await keptArticles(now), ending: await endingSoon(today) }
}

/** What was decided to stay and still is before readers, the last decision first. */
async function keptArticles(now: Date): Promise<KeptLine[]> {
  return db().$queryRaw<KeptLine[]>`
    SELECT k.article_id AS id, p.title, s.name AS source, k.reason, k.kept_by_name AS by, k.kept_at AS at
    FROM desk.kept k JOIN desk.source s ON s.id = k.source_id AND k.kept_at >= s.permission_at
    JOIN pub.publication p ON p.article_id = k.article_id AND p.live_from <= ${now} AND (p.live_until IS NULL OR p.live_until > ${now})
    ORDER BY k.kept_at DESC LIMIT ${MOST}`
}

/** The papers whose permission ends within thirty days, the next first, with how many of their articles are before readers. */
async function endingSoon(today: IsoDay): Promise<Ending[]> {
  const rows = await db().source.findMany({
    where: { mergedIntoId: null, permission: { not: "none" }, permissionUntil: { gte: new Date(today), lte: new Date(Date.parse(today) + SOON * 86_400_000) } },
    orderBy: [{ permissionUntil: "asc" }, { nameKey: "asc" }], take: MOST, select: { id: true, name: true, permission: true, permissionUntil: true, merged: true },
  })
  return Promise.all(rows.map(async ({ id, name, permission, permissionUntil, merged }) => {
    const until = permissionUntil?.toISOString().slice(0, 10) ?? today
    const live = await db().publication.count({
      where: { sourceId: { in: [id, ...merged] }, liveFrom: { lte: new Date() }, OR: [{ liveUntil: null }, { liveUntil: { gt: new Date() } }] },
    })
    return { id, name, permissionUntil: until, days: daysLeft({ permission, permissionUntil: until }, today) ?? 0, live }
  }))
}

/** Days left of a permission that ends soon; null where it does not. */
export function endsSoon(terms: Parameters<typeof daysLeft>[0], today: IsoDay): number | null {
  const days = daysLeft(terms, today)
  return days !== null && days <= SOON ? days : null
}
