import { dayIn } from "@/lib/arabic/dates"
import { dayAfter } from "@/lib/calendar/days"
import { dayBegins, readMoment } from "@/lib/newsroom-time"

/** What the address of a search says, as it was typed; `order` and `page` as far as they are ours. */
export type SearchParams = { q: string; section: string; source: string; author: string; from: string; to: string; order: "score" | "date"; page: string }

/** Reads the names that a search knows; every other is as if it were not there. Pure. */
export function searchParams(query: URLSearchParams): SearchParams {
  const text = (name: string, most: number) => {
    const value = query.get(name) ?? ""
    return value.isWellFormed() && !value.includes("\0") && value.length <= most ? value : ""
  }
  return {
    q: (query.get("q") ?? "").toWellFormed(), section: text("section", 200), source: text("source", 200), author: text("author", 200), from: text("from", 40).trim(), to: text("to", 40).trim(),
    order: query.get("order") === "date" ? "date" : "score", page: text("page", 60),
  }
}

/** The address's query that says this; what is as usual is left out. */
export function queryOf(params: SearchParams, change: Partial<SearchParams> = {}): URLSearchParams {
  const { order, ...texts } = { ...params, ...change }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(texts)) if (value !== "") query.set(name, value)
  if (order === "date") query.set("order", order)
  return query
}

/** The first instant of a typed day on the newsroom's clock, or of the day after it; null where nothing was typed, or what was typed is no day. */
export function dayBound(typed: string, timeZone: string, after = false): { at: Date | null; bad: boolean } {
  if (typed === "") return { at: null, bad: false }
  const noon = readMoment({ day: typed, time: "12:00", which: "first" }, timeZone)
  if (!noon.at) return { at: null, bad: true }
  const day = dayIn(noon.at, timeZone)
  return { at: dayBegins(after ? dayAfter(day, 1) : day, timeZone), bad: false }
}
