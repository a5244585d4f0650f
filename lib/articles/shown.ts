import { fidelities } from "@/lib/fidelity/rule"
import type { MatterLine } from "@/lib/matters/published"
import { readWidths } from "@/lib/media/renditions"
import type { Found } from "@/lib/page-store/remembered"
import type { Statement } from "@/lib/site-db"
import { urls } from "@/lib/urls"
import type { ArticleItem, ArticleView, CorrectionView, Named, NeighbourView, PictureView, SourceView } from "./view"

/**
 * What readers' pages read of articles: the statements, each of which answers with whole pieces as JSON, and what is made of their rows. Over the
 * views of `pub` alone, whose policies say what is before readers. They take ids, along whose indexes there is one best plan. Pure.
 *
 * A view's policy asks for a row of its own, and is asked before whatever might tell of a row, such as an id that a view computes. So each step
 * stands by itself (LIMIT) and hands on plain ids: else the policy is asked of every tag and every paper there is. What an article names (its
 * section, its topics) it names by the ids under which it was published, and readThings says what those are: the same few for many articles.
 */

/** A row of `pub.media`, under this name in the statement, as a page needs it. */
export const picture = (of: string) => `json_build_object('id', ${of}.id, 'key', ${of}.key, 'width', ${of}.width, 'height', ${of}.height, 'renditions', ${of}.renditions, 'focalX', ${of}.focal_x, 'focalY', ${of}.focal_y)`
const idsAt = (id: string, from: string, order = "") => `coalesce((SELECT json_agg(x.${id}${order && ` ORDER BY x.${order}`}) FROM pub.${from} x WHERE x.article_id = a.id), '[]')`

const line = `
  'id', a.id, 'slug', a.slug, 'title', a.title, 'standfirst', a.standfirst, 'origin', a.origin, 'kind', a.kind, 'kindLabel', a.kind_label,
  'publishedAt', a.published_at, 'sourceDate', a.source_date, 'pictureAlt', a.picture_alt, 'pictureCaption', a.picture_caption, 'pictureCredit', a.picture_credit,
  'sectionId', a.published_section_id, 'sourceId', a.published_source_id, 'authorIds', ${idsAt("published_author_id", "article_author", "position")}, 'pictureId', a.picture_id`

const whole = `json_build_object(${line},
  'kicker', a.kicker, 'subtitle', a.subtitle, 'body', a.body, 'words', a.words, 'liveFrom', a.live_from, 'sourceUrl', a.source_url,
  'corrections', a.corrections, 'fidelity', a.fidelity, 'topicIds', ${idsAt("published_tag_id", "article_tag")}, 'figureIds', ${idsAt("media_id", "article_figure")},
  'matterId', (SELECT x.matter_id FROM pub.matter_article x WHERE x.article_id = a.id))`

const NEWEST = 8

// A range of one and not an equality, and ordered by it first: see frontPage in published.ts.
const walk = (what: string, where: string, order: string, most: number) => `unnest(s.merged || s.id) AS own(id) CROSS JOIN LATERAL (
  SELECT ${what} FROM pub.article b WHERE b.published_section_id >= own.id AND b.published_section_id <= own.id AND ${where} ORDER BY ${order} LIMIT ${most}) k`

/** The neighbours of an article in its section, and in each that was merged into that. Short walks, however much there is. */
const neighbour = (near: string, where: string, order: string) => `
  SELECT json_build_object('near', '${near}', 'id', k.id, 'at', k.at, 'slug', k.slug, 'title', k.title, 'sourceId', k.source_id) AS one
  FROM pub.section s CROSS JOIN LATERAL ${walk("b.id, b.published_at AS at, b.slug, b.title, b.published_source_id AS source_id", where, order, 1)} WHERE s.id = a.section_id`
const neighbours = `(SELECT json_agg(n.one) FROM (
  ${neighbour("older", "b.published_at <= a.published_at AND (b.published_at, b.id) < (a.published_at, a.id)", "b.published_section_id, b.published_at DESC, b.id DESC")}
  UNION ALL ${neighbour("newer", "b.published_at >= a.published_at AND (b.published_at, b.id) > (a.published_at, a.id)", "b.published_section_id DESC, b.published_at, b.id")}) n)`

// As one text and not as a list: its length tells the planner nothing, so the plan that is kept is as good as any made anew.
const listed = "FROM string_to_table($1, ',') AS k(id) CROSS JOIN LATERAL (SELECT * FROM pub.article WHERE id = k.id LIMIT 1) a"

/** Articles by their ids ($1, parted by commas), as lines of a list. */
export const readItems = { name: "items", text: `SELECT json_build_object(${line}) AS row ${listed}` }

/** The same, whole. */
export const readWhole = { name: "whole", text: `SELECT ${whole} AS row ${listed}` }

/** The same, and their neighbours. */
export const readPage = { name: "page", text: `SELECT ${whole} AS row, ${neighbours} AS neighbours ${listed}` }

const ids = (parameter: string) => `FROM (SELECT id::uuid FROM string_to_table(${parameter}, ',') AS k(id)) i CROSS JOIN LATERAL`

/** Things of one kind by the ids under which articles were published: each as what it is now, of whatever it was merged into since. */
const present = (what: string, row: string): Statement => ({
  name: `present_${what}`,
  text: `SELECT i.id, ${row} AS row ${ids("$1")} (SELECT id FROM pub.present WHERE what = '${what}' AND published_id = i.id LIMIT 1) n
    CROSS JOIN LATERAL (SELECT * FROM pub.${what} WHERE id = n.id LIMIT 1) s`,
})
const named = "json_build_object('id', s.id, 'slug', s.slug, 'name', s.name)"

/** What articles name by its id ($1, parted by commas): `id` is that, and `row` what it is. */
export const readThings = {
  section: present("section", named), author: present("author", named), topic: present("tag", named),
  source: present("source", `json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'monthStyle', s.month_style, 'country', s.country, 'site', s.site,
    'creditLine', s.credit_line, 'indexPolicy', s.index_policy)`),
  matter: {
    name: "matter_by_id",
    text: `SELECT m.id, json_build_object('id', m.id, 'title', m.title) AS row FROM string_to_table($1, ',') AS i(id) CROSS JOIN LATERAL (SELECT * FROM pub.matter WHERE id = i.id LIMIT 1) m`,
  },
  picture: { name: "picture_by_id", text: `SELECT m.id, ${picture("m")} AS row ${ids("$1")} (SELECT * FROM pub.media WHERE id = i.id LIMIT 1) m` },
}

const head = "b.id, b.published_at AS at, b.title || ' ' || b.standfirst AS head"
const heads = "json_agg(json_build_object('id', k.id, 'at', k.at, 'head', k.head))"

/** The newest of sections ($1), of papers ($2) and of topics ($3), each by their ids, parted by commas: what may be read after an article of theirs. */
export const readNewest = {
  name: "newest",
  text: `
  SELECT 'section:' || s.id AS of, (SELECT ${heads} FROM ${walk(head, "true", "b.published_section_id, b.published_at DESC, b.id DESC", NEWEST)}) AS newest
  ${ids("$1")} (SELECT * FROM pub.section WHERE id = i.id LIMIT 1) s
  UNION ALL SELECT 'source:' || s.id, (SELECT ${heads} FROM (
    SELECT ${head} FROM pub.article b WHERE b.published_source_id >= s.id AND b.published_source_id <= s.id ORDER BY b.published_source_id, b.published_at DESC, b.id DESC LIMIT ${NEWEST}) k)
  ${ids("$2")} (SELECT * FROM pub.source WHERE id = i.id LIMIT 1) s
  UNION ALL SELECT 'topic:' || t.id, (SELECT ${heads} FROM (
    SELECT x.article_id FROM pub.article_tag x WHERE x.published_tag_id >= t.id AND x.published_tag_id <= t.id ORDER BY x.published_tag_id, x.published_at DESC LIMIT ${NEWEST}) y
    CROSS JOIN LATERAL (SELECT ${head} FROM pub.article b WHERE b.id = y.article_id) k)
  ${ids("$3")} (SELECT * FROM pub.tag WHERE id = i.id LIMIT 1) t`,
}

/** What `picture` gives. */
export type Files = { id: string; key: string; width: number; height: number; renditions: unknown; focalX: number; focalY: number }

/** What the rows of readThings are, by kind and id. */
export type Things = {
  section: Found<Named>; source: Found<SourceView>; author: Found<Named>; topic: Found<Named>; matter: Found<MatterLine>; picture: Found<Files>
}

/** The ids by which a row names things. */
export type Naming = Partial<Pick<WholeRow, "sectionId" | "sourceId" | "authorIds" | "topicIds" | "matterId" | "pictureId" | "figureIds">>

/** A row of readItems. Times are as JSON has them. */
export type ItemRow = Omit<ArticleItem, "publishedAt" | "section" | "source" | "authors" | "picture"> & {
  publishedAt: string; sectionId: string; sourceId: string | null; authorIds: string[]
  pictureId: string | null; pictureAlt: string; pictureCaption: string; pictureCredit: string
}

/** A row of readWhole. */
export type WholeRow = ItemRow & Pick<ArticleView, "kicker" | "subtitle" | "body" | "words" | "sourceUrl"> & {
  liveFrom: string; corrections: unknown; fidelity: string | null; topicIds: string[]; matterId: string | null; figureIds: string[]
}

/** A neighbour that readPage finds. */
export type NeighbourRow = Omit<NeighbourView, "source"> & { near: "older" | "newer"; at: string; sourceId: string | null }

/** A row of readNewest. */
export type NewestRow = { of: string; newest: { id: string; at: string; head: string }[] | null }

const optional = <Thing>(of: Found<Thing>, id: string | null): Thing | null => (id === null ? null : of.get(id) ?? null)
/** Each once: an article may bear both of two names that were merged since. */
const once = (of: Found<Named>, ids: readonly string[]): Named[] => [...new Map(ids.flatMap((id) => of.get(id) ?? []).map((one) => [one.id, one])).values()]

const { compare } = new Intl.Collator("ar")
const byName = (one: Named, other: Named) => compare(one.name, other.name) || (one.id < other.id ? -1 : 1)

/** The files as they are now, and what is said of the picture where it stands. */
export function pictureOf({ key, renditions, ...files }: Files, said: Pick<PictureView, "alt" | "caption" | "credit">): PictureView {
  return { ...files, base: urls.picture(key), widths: readWidths(renditions), ...said }
}

/** An article as a line of a list, of its row and of what that names; what readers have not of that is left out. */
export function toItem(row: ItemRow, things: Things): ArticleItem {
  const { sectionId, sourceId, authorIds, pictureId, pictureAlt: alt, pictureCaption: caption, pictureCredit: credit, ...said } = row
  const files = optional(things.picture, pictureId)
  return {
    ...said, publishedAt: new Date(row.publishedAt), section: optional(things.section, sectionId), source: optional(things.source, sourceId),
    authors: once(things.author, authorIds), picture: files && pictureOf(files, { alt, caption, credit }),
  }
}

/** The same, whole. */
export function toView({ liveFrom, topicIds, matterId, figureIds, corrections, fidelity, ...row }: WholeRow, things: Things): ArticleView {
  return {
    ...toItem(row, things), kicker: row.kicker, subtitle: row.subtitle, body: row.body, words: row.words, sourceUrl: row.sourceUrl,
    source: optional(things.source, row.sourceId), updatedAt: new Date(liveFrom), topics: once(things.topic, topicIds).sort(byName),
    matter: optional(things.matter, matterId), figures: figureIds.flatMap((id) => things.picture.get(id) ?? []).map((files) => pictureOf(files, { alt: "", caption: "", credit: "" })),
    corrections: correctionsOf(corrections), fidelity: fidelities.find((known) => known === fidelity) ?? null,
  }
}

/** The same, as another article's page names it. */
export function toNeighbour({ id, slug, title, sourceId }: NeighbourRow, things: Things): NeighbourView {
  return { id, slug, title, source: optional(things.source, sourceId) }
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
