import "server-only"
import { Prisma } from "@/lib/generated/site/client"
import { siteDb, siteRead, type Statement } from "@/lib/site-db"
import { MOST, type Names, type Range } from "./parts"

// Of each there may be thousands: an object made of each row takes longer than reading it, and so does any list but one that is JSON.
const readBeginnings = { name: "sitemap_parts", text: "SELECT json_agg(s.begins_at ORDER BY s.begins_at) AS all FROM pub.sitemap_part s" }
const names = (view: string): Statement => ({ name: `sitemap_${view}s`, text: `SELECT array_to_json(ARRAY(SELECT n.slug FROM pub.${view} n ORDER BY n.slug LIMIT ${MOST})) AS slugs` })
const readNames: Record<Names, Statement> = { authors: names("author"), topics: names("tag") }
const readAny = { name: "sitemap_any", text: "SELECT EXISTS (SELECT FROM pub.author) AS authors, EXISTS (SELECT FROM pub.tag) AS topics" }

/** Where the parts begin, oldest first; the first of all is before them. */
export async function partBeginnings(): Promise<Date[]> {
  return ((await siteRead<{ all: string[] | null }>(readBeginnings))[0]?.all ?? []).map((at) => new Date(at))
}

/** From when until when the part reaches that begins then; null where none does. */
export async function partRange(begins: Date | null): Promise<Range | null> {
  if (begins !== null && (await siteDb().sitemapPart.count({ where: { beginsAt: begins } })) === 0) return null
  const next = await siteDb().sitemapPart.findFirst({ ...(begins ? { where: { beginsAt: { gt: begins } } } : {}), orderBy: { beginsAt: "asc" } })
  return { from: begins, until: next?.beginsAt ?? null }
}

/** Of by-lines and of topics: whether any stands on something before readers. */
export async function anyNames(): Promise<Record<Names, boolean>> {
  const [any] = await siteRead<Record<Names, boolean>>(readAny)
  return any ?? { authors: false, topics: false }
}

/** The slugs of the by-lines, or of the topics, that stand on something before readers. */
export async function namesListed(what: Names): Promise<string[]> {
  return (await siteRead<{ slugs: string[] }>(readNames[what]))[0]?.slugs ?? []
}

export type Listed = { id: string; slug: string; title: string; liveFrom: Date; publishedAt: Date }

/** The ids under which texts were published of which search engines may keep another newspaper's (lib/sources/indexing.ts says the same). */
async function openSources(): Promise<string[]> {
  const rows = await siteDb().source.findMany({ where: { indexPolicy: "index" }, select: { id: true, merged: true } })
  return rows.flatMap(({ id, merged }) => [id, ...merged])
}

const columns = Prisma.sql`a.id, a.slug, a.title, a.live_from AS "liveFrom", a.published_at AS "publishedAt"`

/** The articles of a range of time that search engines may keep under our address, oldest first: one walk along one index. `own`: ours too. */
export async function listedArticles({ from, until }: Range, own: boolean): Promise<Listed[]> {
  const open = await openSources()
  if (!own && open.length === 0) return []
  const begins = from === null ? Prisma.sql`true` : Prisma.sql`a.published_at >= ${from.toISOString()}::timestamptz`
  const ends = until === null ? Prisma.sql`true` : Prisma.sql`a.published_at < ${until.toISOString()}::timestamptz`
  return siteDb().$queryRaw<Listed[]>`
    SELECT ${columns} FROM pub.article a
    WHERE ${begins} AND ${ends}
      AND ((${own} AND (a.origin = 'own' OR a.published_source_id IS NULL)) OR (a.origin <> 'own' AND a.published_source_id = ANY(${open}::uuid[])))
    ORDER BY a.published_at, a.id LIMIT ${MOST}`
}

/** The newsroom's own pieces since a time, newest first. */
export async function ownSince(since: Date, most: number): Promise<Listed[]> {
  return siteDb().$queryRaw<Listed[]>`
    SELECT ${columns} FROM pub.article a WHERE a.published_at >= ${since.toISOString()}::timestamptz AND a.origin = 'own' ORDER BY a.published_at DESC, a.id DESC LIMIT ${most}`
}
