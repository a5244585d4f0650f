import "server-only"
import type { IsoDay } from "@/lib/arabic/dates"
import { cursorOf } from "@/lib/cursor"
import { fidelities } from "@/lib/fidelity/rule"
import { Prisma } from "@/lib/generated/site/client"
import { readWidths } from "@/lib/media/renditions"
import { siteDb } from "@/lib/site-db"
import { urls } from "@/lib/urls"
import type { Paging } from "./paging"
import { nearest, type Candidate } from "./related"
import type { ArticleItem, ArticleView, BesideView, CorrectionView, FrontView, ItemPage, Named, PastText, PictureView, SectionView, WithdrawnView } from "./view"

const PAGE = 20
const named = { select: { id: true, slug: true, name: true } } as const

const itemSelect = {
  id: true, slug: true, title: true, standfirst: true, origin: true, kind: true, kindLabel: true, publishedAt: true, sourceDate: true,
  section: named,
  source: { select: { id: true, slug: true, name: true, monthStyle: true } },
  authors: { select: { author: named }, orderBy: { position: "asc" } },
  pictureAlt: true, pictureCaption: true, pictureCredit: true,
  picture: { select: { id: true, key: true, width: true, height: true, renditions: true, focalX: true, focalY: true } },
} satisfies Prisma.ArticleSelect

type ItemRow = Prisma.ArticleGetPayload<{ select: typeof itemSelect }>

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** Each once: an article may bear both of two names that were merged since. */
const each = (named: readonly Named[]): Named[] => [...new Map(named.map((one) => [one.id, one])).values()]

type PictureRow = Pick<ItemRow, "picture" | "pictureAlt" | "pictureCaption" | "pictureCredit">

/** What was said of the picture when it went out, and its files as they are now. */
function pictureOf({ picture, pictureAlt: alt, pictureCaption: caption, pictureCredit: credit }: PictureRow): PictureView | null {
  if (picture === null) return null
  const { key, renditions, ...rest } = picture
  return { ...rest, base: urls.picture(key), widths: readWidths(renditions), alt, caption, credit }
}

function toItem({ picture, pictureAlt, pictureCaption, pictureCredit, ...row }: ItemRow): ArticleItem {
  return {
    ...row, sourceDate: day(row.sourceDate), authors: each(row.authors.map(({ author }) => author)),
    picture: pictureOf({ picture, pictureAlt, pictureCaption, pictureCredit }),
  }
}

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

/** These articles as lines of a list, in this order, without those that are not before readers. */
export async function itemsOf(ids: readonly string[]): Promise<ArticleItem[]> {
  if (ids.length === 0) return []
  const rows = await siteDb().article.findMany({ where: { id: { in: [...ids] } }, select: itemSelect })
  const byId = new Map(rows.map((row) => [row.id, toItem(row)]))
  // Something may have been withdrawn between the two reads; then it is not shown.
  return ids.flatMap((id) => byId.get(id) ?? [])
}

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

const articleSelect = {
  ...itemSelect,
  kicker: true, subtitle: true, body: true, words: true, liveFrom: true, sourceUrl: true, corrections: true, fidelity: true,
  source: { select: { id: true, slug: true, name: true, country: true, site: true, monthStyle: true, creditLine: true, indexPolicy: true } },
  tags: { select: { tag: named }, orderBy: { tag: { name: "asc" } } },
  matter: { select: { matter: { select: { id: true, title: true } } } },
  figures: { select: { picture: { select: { id: true, key: true, width: true, height: true, renditions: true, focalX: true, focalY: true } } } },
} satisfies Prisma.ArticleSelect

type ArticleRow = Prisma.ArticleGetPayload<{ select: typeof articleSelect }>

/** The article that is before readers under this id, or null. */
export async function articlePage(id: string): Promise<ArticleView | null> {
  const row = await siteDb().article.findUnique({ where: { id }, select: articleSelect })
  return row && toView(row)
}

/** The newest articles of a list, whole, newest first: what its feed holds. */
export async function newestWhole(scope: Scope, limit: number): Promise<ArticleView[]> {
  return wholeArticles((await keysOf(scope, "newest", limit)).map((key) => key.id))
}

/** When the last article that was withdrawn left readers; null where none did. */
export async function lastWithdrawal(): Promise<Date | null> {
  return (await siteDb().withdrawn.aggregate({ _max: { at: true } }))._max.at
}

function toView(row: ArticleRow): ArticleView {
  const { matter, liveFrom, tags, authors, figures, corrections, sourceDate, picture, pictureAlt, pictureCaption, pictureCredit, ...article } = row
  return {
    ...article, sourceDate: day(sourceDate), updatedAt: liveFrom, authors: each(authors.map(({ author }) => author)),
    picture: pictureOf({ picture, pictureAlt, pictureCaption, pictureCredit }), topics: each(tags.map(({ tag }) => tag)),
    figures: figures.flatMap(({ picture: file }) => pictureOf({ picture: file, pictureAlt: "", pictureCaption: "", pictureCredit: "" }) ?? []),
    corrections: correctionsOf(corrections), matter: matter?.matter ?? null, fidelity: fidelities.find((each) => each === row.fidelity) ?? null,
  }
}

/** The notices of a publication, oldest first; whatever is not one is left out. */
function correctionsOf(json: unknown): CorrectionView[] {
  if (!Array.isArray(json)) return []
  return json.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null || !("at" in entry) || !("note" in entry)) return []
    const at = new Date(String(entry.at))
    return Number.isNaN(at.getTime()) || typeof entry.note !== "string" ? [] : [{ at, note: entry.note }]
  })
}

/** What stands where a withdrawn article stood, or null where none was withdrawn or one is before readers again. */
export async function withdrawnNotice(id: string): Promise<WithdrawnView | null> {
  return siteDb().withdrawn.findUnique({ where: { id }, select: { id: true, at: true, notice: true } })
}

const NEWEST = 8
const TOPICS = 6

/**
 * What a reader may go on to from an article: `also`, the nearest to it (related.ts) among the newest of its topics, its section and its paper;
 * and what went out before and after it in its section. One statement of short walks, however much there is.
 */
export async function besideArticle(view: Pick<ArticleView, "id" | "title" | "standfirst" | "publishedAt" | "section" | "source" | "topics">, limit: number): Promise<BesideView> {
  const head = Prisma.sql`a.id, a.published_at AS at, a.title || ' ' || a.standfirst AS head`
  const at = Prisma.sql`${view.publishedAt.toISOString()}::timestamptz`
  // A range of one and not an equality, and ordered by it first: see frontPage below.
  const ofSection = (why: string, where: Prisma.Sql, order: Prisma.Sql, most: number) => Prisma.sql`
    SELECT ${why} AS near, k.* FROM pub.section s CROSS JOIN LATERAL unnest(s.merged || s.id) AS own(id) CROSS JOIN LATERAL (
      SELECT ${head} FROM pub.article a WHERE a.published_section_id >= own.id AND a.published_section_id <= own.id AND ${where} ORDER BY ${order} LIMIT ${most}) k
    WHERE s.id = ${view.section?.id}::uuid`
  const newest = Prisma.sql`a.published_section_id, a.published_at DESC, a.id DESC`
  const walks = [
    ...(view.section === null ? [] : [
      ofSection("section", Prisma.sql`true`, newest, NEWEST),
      ofSection("older", Prisma.sql`a.published_at <= ${at} AND (a.published_at, a.id) < (${at}, ${view.id})`, newest, 1),
      ofSection("newer", Prisma.sql`a.published_at >= ${at} AND (a.published_at, a.id) > (${at}, ${view.id})`,
        Prisma.sql`a.published_section_id DESC, a.published_at, a.id`, 1),
    ]),
    ...(view.source === null ? [] : [Prisma.sql`
      SELECT 'source' AS near, ${head} FROM pub.article a WHERE a.published_source_id = ${view.source.id}::uuid ORDER BY a.published_at DESC, a.id DESC LIMIT ${NEWEST}`]),
    ...view.topics.slice(0, TOPICS).map(({ id }) => Prisma.sql`
      SELECT 'topic' AS near, ${head} FROM (
        SELECT x.article_id FROM pub.article_tag x WHERE x.published_tag_id = ${id}::uuid ORDER BY x.published_at DESC LIMIT ${NEWEST}) t JOIN pub.article a ON a.id = t.article_id`),
  ]
  if (walks.length === 0) return { also: [], older: null, newer: null }
  const found = await siteDb().$queryRaw<(Omit<Candidate, "near"> & { near: Candidate["near"] | "older" | "newer" })[]>(Prisma.join(walks.map((walk) => Prisma.sql`(${walk})`), " UNION ALL "))
  const byTime = (one: Pick<Candidate, "id" | "at">, other: Pick<Candidate, "id" | "at">) => one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1)
  // Of the sections that were merged into this one each has its own neighbour; the nearest of them is the article's.
  const older = found.filter(({ near }) => near === "older").sort(byTime).at(-1)?.id
  const newer = found.filter(({ near }) => near === "newer").sort(byTime)[0]?.id
  const candidates = found.flatMap(({ near, ...each }) =>
    near === "older" || near === "newer" || [view.id, older, newer].includes(each.id) ? [] : [{ ...each, near }])
  const also = nearest(`${view.title} ${view.standfirst}`, candidates, limit)
  const items = await itemsOf([...also, ...(older ? [older] : []), ...(newer ? [newer] : [])])
  const item = (id: string | undefined) => items.find((each) => each.id === id) ?? null
  return { also: also.flatMap((id) => item(id) ?? []), older: item(older), newer: item(newer) }
}

/** These articles whole, in this order, as far as they are before readers. */
export async function wholeArticles(ids: readonly string[]): Promise<ArticleView[]> {
  const rows = await siteDb().article.findMany({ where: { id: { in: [...ids] } }, select: articleSelect })
  const byId = new Map(rows.map((row) => [row.id, toView(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

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
