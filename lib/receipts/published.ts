import "server-only"
import { Prisma } from "@/lib/generated/site/client"
import { siteDb } from "@/lib/site-db"
import { urls } from "@/lib/urls"

const FIRST_PAGE = 20
// One of the three formats: the store keeps them alike, by the same tags.
const FEED = "rss.xml"

export type SeenByReaders = {
  /** The row that readers see of the article, if any. */
  publicationId: string | null
  slug: string | null
  /** What the page's own data must say of when this text began. */
  updatedAt: Date | null
  /** Addresses of the lists and feeds that name it, and whether each must show it at its beginning. */
  lists: { path: string; shown: boolean }[]
}

/** What the readers' own log-in sees of an article at this moment, and on which lists' first pages it belongs. */
export async function seenByReaders(articleId: string): Promise<SeenByReaders> {
  const row = await siteDb().article.findUnique({
    where: { id: articleId },
    select: { publicationId: true, slug: true, liveFrom: true, publishedAt: true, section: { select: { id: true, slug: true, merged: true } }, source: { select: { id: true, slug: true, merged: true } } },
  })
  if (row === null) return { publicationId: null, slug: null, updatedAt: null, lists: [] }
  const before = (ids: readonly string[], column: Prisma.Sql) => siteDb().$queryRaw<{ newer: number }[]>`
    SELECT count(*)::int AS newer FROM (SELECT FROM pub.article a WHERE ${column} = ANY(${[...ids]}::uuid[])
      AND (a.published_at, a.id) > (${row.publishedAt.toISOString()}::timestamptz, ${articleId}) LIMIT ${FIRST_PAGE}) n`
  const lists: SeenByReaders["lists"] = []
  if (row.section) {
    const children = await siteDb().section.findMany({ where: { parentId: row.section.id }, select: { id: true, merged: true } })
    const ids = [row.section, ...children].flatMap((one) => [one.id, ...one.merged])
    const [found] = await before(ids, Prisma.sql`a.published_section_id`)
    lists.push({ path: urls.section(row.section.slug), shown: (found?.newer ?? 0) < FIRST_PAGE })
  }
  if (row.source) {
    const [found] = await before([row.source.id, ...row.source.merged], Prisma.sql`a.published_source_id`)
    lists.push({ path: urls.source(row.source.slug), shown: (found?.newer ?? 0) < FIRST_PAGE })
  }
  return { publicationId: row.publicationId, slug: row.slug, updatedAt: row.liveFrom, lists: lists.flatMap(({ path, shown }) => [{ path, shown }, { path: urls.feed(path, FEED), shown }]) }
}

/** The lists and feeds in which an article that was taken down stood by its section and its paper, where readers are shown these. */
export async function listsOf(sectionId: string | null, sourceId: string | null): Promise<string[]> {
  const section = sectionId === null ? null : await siteDb().section.findFirst({ where: { OR: [{ id: sectionId }, { merged: { has: sectionId } }] }, select: { slug: true } })
  const source = sourceId === null ? null : await siteDb().source.findFirst({ where: { OR: [{ id: sourceId }, { merged: { has: sourceId } }] }, select: { slug: true } })
  return [...(section ? [urls.section(section.slug)] : []), ...(source ? [urls.source(source.slug)] : [])].flatMap((path) => [path, urls.feed(path, FEED)])
}
