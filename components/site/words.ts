import { dayIn, formatDay, formatTime, monthStyles, weekdayName, type IsoDay, type MonthStyle } from "@/lib/arabic/dates"
import { monthName } from "@/lib/arabic/months"
import { inDigits as written } from "@/lib/arabic/numbers"
import { plural, type PluralForms } from "@/lib/arabic/plural"
import { readingMinutes } from "@/lib/arabic/reading"
import { kinds } from "@/lib/articles/kinds"
import type { ArticleItem, NewsroomView } from "@/lib/articles/view"
import { strings } from "@/lib/strings"

const words = strings.site

/** What pages say of days and numbers, in this newsroom's way of writing them. */
export const inDigits = (text: string, newsroom: NewsroomView) =>
  written(text, newsroom.digits === "arab" ? "arab" : "latn")

const style = (name: string): MonthStyle => monthStyles.find((known) => known === name) ?? "dual"

const DAYS = 2_000 // that are remembered: what is said of a day is the same each time, and the same few stand on many pages

function remembered(said: Map<string, string>, name: string, say: () => string): string {
  const known = said.get(name)
  if (known !== undefined) return known
  const text = say()
  if (said.size >= DAYS) said.clear()
  said.set(name, text)
  return text
}

const days = new Map<string, string>()
const hijris = new Map<string, string>()

const daysAt = new Map<string, IsoDay>()
const MINUTE = 60_000 // ms: no day begins within one, since a zone's clock differs from UTC by whole minutes
const WHOLE_MINUTES_SINCE = Date.UTC(1973, 0) // Liberia, the last whose clock did not, changed in 1972 (tz database, africa)

/** The newsroom's day at an instant. Throws RangeError on an unknown zone or an invalid date. */
export function siteDay(instant: Date, { timeZone }: Pick<NewsroomView, "timeZone">): IsoDay {
  const [at, read] = [instant.getTime(), () => dayIn(instant, timeZone)]
  return at >= WHOLE_MINUTES_SINCE ? remembered(daysAt, `${timeZone} ${Math.floor(at / MINUTE)}`, read) : read()
}

/** A day as the newsroom writes it, or as the paper does whose month names are given. */
export const dayText = (day: IsoDay, newsroom: NewsroomView, monthStyle = newsroom.monthStyle, weekday = true) =>
  inDigits(remembered(days, `${day} ${monthStyle} ${weekday}`, () => formatDay(day, style(monthStyle), { weekday, digits: "latn" })), newsroom)

/** The month of a day or of a month («2017-12»), as the newsroom calls it. */
export const monthText = (month: string, newsroom: NewsroomView) => monthName(Number(month.slice(5, 7)), style(newsroom.monthStyle))

export { weekdayName }

/** The time of an instant on the newsroom's clock. */
export const timeText = (instant: Date, newsroom: NewsroomView) => inDigits(formatTime(instant, newsroom.timeZone, "latn"), newsroom)

/** A day by the Hijri calendar of Umm al-Qura, beside the other; empty where the newsroom does not show it. */
export function hijriText(day: IsoDay, newsroom: NewsroomView): string {
  if (newsroom.showHijri === false) return ""
  return inDigits(remembered(hijris, day, () => {
    const part = new Map(hijriFormat.formatToParts(new Date(`${day}T12:00:00Z`)).map(({ type, value }) => [type, value]))
    return words.hijri(part.get("day") ?? "", part.get("month") ?? "", part.get("year") ?? "")
  }), newsroom)
}

const hijriFormat = new Intl.DateTimeFormat("ar-u-ca-islamic-umalqura-nu-latn", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

/** A counted noun; three to ten spelled where `spelled` names them. */
export function counted(n: number, forms: PluralForms, newsroom: NewsroomView, spelled?: readonly string[]): string {
  const word = n >= 3 && n <= 10 ? spelled?.[n - 3] : undefined
  const text = plural(n, forms, "latn")
  return word === undefined ? inDigits(text, newsroom) : text.replace(String(n), word)
}

export const readingTime = (count: number, newsroom: NewsroomView) => counted(readingMinutes(count), words.count.readingTime, newsroom)

/** «26 مقالًا من ست صحف» of what a page shows; the papers left out where all is the newsroom's own. */
export function contentsText(items: readonly ArticleItem[], newsroom: NewsroomView): string {
  const papers = new Set(items.flatMap((item) => item.source?.id ?? [])).size
  const articles = counted(items.length, words.count.articles, newsroom, words.count.ofArticles)
  return papers === 0 ? articles : words.count.articlesFrom(articles, counted(papers, words.count.papers, newsroom, words.count.ofPapers))
}

/** The kind's name: «تحليل». */
export function kindText(kind: string): string {
  const known = kinds.find((name) => name === kind)
  return known === undefined ? "" : strings.kinds[known]
}

/** What a piece is called in a line about it: the house's own label before the kind's; our own editorial bears our own name. */
export function labelText(item: Pick<ArticleItem, "kind" | "kindLabel" | "origin">, newsroom: NewsroomView): string {
  if (item.kindLabel) return item.kindLabel
  return item.origin === "own" && item.kind === "editorial" ? words.article.houseEditorial(newsroom.name) : kindText(item.kind)
}

/** The front page's title: the name, and what the newsroom is. */
export const frontTitle = ({ name, tagline }: Pick<NewsroomView, "name" | "tagline">) => (tagline === "" ? name : `${name}: ${tagline}`)

/** Titles that would fill a screen are set a size down. */
export const sizeOf = (title: string) => ([...title].length > 110 ? "long" : undefined)
