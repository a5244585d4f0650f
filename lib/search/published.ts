import "server-only"
import { bodyTexts } from "@/lib/articles/body"
import { readBody } from "@/lib/articles/body-schema"
import { itemsOf } from "@/lib/articles/published"
import type { ArticleItem, Named } from "@/lib/articles/view"
import { cursorOf, placeOf } from "@/lib/cursor"
import { siteDb, siteRead } from "@/lib/site-db"
import { lookedFor, soughtIn, type Group, type Looked, type Row } from "./ask"
import { asked } from "./keys"
import { excerpt, marked, marks, type Stretch, type Wanted } from "./mark"
import { dayBound, type SearchParams } from "./params"
import { placeWord } from "./places"
import { readQuestion, type Question } from "./query"
import { meant, otherLayout } from "./typing"

/** Where results may lie, by ids; times of the first day before readers. */
export type Narrowed = { sections?: readonly string[]; sources?: readonly string[]; authors?: readonly string[]; from?: Date | null; until?: Date | null }
export type Order = "score" | "date"
export type Asked = Narrowed & { question: string; order: Order; limit: number; /** A mark of ours. */ page?: string | null; /** The last word may be unfinished. */ typing?: boolean; /** How many are enough to be counted. */ counted?: number }

export type Found = {
  question: Question
  /** How many were met; `more` says that not all were looked at, so that there may be more. */
  total: number
  more: boolean
  keys: { id: string; at: Date }[]
  wanted: Wanted
  next: string | null
}

/** Of how many matches the best are looked for, newest first; what is older than these is reached by date. */
export const COUNTED = 500

/** Who finds so few may have meant something else. */
const FEW = 2

// What a search asks, whatever is asked: calls of functions, which plan for themselves, and texts by their ids (as articles/shown.ts reads).
const readWords = { name: "search_words", text: "SELECT id, word, keys, times, own FROM pub.search_words($1::text[], $2::text[])" }
const readHits = { name: "search_hits", text: "SELECT id, at, total, more FROM pub.search_hits($1::jsonb)" }
const readTexts = {
  name: "search_texts",
  text: "SELECT a.id, a.kicker, a.subtitle, a.body FROM string_to_table($1, ',') AS k(id) CROSS JOIN LATERAL (SELECT * FROM pub.article WHERE id = k.id LIMIT 1) a",
}

const nothing = (question: Question): Found => ({ question, total: 0, more: false, keys: [], wanted: { words: new Set(), phrases: [] }, next: null })

/** What is before readers and answers a question, by ids. Tells of nothing else: neither by a hit nor by a count. */
export async function find({ question: raw, order, limit, page, typing = false, counted = COUNTED, ...narrowed }: Asked): Promise<Found> {
  const question = readQuestion(raw, typing)
  if (question.state !== "asked" || question.terms.length === 0) return nothing(question)
  const mark = markOf(page ?? null)
  if (mark === null) return nothing(question)
  const places = placesOf(narrowed)
  const looked = lookedFor(question, typing)
  const rows = await wordsFor(looked, places.flat())
  const { groups, never, wanted, lines, neverLines } = soughtIn(looked, rows)
  const none = new Set(never.map(({ id }) => id))
  const need: Group[] = [...groups.map(({ forms, exact }) => ({ forms: forms.filter(({ id }) => !none.has(id)), exact })), ...places.map((words) => ({ forms: rows.filter(({ word }) => words.includes(word)), exact: [] }))]
  if (need.some(({ forms }) => forms.length === 0)) return { ...nothing(question), wanted }
  const times = need.map(({ forms }) => forms.reduce((sum, row) => sum + row.times, 0))
  const first = mark === "first"
  const met = await siteRead<{ id: string | null; at: Date; total: number; more: boolean }>(readHits, [JSON.stringify({
    need: need.map(({ forms }) => forms.map(({ id }) => id)), exact: groups.map(({ exact }) => exact.map(({ id }) => id)), never: never.map(({ id }) => id), neverTimes: never.reduce((sum, row) => sum + row.times, 0),
    phrases: lines, neverPhrases: neverLines,
    from: narrowed.from ?? null, until: earlier(narrowed.until ?? null, !first && "until" in mark ? mark.until : null),
    ...(!first && "before" in mark ? { before: mark.before.at, beforeId: mark.before.id } : {}),
    times, want: order === "score" || first ? counted : limit + 1, by: order, skip: !first && "skip" in mark ? mark.skip : 0, take: limit + 1,
  })])
  const hits = met.flatMap(({ id, at }) => (id === null ? [] : [{ id, at }]))
  const shown = hits.slice(0, limit)
  const end = shown.at(-1)
  const skip = (!first && "skip" in mark ? mark.skip : 0) + limit
  const next = hits.length <= limit || !end ? null : order === "date" ? cursorOf(end) : skipMark(skip, !first && "until" in mark ? mark.until : new Date())
  return { question, total: met[0]?.total ?? 0, more: met[0]?.more ?? false, keys: shown, wanted, next }
}

type Mark = "first" | { before: { at: Date; id: string } } | { skip: number; until: Date }

// A page by score names how many go before it, and when it was begun, so that what comes out meanwhile moves nothing.
const skipMark = (skip: number, until: Date) => `s${skip}-${until.getTime().toString(36)}`
function markOf(page: string | null): Mark | null {
  if (page === null || page === "") return "first"
  const parts = /^s(\d{1,4})-([0-9a-z]{1,9})$/.exec(page)
  if (parts) {
    const [skip, time] = [Number(parts[1]), parseInt(parts[2] ?? "", 36)]
    return skip <= COUNTED && time < 8.64e15 ? { skip, until: new Date(time) } : null
  }
  const before = placeOf(page)
  return before && /^[0-9a-z]{12}$/.test(before.id) ? { before } : null
}

const earlier = (one: Date | null, other: Date | null) => (one !== null && other !== null ? (one < other ? one : other) : (one ?? other))

const placesOf = ({ sections, sources, authors }: Narrowed): string[][] => [
  ...(sections ? [sections.map(placeWord.section)] : []), ...(sources ? [sources.map(placeWord.source)] : []), ...(authors ? [authors.map(placeWord.author)] : []),
]

/** The words before readers that these may mean. */
const wordsFor = ({ keys, beginnings }: Looked, places: readonly string[]) => siteRead<Row>(readWords, [[...keys, ...places], beginnings])

/** What a reader chose to narrow by, as the page shows it; a slug that nothing has is as if it were not there. */
export type Chosen = { section: Named | null; source: Named | null; author: Named | null }
const named = { id: true, slug: true, name: true, merged: true } as const

/** Reads what narrows a search: a section with its children, everything with what was merged into it, and days on the newsroom's clock. */
export async function narrowedBy({ section, source, author, from, to }: SearchParams, timeZone: string): Promise<{ chosen: Chosen; narrowed: Narrowed; badDays: { from: boolean; to: boolean; reversed: boolean } }> {
  const [inSection, of, by] = await Promise.all([
    section === "" ? null : siteDb().section.findUnique({ where: { slug: section }, select: named }),
    source === "" ? null : siteDb().source.findUnique({ where: { slug: source }, select: named }),
    author === "" ? null : siteDb().author.findUnique({ where: { slug: author }, select: named }),
  ])
  const children = inSection ? await siteDb().section.findMany({ where: { parentId: inSection.id }, select: named }) : []
  const own = (one: { id: string; merged: string[] }) => [one.id, ...one.merged]
  const [begins, ends] = [dayBound(from, timeZone), dayBound(to, timeZone, true)]
  return {
    chosen: { section: inSection, source: of, author: by }, badDays: { from: begins.bad, to: ends.bad, reversed: begins.at !== null && ends.at !== null && begins.at >= ends.at },
    narrowed: {
      from: begins.at, until: ends.at,
      ...(inSection ? { sections: [inSection, ...children].flatMap(own) } : {}), ...(of ? { sources: own(of) } : {}), ...(by ? { authors: own(by) } : {}),
    },
  }
}

export type Line = ArticleItem & { titleMarked: Stretch[]; excerpt: Stretch[] }

/** What was found, as lines of a list in the texts' own spelling, with what was looked for told apart. */
export async function linesFor({ keys, wanted }: Found): Promise<Line[]> {
  const ids = keys.map(({ id }) => id)
  if (ids.length === 0) return []
  const [items, texts] = await Promise.all([itemsOf(ids), siteRead<{ id: string; kicker: string; subtitle: string; body: unknown }>(readTexts, [ids.join()])])
  const sought = marks(wanted)
  return items.flatMap((item) => {
    const text = texts.find(({ id }) => id === item.id)
    if (text === undefined) return [] // withdrawn since it was found
    const body = readBody(text.body)
    const parts = [item.standfirst, text.subtitle, text.kicker, ...(body ? bodyTexts(body) : [])].filter((part) => part !== "")
    return [{ ...item, titleMarked: marked(item.title, sought), excerpt: excerpt(parts, sought) }]
  })
}

/**
 * Another question that was probably meant, where this one found next to nothing: letters typed on the wrong layout, or words that look like
 * ones which are met. Only one that finds more, and only where all was looked at. `total` is what this one found.
 */
export async function didYouMean({ question, more }: Found, total: number, narrowed: Narrowed = {}): Promise<string | null> {
  if (total > FEW || more || question.state === "empty" || question.state === "long") return null
  const better = async (text: string) => ((await find({ ...narrowed, question: text, order: "date", limit: 1, counted: FEW + 1 })).total > total ? text : null)
  const typed = total === 0 ? otherLayout(question.text) : null
  const found = typed === null ? null : await better(typed)
  if (found !== null) return found
  const words = question.terms.flatMap((term) => (term.kind === "word" ? [{ word: term.word, said: term.said }] : []))
  if (words.length === 0) return null
  const alike = await siteDb().$queryRaw<{ asked: string; word: string; shown: string; times: number }[]>`
    SELECT asked, word, shown, times FROM pub.search_alike(${words.map(({ word }) => word)}::text[])`
  let text = question.text
  for (const { word, said } of words) {
    const keys = asked(word)
    const candidates = alike.filter((row) => row.asked === word && !asked(row.word).some((key) => keys.includes(key)))
    const there = alike.some((row) => row.word === word)
    const other = meant(word, candidates.filter((row) => !there || row.times > 4))
    if (other !== null) text = text.replace(said, () => other)
  }
  return text === question.text ? null : better(text)
}
