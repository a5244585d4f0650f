import { createHash } from "node:crypto"
import { isIsoDay } from "@/lib/arabic/dates"
import { oneLine, searchKey } from "@/lib/arabic/normalize"
import type { Body } from "@/lib/articles/body"
import { instantOf } from "@/lib/newsroom-time"
import { bodyOfContent, lineOfMarkup } from "./content"
import { formerPathOf } from "./former-path"
import type { LineCode } from "./report"
import type { Category, Item } from "./wxr"

/** What is known of the site before its articles are read. */
export type Site = {
  /** By the name in addresses. */
  categories: ReadonlyMap<string, Category>
  /** Names of those who wrote, by log-in. */
  authors: ReadonlyMap<string, string>
  timeZone: string
  now: Date
}

export type Post = {
  /** Under which it is known when the same file comes again. */
  key: string
  title: string
  standfirst: string
  body: Body
  status: "live" | "scheduled" | "draft" | "trashed"
  /** When it went out, or goes out; of a draft, when it was begun. Null where the file does not say. */
  at: Date | null
  editedAt: Date | null
  /** The section's name, with the one above it first; empty where there is none. */
  section: readonly string[]
  tags: readonly string[]
  author: string | null
  paths: readonly string[]
  /** The attachment that is its picture, by WordPress's number; null where it has none. */
  thumbnail: string | null
  notes: { code: LineCode; detail: string }[]
}

const TITLE = 300
const STANDFIRST = 1_000
const NAME = 60
const TAG = 80
const TAGS = 20

/** WordPress's statuses as ours; null for what is no article (an autosave). */
function statusOf({ status, password }: Item, at: Date | null, now: Date): Post["status"] | null {
  if (status === "trash") return "trashed"
  if (status === "publish" || status === "future") {
    if (password !== "" || at === null) return "draft"
    return at > now ? "scheduled" : "live"
  }
  return ["draft", "pending", "private"].includes(status) ? "draft" : null
}

/** An article of a WordPress export as one of ours, and what is not as it was. Pure; null for what is none. */
export function postOf(item: Item, site: Site): Post | null {
  const at = timeOf(item, site.timeZone)
  const status = statusOf(item, at, site.now)
  if (status === null) return null
  const notes: Post["notes"] = []
  const note = (code: LineCode, detail = "") => void notes.push({ code, detail })
  const cut = (text: string, most: number, code: LineCode) => {
    const letters = [...text]
    if (letters.length <= most) return text
    note(code, text)
    return `${letters.slice(0, most - 1).join("").trimEnd()}…`
  }
  const title = cut(lineOfMarkup(item.title), TITLE, "title_cut")
  const standfirst = cut(lineOfMarkup(item.excerpt), STANDFIRST, "standfirst_cut")
  const { body, losses } = bodyOfContent(item.content)
  for (const { code, detail } of losses) note(code, detail)
  if (item.password !== "") note("password")
  if (at === null) note("no_date", item.date)
  if (item.comments > 0) note("comments", String(item.comments))
  const { section, others } = sectionOf(item, site, note)
  const named = [...item.labels.filter(({ domain }) => domain === "post_tag").map(({ name }) => name), ...others]
  const tags = uniqueNames(named, TAG)
  if (tags.length > TAGS) note("tags_cut", tags.slice(TAGS).join(" · "))
  const author = nameOf(site.authors.get(item.creator) || item.creator, 100)
  const key = item.guid || item.link || `${item.type}:${item.id}`
  const paths = [...new Set([formerPathOf(item.link), /^\d{1,12}$/.test(item.id) ? `/?p=${Number(item.id)}` : null].filter((path) => path !== null))]
  return {
    key: createHash("sha256").update(key).digest("hex"), title, standfirst, body, status, at, editedAt: utc(item.modifiedGmt) ?? at, section,
    tags: tags.slice(0, TAGS), author: author || null, paths, thumbnail: item.meta["_thumbnail_id"] || null, notes,
  }
}

/** The time that the file gives: in UTC, else on the newsroom's clock, else the feed's. */
export function timeOf(item: Pick<Item, "date" | "dateGmt" | "pubDate">, timeZone: string): Date | null {
  const gmt = utc(item.dateGmt)
  if (gmt) return gmt
  const [day = "", time = ""] = item.date.split(" ")
  if (isPlausible(day)) {
    const local = instantOf(day, time.slice(0, 5), timeZone)
    if (typeof local !== "string") return local
  }
  const fed = new Date(/^\w{3}, \d{2} \w{3} \d{4} /.test(item.pubDate) ? item.pubDate : NaN)
  return !Number.isNaN(fed.getTime()) && isPlausible(fed.toISOString().slice(0, 10)) ? fed : null
}

const isPlausible = (day: string) => isIsoDay(day) && day >= "1900-01-01" && day < "2200-01-01"

function utc(text: string): Date | null {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(text)
  if (!found?.[1] || !isPlausible(found[1])) return null
  const at = new Date(`${found[1]}T${found[2]}Z`)
  return Number.isNaN(at.getTime()) ? null : at
}

const nameOf = (text: string, most: number) => [...lineOfMarkup(text)].slice(0, most).join("").trim()

/** Names that are some, each once in any spelling. */
function uniqueNames(names: readonly string[], most: number): string[] {
  const byKey = new Map<string, string>()
  for (const raw of names) {
    const name = nameOf(raw, most)
    const key = searchKey(name)
    if (/[\p{L}\p{N}]/u.test(key) && !byKey.has(key)) byKey.set(key, name)
  }
  return [...byKey.values()]
}

const isUncategorised = (nicename: string) => /^(?:uncategori[sz]ed)(?:-\d+)?$/.test(nicename)

/** The one section of an article: the one that a plug-in calls the first, else the first that is named and is not WordPress's «none». The others are told as tags. */
function sectionOf(item: Item, site: Site, note: (code: LineCode, detail?: string) => void): { section: string[]; others: string[] } {
  const labels = item.labels.filter(({ domain }) => domain === "category")
  const primary = item.meta["_yoast_wpseo_primary_category"] ?? ""
  const chosen = labels.find(({ nicename }) => primary !== "" && site.categories.get(nicename)?.id === primary)
    ?? labels.find(({ nicename }) => !isUncategorised(nicename)) ?? labels[0]
  if (!chosen) return { section: [], others: [] }
  const trail: string[] = []
  const seen = new Set<string>()
  for (let at: string = chosen.nicename; at !== "" && !seen.has(at); ) {
    seen.add(at)
    const category = site.categories.get(at)
    trail.unshift(nameOf(category?.name || (at === chosen.nicename ? chosen.name : at), NAME))
    at = category?.parent ?? ""
  }
  const whole = trail.filter((name) => /[\p{L}\p{N}]/u.test(searchKey(name)))
  if (whole.length > 2) note("deep_section", whole.join(" ← "))
  const others = labels.filter(({ nicename }) => nicename !== chosen.nicename && !seen.has(nicename) && !isUncategorised(nicename)).map(({ name }) => name)
  return { section: whole.slice(0, 2), others: [...others, ...whole.slice(2)] }
}

export const siteTitle = (text: string) => oneLine(text).slice(0, 200)
