import "server-only"
import type { IsoDay } from "@/lib/arabic/dates"
import { cursorOf } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/site/client"
import type { MatterLine } from "@/lib/matters/published"
import { remembered } from "@/lib/page-store/remembered"
import { siteDb, siteRead, type Statement } from "@/lib/site-db"
import { together } from "@/lib/together"
import type { Paging } from "./paging"
import { nearest, shelfOf } from "./related"
import {
  readItems, readNewest, readPage, readThings, readWhole, toItem, toNeighbour, toView,
  type Files, type ItemRow, type Naming, type NeighbourRow, type NewestRow, type Things, type WholeRow,
} from "./shown"
import type { ArticleItem, ArticleView, BesideView, FrontView, ItemPage, Named, PastText, SectionView, SourceView, WithdrawnView } from "./view"

const PAGE = 20

/** Which articles a list holds. `sections` are several because a section's page shows its children's articles too. */
export type Scope = { sections: readonly string[] } | { source: string } | { author: string } | { topic: string } | { day: IsoDay } | "all"

/** The ids under which what a list holds was published: a thing's own, and of those that were merged into it (docs/decisions/0010). */
async function publishedUnder(scope: Exclude<Scope, "all" | { day: IsoDay }>): Promise<string[]> {
  const select = { id: true, merged: true } as const
  const read = {
    sections: (ids: readonly string[]) => siteDb().section.findMany({ where: { id: { in: [...ids] } }, select }),
    source: (id: string) => siteDb().source.findMany({ where: { id }, select }),
    author: (id: string) => siteDb().author.findMany({ where: { id }, select }),
    topic: (id: string) => siteDb().tag.findMany({ where: { id }, select }),
  }
  const rows = "sections" in scope ? await read.sections(scope.sections)
    : "source" in scope ? await read.source(scope.source)
    : "author" in scope ? await read.author(scope.author) : await read.topic(scope.topic)
  return rows.flatMap(({ id, merged }) => [id, ...merged])
}

type Key = { id: string; at: Date }

// The plain comparison of times is there for the index, which the comparison of pairs cannot use under a row policy.
const beyond = (paging: Paging, id: Prisma.Sql, at: Prisma.Sql) => {
  if (paging === "newest") return Prisma.sql`true`
  if ("before" in paging) {
    const { at: time, id: mark } = paging.before
    return Prisma.sql`${at} <= ${time.toISOString()}::timestamptz AND (${at}, ${id}) < (${time.toISOString()}::timestamptz, ${mark})`
  }
  const { at: time, id: mark } = paging.after
  return Prisma.sql`${at} >= ${time.toISOString()}::timestamptz AND (${at}, ${id}) > (${time.toISOString()}::timestamptz, ${mark})`
}

const tail = (paging: Paging, id: Prisma.Sql, at: Prisma.Sql, limit: number) =>
  typeof paging === "object" && "after" in paging
    ? Prisma.sql`ORDER BY ${at} ASC, ${id} ASC LIMIT ${limit}`
    : Prisma.sql`ORDER BY ${at} DESC, ${id} DESC LIMIT ${limit}`

/** The keys of a list's page: one walk along one index, however deep; for several ids one short walk each, every article once. */
async function keysOf(scope: Scope, paging: Paging, limit: number): Promise<Key[]> {
  const [id, at] = [Prisma.sql`a.id`, Prisma.sql`a.published_at`]
  const [linkId, linkAt] = [Prisma.sql`x.article_id`, Prisma.sql`x.published_at`]
  const own = Prisma.sql`AND ${beyond(paging, id, at)} ${tail(paging, id, at, limit)}`
  const linked = Prisma.sql`AND ${beyond(paging, linkId, linkAt)} ${tail(paging, linkId, linkAt, limit)}`
  if (scope === "all") return siteDb().$queryRaw<Key[]>`SELECT a.id, a.published_at AS at FROM pub.article a WHERE true ${own}`
  if ("day" in scope) return siteDb().$queryRaw<Key[]>`SELECT a.id, a.published_at AS at FROM pub.article a WHERE a.day = ${scope.day}::date ${own}`
  // One statement an id, which is a constant: so the planner knows how rare each is, and walks the right index.
  const walk = (under: string) => {
    if ("sections" in scope) return Prisma.sql`SELECT a.id, a.published_at AS at FROM pub.article a WHERE a.published_section_id = ${under}::uuid ${own}`
    if ("source" in scope) return Prisma.sql`SELECT a.id, a.published_at AS at FROM pub.article a WHERE a.published_source_id = ${under}::uuid ${own}`
    if ("author" in scope) return Prisma.sql`SELECT x.article_id AS id, x.published_at AS at FROM pub.article_author x WHERE x.published_author_id = ${under}::uuid ${linked}`
    return Prisma.sql`SELECT x.article_id AS id, x.published_at AS at FROM pub.article_tag x WHERE x.published_tag_id = ${under}::uuid ${linked}`
  }
  const walks = (await publishedUnder(scope)).map(walk)
  const [only] = walks
  if (only === undefined) return []
  if (walks.length === 1) return siteDb().$queryRaw<Key[]>(only)
  const all = Prisma.join(walks.map((each) => Prisma.sql`(${each})`), " UNION ALL ")
  return siteDb().$queryRaw<Key[]>`SELECT DISTINCT k.id, k.at FROM (${all}) k ${tail(paging, Prisma.sql`k.id`, Prisma.sql`k.at`, limit)}`
}

const MOST = { things: 4_000, items: 4_000, newest: 1_000, whole: 500 }

const rowsById = async <Row>(statement: Statement, ids: readonly string[]): Promise<Map<string, Row>> =>
  new Map((await siteRead<{ id: string; row: Row }>(statement, [ids.join()])).map(({ id, row }) => [id, row]))

// As what it was published, and as what it is now: that either is called otherwise is told of under its own id. Whether readers have it at all needs no
// telling: articles before them name it.
const thing = <Thing extends { id: string }>(statement: Statement, what: string) =>
  remembered((ids) => rowsById<Thing>(statement, ids), MOST.things, (row, id) => [`${what}:${id}`, `${what}:${row.id}`])
const [sections, sources] = [thing<Named>(readThings.section, "name"), thing<SourceView>(readThings.source, "name")]
const [authors, topics] = [thing<Named>(readThings.author, "name"), thing<Named>(readThings.topic, "name")]
const [matters, pictures] = [thing<MatterLine>(readThings.matter, "matter"), thing<Files>(readThings.picture, "media")]

/** What these rows name. */
async function thingsOf(rows: readonly Naming[]): Promise<Things> {
  const [section, source, author, topic, matter, picture] = await Promise.all([
    sections(rows.flatMap(({ sectionId }) => sectionId ?? [])), sources(rows.flatMap(({ sourceId }) => sourceId ?? [])), authors(rows.flatMap(({ authorIds }) => authorIds ?? [])),
    topics(rows.flatMap(({ topicIds }) => topicIds ?? [])), matters(rows.flatMap(({ matterId }) => matterId ?? [])),
    pictures(rows.flatMap(({ pictureId, figureIds }) => [...(pictureId ? [pictureId] : []), ...(figureIds ?? [])])),
  ])
  return { section, source, author, topic, matter, picture }
}

/** Until when what was read of an article holds, as tags: of itself, and of what its row names by ids, as those are now. */
function tagsFor({ id, sectionId, sourceId, authorIds, topicIds = [], matterId = null, pictureId, figureIds = [] }: ItemRow & Naming, shown: ArticleItem & { topics?: readonly Named[] }): string[] {
  const now = [shown.section, shown.source, ...shown.authors, ...(shown.topics ?? [])].map((one) => one?.id ?? null)
  const names: [string, readonly (string | null)[]][] = [
    ["article", [id]], ["name", [...new Set([sectionId, sourceId, ...authorIds, ...topicIds, ...now])]], ["matter", [matterId]], ["media", [pictureId, ...figureIds]],
  ]
  return names.flatMap(([what, ids]) => ids.flatMap((each) => (each === null ? [] : `${what}:${each}`)))
}

/** Articles by their ids from rows of `statement`, remembered. */
const shownBy = <Row extends ItemRow, Shown extends ArticleItem>(statement: Statement, show: (row: Row, things: Things) => Shown, most: number) => {
  const find = remembered(async (ids) => {
    const rows = (await siteRead<{ row: Row }>(statement, [ids.join()])).map(({ row }) => row)
    const things = await thingsOf(rows)
    return new Map(rows.map((row) => {
      const shown = show(row, things)
      return [row.id, { shown, tags: tagsFor(row, shown) }]
    }))
  }, most, ({ tags }) => tags)
  return async (ids: readonly string[]): Promise<Shown[]> => {
    const found = await find(ids)
    // What was withdrawn since the ids were read is in nothing that is read after that; what was before the change was told of, the store refuses.
    return ids.flatMap((id) => found.get(id)?.shown ?? [])
  }
}

/** The newest of each of these, under its name («section:», «source:» or «topic:», and the id). */
const newestOf = remembered(async (names) => {
  const ids = (what: string) => names.flatMap((name) => (name.startsWith(what) ? [name.slice(what.length)] : [])).join()
  const rows = await siteRead<NewestRow>(readNewest, [ids("section:"), ids("source:"), ids("topic:")])
  return new Map(rows.map(({ of, newest }) => [of, shelfOf((newest ?? []).map((each) => ({ ...each, at: Date.parse(each.at) })))]))
}, MOST.newest, (_, name) => [name])

/** These articles as lines of a list, in this order, without those that are not before readers. */
export const itemsOf = shownBy(readItems, toItem, MOST.items)

/** A page of a list, newest first, by the day an article was first published. A walk towards the newest that meets it gives the first page. */
export async function listArticles(scope: Scope, paging: Paging, size = PAGE): Promise<ItemPage> {
  const forward = typeof paging === "object" && "after" in paging
  const found = await keysOf(scope, paging, size + 1)
  const more = found.length > size
  if (forward && !more) return listArticles(scope, "newest", size)
  const keys = found.slice(0, size)
  if (forward) keys.reverse()
  const [first, last] = [keys.at(0), keys.at(-1)]
  return {
    items: await itemsOf(keys.map((key) => key.id)),
    newer: paging !== "newest" && first ? cursorOf(first) : null,
    older: (forward || more) && last ? cursorOf(last) : null,
  }
}

/** The article that is before readers under this id, or null. */
export async function articlePage(id: string): Promise<ArticleView | null> {
  return (await wholeArticles([id]))[0] ?? null
}

/** The newest articles of a list, whole, newest first: what its feed holds. */
export async function newestWhole(scope: Scope, limit: number): Promise<ArticleView[]> {
  return wholeArticles((await keysOf(scope, "newest", limit)).map((key) => key.id))
}

/** When the last article that was withdrawn left readers; null where none did. */
export async function lastWithdrawal(): Promise<Date | null> {
  return (await siteDb().withdrawn.findFirst({ orderBy: { at: "desc" }, select: { at: true } }))?.at ?? null
}

/** What stands where a withdrawn article stood, or null where none was withdrawn or one is before readers again. */
export async function withdrawnNotice(id: string): Promise<WithdrawnView | null> {
  return siteDb().withdrawn.findUnique({ where: { id }, select: { id: true, at: true, notice: true } })
}

type PageRow = { row: WholeRow; neighbours: NeighbourRow[] | null }

const readPages = together(async (ids) => {
  const rows = await siteRead<PageRow>(readPage, [ids.join()])
  return new Map(rows.map((each) => [each.row.id, each]))
})

const TOPICS = 6 // of an article, of which the newest may be read after it

/**
 * The article that is before readers under this id, and what a reader may go on to from it: `also`, the nearest to it (related.ts) among the
 * newest of its topics, its section and its paper; and what went out before and after it in its section. Null where there is no such article.
 */
export async function articleAndBeside(id: string, limit: number): Promise<{ view: ArticleView; beside: BesideView } | null> {
  const page = (await readPages([id])).get(id)
  if (page === undefined) return null
  const neighbours = page.neighbours ?? []
  const things = await thingsOf([page.row, ...neighbours])
  const view = toView(page.row, things)
  const byTime = (one: NeighbourRow, other: NeighbourRow) => Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1)
  // Of the sections that were merged into this one each has its own neighbour; the nearest of them is the article's.
  const of = (way: NeighbourRow["near"]) => neighbours.filter(({ near }) => near === way).sort(byTime).map((row) => toNeighbour(row, things))
  const [older = null, newer = null] = [of("older").at(-1), of("newer")[0]]
  const near = [
    ...(view.section ? [{ near: "section" as const, id: view.section.id }] : []), ...(view.source ? [{ near: "source" as const, id: view.source.id }] : []),
    ...view.topics.slice(0, TOPICS).map((topic) => ({ near: "topic" as const, id: topic.id })),
  ].map(({ near, id }) => ({ near, name: `${near}:${id}` }))
  const newest = await newestOf(near.map(({ name }) => name))
  const found = nearest(
    `${view.title} ${view.standfirst}`, near.map(({ near, name }) => ({ near, ...(newest.get(name) ?? shelfOf([])) })),
    new Set([id, older?.id ?? "", newer?.id ?? ""]), limit,
  )
  return { view, beside: { also: await itemsOf(found), older, newer } }
}

/** These articles whole, in this order, as far as they are before readers. */
export const wholeArticles = shownBy(readWhole, toView, MOST.whole)

/** The texts that an article had before the one it has now, newest first, as far as the newsroom shows readers what changed. */
export async function pastOfArticle(id: string): Promise<PastText[]> {
  const rows = await siteDb().$queryRaw<{ live_from: Date; live_until: Date; kicker: string; title: string; subtitle: string; standfirst: string; body: unknown }[]>`
    SELECT * FROM pub.article_past(${id})`
  return rows.map(({ live_from: from, live_until: until, ...text }) => ({ ...text, from, until }))
}

/**
 * What the front page shows: `places` in their order where they are before readers, the newest of all, the newest of each section among
 * `sections` that has a band, and what is `read` most.
 */
export async function frontPage(
  sections: readonly SectionView[], places: readonly string[], latest: number, each: number, read: { days: number; ids: readonly string[] } | null = null,
): Promise<FrontView> {
  const bands = sections.filter((section) => section.parentId === null && section.onFront)
  const within = (top: string) => [top, ...sections.filter((child) => child.parentId === top).map((child) => child.id)]
  const [newest, bySection] = await Promise.all([
    keysOf("all", "newest", latest),
    // A range of one and not an equality, ordered by section first: else the planner, which cannot know that one of them is rare,
    // walks the whole site by date until it has met enough of it.
    siteDb().$queryRaw<(Key & { section: string })[]>(Prisma.sql`
      SELECT s.id AS section, k.id, k.at
      FROM pub.section s CROSS JOIN LATERAL unnest(s.merged || s.id) AS own(id)
      CROSS JOIN LATERAL (
        SELECT a.id, a.published_at AS at FROM pub.article a WHERE a.published_section_id >= own.id AND a.published_section_id <= own.id
        ORDER BY a.published_section_id, a.published_at DESC, a.id DESC LIMIT ${each}) k
      WHERE s.id = ANY(${bands.flatMap((band) => within(band.id))}::uuid[])
      ORDER BY k.at DESC, k.id DESC`),
  ])
  const ids = new Set([...places, ...newest.map((key) => key.id), ...bySection.map((key) => key.id), ...(read?.ids ?? [])])
  const items = new Map((await itemsOf([...ids])).map((item) => [item.id, item]))
  const pick = (keys: readonly { id: string }[]) => keys.flatMap((key) => items.get(key.id) ?? [])
  return {
    arranged: pick(places.map((id) => ({ id }))),
    latest: pick(newest),
    mostRead: read && { days: read.days, items: pick(read.ids.map((id) => ({ id }))) },
    sections: bands.flatMap((section) => {
      const members = within(section.id)
      const found = pick(bySection.filter((key) => members.includes(key.section))).slice(0, each)
      return found.length > 0 ? [{ section, items: found }] : []
    }),
  }
}
