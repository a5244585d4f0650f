import { isIsoDay, type IsoDay } from "@/lib/arabic/dates"
import type { ArticleItem, Named } from "@/lib/articles/view"

/** A day of the archive, and how many articles stand under it. */
export type DayCount = { day: IsoDay; articles: number }

const two = /^\d\d$/

/** The first and the last day of a year, «2017», of a month of it, or the day itself; null for what is none or is written otherwise. Pure. */
export function spanOf(year: string, month?: string, day?: string): { from: IsoDay; to: IsoDay } | null {
  if (!/^\d{4}$/.test(year) || [month, day].some((part) => part !== undefined && !two.test(part))) return null
  const from = `${year}-${month ?? "01"}-${day ?? "01"}`
  if (!isIsoDay(from)) return null
  const last = month === undefined ? "31" : String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
  return { from, to: day === undefined ? `${year}-${month ?? "12"}-${last}` : from }
}

/** Every day from one to another, both among them; null where they are more than `most`. Pure. */
export function eachDay(from: IsoDay, to: IsoDay, most: number): IsoDay[] | null {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)]
  const count = Math.round((last - first) / 86_400_000) + 1
  if (count > most) return null
  return Array.from({ length: Math.max(0, count) }, (_, n) => new Date(first + n * 86_400_000).toISOString().slice(0, 10))
}

export type PaperOfDay<Item> = { source: Named & { monthStyle: string }; items: Item[] }

/** What a day brought, by paper: the papers by name, what is of each as it came; and apart from them what is our own. Pure. */
export function byPapers<Item extends Pick<ArticleItem, "source">>(items: readonly Item[]): { papers: PaperOfDay<Item>[]; own: Item[] } {
  const papers = new Map<string, PaperOfDay<Item>>()
  for (const item of items) {
    if (item.source === null) continue
    const paper = papers.get(item.source.id) ?? { source: item.source, items: [] }
    paper.items.push(item)
    papers.set(item.source.id, paper)
  }
  const named = [...papers.values()].sort((one, other) => one.source.name.localeCompare(other.source.name, "ar") || (one.source.id < other.source.id ? -1 : 1))
  return { papers: named, own: items.filter((item) => item.source === null) }
}
