import { oneLine } from "@/lib/arabic/normalize"
import { isProse, isWrappedBlock } from "./body"
import { keyOf, wordCount } from "./edges"
import type { Hints } from "./markup-reader"
import type { ReasonCode } from "./notes"
import type { Row } from "./rows"
import { outletName } from "./markers"

/** The title and the rows it stands on, `from` to `to`; both null where it stands only in the trail. */
export type Title = { text: string; from: number | null; to: number | null; reason: ReasonCode }

const HEAD = 25

/**
 * The title, by the surest sign there is: the last crumb repeated on lines of its own, the page's main heading, a label,
 * a line printed twice, a line beside the paper's name, the first line that is not running text. Null where there is none.
 */
export function findTitle(rows: readonly Row[], trailRows: ReadonlySet<number>, crumbs: readonly string[], hints: Hints): Title | null {
  const free = rows.flatMap((_, index) => (trailRows.has(index) ? [] : [index]))
  return (
    fromCrumb(rows, free, crumbs) ?? fromMarkup(rows, free, hints) ?? fromLabel(rows, free) ?? fromRepetition(rows, free) ??
    besideName(rows, free) ?? fromFirstLine(rows, free) ?? onlyInTrail(crumbs)
  )
}

function fromCrumb(rows: readonly Row[], free: readonly number[], crumbs: readonly string[]): Title | null {
  const crumb = crumbs.length > 1 ? crumbs.at(-1) : undefined
  return crumb === undefined ? null : asRows(rows, free, crumb, "repeated_in_breadcrumb")
}

function fromMarkup(rows: readonly Row[], free: readonly number[], hints: Hints): Title | null {
  const headings = [...new Set(hints.headings.map(oneLine).filter((heading) => wordCount(heading) > 0))]
  const matches = headings.flatMap((heading) => asRows(rows, free, heading, "main_heading") ?? [])
  const texts = matches.filter((match) => match.from !== null && !rows[match.from]?.facts.metadata)
  const [only] = texts
  if (only && texts.length === 1) return only
  const pageKey = keyOf(hints.pageTitle ?? "")
  const begins = free.find((index) => {
    const row = rows[index]
    return row !== undefined && wordCount(row.text) > 2 && row.key !== "" && pageKey.startsWith(row.key) && !row.facts.metadata
  })
  return begins === undefined ? null : rowTitle(rows, begins, "page_title")
}

function fromLabel(rows: readonly Row[], free: readonly number[]): Title | null {
  for (const index of free.slice(0, HEAD)) {
    const labelled = rows[index]?.facts.parts.find((part) => part.type === "title")
    if (labelled) return { text: oneLine(labelled.piece), from: index, to: index, reason: "after_label" }
  }
  return null
}

function fromRepetition(rows: readonly Row[], free: readonly number[]): Title | null {
  const head = free.slice(0, HEAD)
  for (const index of head) {
    const row = rows[index]
    if (!row || row.key === "" || wordCount(row.text) < 3 || row.facts.metadata || isProse(row.text)) continue
    const again = head.filter((other) => rows[other]?.key === row.key).at(-1)
    if (again !== undefined && again !== index) return rowTitle(rows, again, "repeated_line")
  }
  return null
}

/** «العنوان | صحيفة النور»: the head title of a page, pasted with it. */
function besideName(rows: readonly Row[], free: readonly number[]): Title | null {
  const index = free[0]
  const row = index === undefined ? undefined : rows[index]
  const [title = "", ...others] = row?.facts.unclaimed ?? []
  const source = row?.facts.parts.find((part) => part.type === "source")
  if (index === undefined || !row || !source || others.length > 0 || wordCount(title) < 3 || isProse(title)) return null
  const parted = row.text.includes("|") || (/ [-–—] /.test(row.text) && row.text.trimEnd().endsWith(source.piece))
  if (!parted || row.facts.parts.some((part) => part.type === "date")) return null
  return asRows(rows, free.slice(1), title, "repeated_line") ?? { text: oneLine(title), from: index, to: index, reason: "first_line" }
}

/** Short lines above a longer one are menus, sections, headings of a page: the first that can be a headline is the title. */
function fromFirstLine(rows: readonly Row[], free: readonly number[]): Title | null {
  const run: number[] = []
  const last: number[] = []
  for (const index of free) {
    const row = rows[index]
    if (!row || isProse(row.text) || isWrappedBlock(blockAt(rows, index))) break
    const isDatedTitle = holdsDate(row) && wordCount(row.facts.unclaimed.join(" ")) > 1 && rows.slice(index + 1, HEAD).some(holdsDate)
    if (isDatedTitle || isBareByline(row) || (outletName.test(row.key) && !row.facts.metadata)) last.push(index)
    else if (!row.facts.metadata && !isDateLine(row)) run.push(index)
    else if (run.length > 0 && isData(row)) break
  }
  const words = (index: number) => wordCount(rows[index]?.text ?? "")
  const first = run.find((index) => words(index) > 2) ?? run[0] ?? last[0]
  return first === undefined || words(first) === 0 ? null : rowTitle(rows, first, "first_line")
}

/** Buttons and names of sections stand above a title as often as beneath it. */
function isData(row: Row): boolean {
  return row.facts.parts.some((part) => part.type !== "furniture" && part.type !== "place" && !(part.type === "kind" && part.plural) &&
    !(part.type === "source" && part.common))
}

/** «كتب ممنوعة في معرض المدينة» reads as «كتب فلان» reads; it is a title where no other line can be one. */
function isBareByline(row: Row): boolean {
  return row.facts.parts.some((part) => part.type === "author" && !part.marked)
}

/** «ما بعد 13/12/2017» may be a title where the page's own date is still to come. */
function holdsDate(row: Row): boolean {
  return row.facts.parts.some((part) => part.type === "date")
}

function onlyInTrail(crumbs: readonly string[]): Title | null {
  const last = crumbs.at(-1)
  const isTitle = last !== undefined && crumbs.length > 1 && wordCount(last) > (crumbs.length > 2 ? 2 : 3)
  return isTitle ? { text: oneLine(last), from: null, to: null, reason: "in_breadcrumb" } : null
}

/** The rows, up to three, that together read as a text; a text cut short with an ellipsis matches how it begins. */
function asRows(rows: readonly Row[], free: readonly number[], text: string, reason: ReasonCode): Title | null {
  const key = keyOf(text)
  if (key === "") return null
  const isCut = /(?:…|\.\.\.?)\s*$/.test(text) && key.length > 9
  for (const index of free.slice(0, 40)) {
    for (let to = index; to < Math.min(index + 3, rows.length) && free.includes(to); to += 1) {
      const together = rows.slice(index, to + 1).map((row) => row.text).join(" ")
      if (together.length > 500) break
      const joined = keyOf(together)
      if (joined === key || (isCut && to === index && joined.startsWith(key))) return { text: oneLine(together), from: index, to, reason }
    }
  }
  return null
}

/** True for a date with a word or two beside it, a place most often. */
export function isDateLine(row: Row): boolean {
  const date = row.facts.parts.find((part) => part.type === "date")
  return date !== undefined && wordCount(row.facts.unclaimed.join(" ")) <= 2 && wordCount(row.text) <= 12
}

function blockAt(rows: readonly Row[], index: number): string[] {
  const block = [rows[index]?.text ?? ""]
  for (let next = index + 1; next < rows.length && block.length < 8; next += 1) {
    const row = rows[next]
    if (!row || row.afterGap || row.facts.metadata) break
    block.push(row.text)
  }
  return block
}

function rowTitle(rows: readonly Row[], index: number, reason: ReasonCode): Title {
  return { text: oneLine(rows[index]?.text ?? ""), from: index, to: index, reason }
}
