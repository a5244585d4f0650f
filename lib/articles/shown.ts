import { fidelities } from "@/lib/fidelity/rule"
import { readWidths } from "@/lib/media/renditions"
import { urls } from "@/lib/urls"
import type { ArticleItem, ArticleView, CorrectionView, Named, NeighbourView, PictureView } from "./view"

/**
 * What readers' pages read of articles: the statements, each of which answers with whole pieces as JSON, and what is made of their rows. Over the
 * views of `pub` alone, whose policies say what is before readers. They take ids, along whose indexes there is one best plan. Pure.
 *
 * A view's policy asks for a row of its own, and is asked before whatever might tell of a row, such as an id that a view computes. So each step
 * stands by itself (LIMIT, OFFSET 0) and hands on plain ids: else the policy is asked of every tag and every paper there is.
 */

const named = (of: string) => `json_build_object('id', ${of}.id, 'slug', ${of}.slug, 'name', ${of}.name)`
/** A row of `pub.media`, under this name in the statement, as a page needs it. */
export const picture = (of: string) => `json_build_object('id', ${of}.id, 'key', ${of}.key, 'width', ${of}.width, 'height', ${of}.height, 'renditions', ${of}.renditions, 'focalX', ${of}.focal_x, 'focalY', ${of}.focal_y)`
const each = (what: string, from: string, order = "") => `coalesce((SELECT json_agg(${what}${order && ` ORDER BY ${order}`}) FROM ${from}), '[]')`
/** What stands at an article by this view, and what that is. */
const linked = (view: string, id: string, of: string, as: string) => `
  (SELECT * FROM pub.${view} WHERE article_id = a.id OFFSET 0) x CROSS JOIN LATERAL (SELECT * FROM pub.${of} WHERE id = x.${id} LIMIT 1) ${as}`

const line = `
  'id', a.id, 'slug', a.slug, 'title', a.title, 'standfirst', a.standfirst, 'origin', a.origin, 'kind', a.kind, 'kindLabel', a.kind_label,
  'publishedAt', a.published_at, 'sourceDate', a.source_date, 'pictureAlt', a.picture_alt, 'pictureCaption', a.picture_caption, 'pictureCredit', a.picture_credit,
  'section', (SELECT ${named("s")} FROM pub.section s WHERE s.id = a.section_id),
  'authors', ${each(named("o"), linked("article_author", "author_id", "author", "o"), "x.position")},
  'picture', CASE WHEN a.picture_id IS NOT NULL THEN (SELECT ${picture("m")} FROM pub.media m WHERE m.id = a.picture_id) END`

const sourceOf = (more: string) => `
  'source', CASE WHEN a.source_id IS NOT NULL THEN (
    SELECT json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'monthStyle', s.month_style${more}) FROM pub.source s WHERE s.id = a.source_id) END`

const item = `json_build_object(${line}, ${sourceOf("")})`

const whole = `json_build_object(${line}, ${sourceOf(", 'country', s.country, 'site', s.site, 'creditLine', s.credit_line, 'indexPolicy', s.index_policy")},
  'kicker', a.kicker, 'subtitle', a.subtitle, 'body', a.body, 'words', a.words, 'liveFrom', a.live_from, 'sourceUrl', a.source_url,
  'corrections', a.corrections, 'fidelity', a.fidelity,
  'tags', ${each(named("t"), linked("article_tag", "tag_id", "tag", "t"), "t.name, t.id")},
  'matter', (SELECT json_build_object('id', m.id, 'title', m.title) FROM ${linked("matter_article", "matter_id", "matter", "m")}),
  'figures', ${each(picture("m"), linked("article_figure", "media_id", "media", "m"))})`

const NEWEST = 8

// A range of one and not an equality, and ordered by it first: see frontPage in published.ts.
const walk = (what: string, where: string, order: string, most: number) => `unnest(s.merged || s.id) AS own(id) CROSS JOIN LATERAL (
  SELECT ${what} FROM pub.article b WHERE b.published_section_id >= own.id AND b.published_section_id <= own.id AND ${where} ORDER BY ${order} LIMIT ${most}) k`

/** The neighbours of an article in its section, and in each that was merged into that. Short walks, however much there is. */
const neighbour = (near: string, where: string, order: string) => `
  SELECT json_build_object('near', '${near}', 'id', k.id, 'at', k.at, 'slug', k.slug, 'title', k.title,
    'source', CASE WHEN k.source_id IS NOT NULL THEN (SELECT json_build_object('id', p.id, 'name', p.name) FROM pub.source p WHERE p.id = k.source_id) END) AS one
  FROM pub.section s CROSS JOIN LATERAL ${walk("b.id, b.published_at AS at, b.slug, b.title, b.source_id", where, order, 1)} WHERE s.id = a.section_id`
const neighbours = `(SELECT json_agg(n.one) FROM (
  ${neighbour("older", "b.published_at <= a.published_at AND (b.published_at, b.id) < (a.published_at, a.id)", "b.published_section_id, b.published_at DESC, b.id DESC")}
  UNION ALL ${neighbour("newer", "b.published_at >= a.published_at AND (b.published_at, b.id) > (a.published_at, a.id)", "b.published_section_id DESC, b.published_at, b.id")}) n)`

// As one text and not as a list: its length tells the planner nothing, so the plan that is kept is as good as any made anew.
const listed = "FROM string_to_table($1, ',') AS k(id) CROSS JOIN LATERAL (SELECT * FROM pub.article WHERE id = k.id LIMIT 1) a"

/** Articles by their ids ($1, parted by commas), as lines of a list. */
export const readItems = { name: "items", text: `SELECT ${item} AS row ${listed}` }

/** The same, whole. */
export const readWhole = { name: "whole", text: `SELECT ${whole} AS row ${listed}` }

/** The same, and their neighbours. */
export const readPage = { name: "page", text: `SELECT ${whole} AS row, ${neighbours} AS neighbours ${listed}` }

const head = "b.id, b.published_at AS at, b.title || ' ' || b.standfirst AS head"
const heads = "json_agg(json_build_object('id', k.id, 'at', k.at, 'head', k.head))"
const ids = (parameter: string) => `FROM (SELECT id::uuid FROM string_to_table(${parameter}, ',') AS k(id)) i CROSS JOIN LATERAL`

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
type Said = { pictureAlt: string; pictureCaption: string; pictureCredit: string }

/** A row of readItems. Times are as JSON has them. */
export type ItemRow = Omit<ArticleItem, "publishedAt" | "picture"> & Said & { publishedAt: string; picture: Files | null }

/** A row of readWhole. */
export type WholeRow = Omit<ItemRow, "source"> & Pick<ArticleView, "source" | "kicker" | "subtitle" | "body" | "words" | "sourceUrl"> & {
  liveFrom: string; corrections: unknown; fidelity: string | null; tags: Named[]; matter: { id: string; title: string } | null; figures: Files[]
}

/** A neighbour that readPage finds. */
export type NeighbourRow = NeighbourView & { near: "older" | "newer"; at: string }

/** A row of readNewest. */
export type NewestRow = { of: string; newest: { id: string; at: string; head: string }[] | null }

/** Each once: an article may bear both of two names that were merged since. */
const once = (all: readonly Named[]): Named[] => [...new Map(all.map((one) => [one.id, one])).values()]

/** The files as they are now, and what is said of the picture where it stands. */
export function pictureOf({ key, renditions, ...files }: Files, said: Pick<PictureView, "alt" | "caption" | "credit">): PictureView {
  return { ...files, base: urls.picture(key), widths: readWidths(renditions), ...said }
}

export function toItem({ picture: files, pictureAlt: alt, pictureCaption: caption, pictureCredit: credit, ...row }: ItemRow): ArticleItem {
  return { ...row, publishedAt: new Date(row.publishedAt), authors: once(row.authors), picture: files && pictureOf(files, { alt, caption, credit }) }
}

export function toView({ liveFrom, tags, figures, corrections, fidelity, source, ...row }: WholeRow): ArticleView {
  return {
    ...toItem({ ...row, source: null }), kicker: row.kicker, subtitle: row.subtitle, body: row.body, words: row.words, sourceUrl: row.sourceUrl, matter: row.matter,
    source, updatedAt: new Date(liveFrom), topics: once(tags), figures: figures.map((files) => pictureOf(files, { alt: "", caption: "", credit: "" })),
    corrections: correctionsOf(corrections), fidelity: fidelities.find((known) => known === fidelity) ?? null,
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
