import { parsePrintedDate, type FoundDate } from "@/lib/arabic/printed-date"
import type { Placed } from "./layout"
import type { LinePart } from "./line"
import type { ReasonCode } from "./notes"
import type { Row } from "./rows"

export type Dated = { found: FoundDate; row: Row; reason: ReasonCode }
export type Dates = { site: Dated | null; source: Dated | null; others: Dated[] }

const SAME_LINE = 5

type DatePart = Extract<LinePart, { type: "date" }>
type Entry = { part: DatePart; row: Row; closeness: number }

/**
 * Which printed date is the site's and which the paper's. The paper's is the one labelled so, or else one beside the paper's
 * name: on its line before others, and the earlier of two, since a site reprints what a paper has printed; what remains is
 * the site's. A date of updating counts only where there is no other.
 */
export function assignDates(placed: readonly Placed[], isSource: (part: LinePart, row: Row) => boolean): Dates {
  const all = placed.flatMap((entry, index) =>
    entry === "barrier" || entry.part.type !== "date" ? [] :
      [{ part: entry.part, row: entry.row, closeness: closeness(placed, index, isSource) }])
  const single = joinCalendars(all)
  const fresh = single.filter((entry) => entry.part.role !== "updated")
  const dates = fresh.length > 0 ? fresh : single
  const labelled = dates.find((entry) => entry.part.role === "source")
  const source = labelled ?? closest(dates)
  const rest = dates.filter((entry) => entry !== source)
  const isAnother = (entry: Entry) => entry.part.found.iso !== source?.part.found.iso || entry.row !== source.row
  const site = rest.find(isAnother) ?? null
  const kept = new Set([source?.part.found.iso, site?.part.found.iso])
  return {
    source: source ? dated(source, labelled ? "source_date_label" : "beside_source") : null,
    site: site ? dated(site, "on_page") : null,
    others: rest.filter((entry) => !kept.has(entry.part.found.iso)).map((entry) => dated(entry, "on_page")),
  }
}

/** A Hijri day and its Gregorian one on two lines are one date; the Gregorian needs no conversion. */
function joinCalendars(entries: readonly Entry[]): Entry[] {
  const joined: Entry[] = []
  for (const entry of entries) {
    const before = joined.at(-1)
    if (before && isSameDay(before.part.found, entry.part.found)) joined[joined.length - 1] = together(before, entry)
    else joined.push(entry)
  }
  return joined
}

function isSameDay(a: FoundDate, b: FoundDate): boolean {
  const apart = Math.abs(Date.parse(a.iso) - Date.parse(b.iso))
  return a.calendar !== b.calendar && apart <= 2 * 86_400_000
}

function together(first: Entry, second: Entry): Entry {
  const text = `${first.part.found.text} ${second.part.found.text}`
  const read = parsePrintedDate(text)
  const plain = second.part.found.calendar === "gregorian" ? second.part.found : first.part.found
  const found = read ? { ...plain, ...read } : plain
  return { ...first, closeness: Math.max(first.closeness, second.closeness), part: { ...first.part, found } }
}

function closest(dates: readonly Entry[]): Entry | undefined {
  return dates
    .filter((entry) => entry.closeness > 0)
    .sort((a, b) => onLine(b) - onLine(a) || a.part.found.iso.localeCompare(b.part.found.iso) || b.closeness - a.closeness)[0]
}

function onLine(entry: Entry): number {
  return entry.closeness >= SAME_LINE ? 1 : 0
}

/** 6 for a date right after the paper's name on its line, down to 1 for one some data away from it, 0 for one not beside it. */
function closeness(placed: readonly Placed[], at: number, isSource: (part: LinePart, row: Row) => boolean): number {
  const here = placed[at]
  if (here === undefined || here === "barrier") return 0
  let best = 0
  for (const step of [-1, 1]) {
    for (let away = 1; away <= 4; away += 1) {
      const other = placed[at + step * away]
      if (other === undefined || other === "barrier" || other.zone !== here.zone || other.part.type === "date") break
      if (!isSource(other.part, other.row)) continue
      best = Math.max(best, other.row === here.row ? (step < 0 ? 6 : 5) : (step < 0 ? 4 : 3) - (away > 1 ? 0.5 : 0))
      break
    }
  }
  return best
}

function dated(entry: Entry, reason: ReasonCode): Dated {
  return { found: entry.part.found, row: entry.row, reason }
}
