import { foldKey } from "@/lib/arabic/fold"
import { oneLine } from "@/lib/arabic/normalize"
import { isProse } from "./body"
import type { Trail } from "./breadcrumb"
import { keyOf, wordCount } from "./edges"
import { copyright, relatedHeadings, tailLine } from "./furniture"
import type { Hints } from "./markup-reader"
import type { LinePart } from "./line"
import type { Row } from "./rows"
import { findTitle, isDateLine, type Title } from "./title"
import { findTrail } from "./trail"

/** Where a part was printed: above the title, between it and the body, or beneath the body. */
export type Zone = "above" | "below" | "tail"
/** A part in its place; a barrier stands for words between parts that are none. */
export type Placed = { part: LinePart; row: Row; zone: Zone } | "barrier"

export type Head = {
  trail: (Trail & { row: Row }) | null
  title: Title | null
  titleRow: Row | null
  kicker: Row | null
  placed: Placed[]
  /** Lines between the title and the paper's data that belong to the text. */
  leads: Row[]
  leftOut: string[]
  bodyLine: number
}

/** Tells the head of a page from its body: the trail, the title, the lines of data, and where the body begins. */
export function readHead(rows: readonly Row[], hints: Hints, sections: ReadonlySet<string>): Head {
  const found = findTrail(rows, hints, sections)
  const trailRows = new Set(found ? Array.from({ length: found.lines }, (_, offset) => found.index + offset) : [])
  const title = findTitle(rows, trailRows, found?.crumbs ?? [], hints)
  const titleFrom = title?.from ?? null
  const start = titleFrom === null ? firstData(rows, trailRows) : (title?.to ?? titleFrom) + 1
  const trailRow = rows[found?.index ?? -1]
  const head: Head = {
    trail: found && trailRow ? { crumbs: found.crumbs, lines: found.lines, row: trailRow } : null,
    title, titleRow: titleFrom === null ? null : rows[titleFrom] ?? null, kicker: null, placed: [], leads: [], leftOut: [], bodyLine: 0,
  }
  readAbove(head, rows.slice(0, titleFrom ?? 0), trailRows, found ? found.index + found.lines : null)
  head.placed.push("barrier")
  const holdsMore = title !== null && title.from === title.to && oneLine(head.titleRow?.text ?? "") !== title.text
  if (head.titleRow && holdsMore) placeParts(head, [head.titleRow], "below")
  head.bodyLine = readBelow(head, rows, start, trailRows)
  return head
}

function firstData(rows: readonly Row[], trailRows: ReadonlySet<number>): number {
  const after = rows.findIndex((_, index) => !trailRows.has(index))
  return after < 0 ? rows.length : after
}

function readAbove(head: Head, above: readonly Row[], trailRows: ReadonlySet<number>, trailEnd: number | null): void {
  const crumbKeys = new Set(head.trail?.crumbs.map(keyOf))
  const titleKey = keyOf(head.title?.text ?? "")
  const isPrintedAgain = (row: Row) => row.key === titleKey || crumbKeys.has(row.key)
  const texts = above.filter((row, index) => !trailRows.has(index) && !row.facts.metadata && !isPrintedAgain(row))
  const reason = head.title?.reason
  const [only] = texts.filter((row) => trailEnd !== null && above.indexOf(row) >= trailEnd)
  const isKnown = reason === "repeated_in_breadcrumb" || reason === "main_heading"
  if (only && isKnown && texts.length === 1 && wordCount(only.text) <= 10 && !isProse(only.text)) head.kicker = only
  placeParts(head, above.filter((_, index) => !trailRows.has(index)), "above")
  head.leftOut.push(...texts.filter((row) => row !== head.kicker && row.facts.parts.length === 0).map((row) => row.text))
}

/** Reads lines of data from `start`; returns the line on which the body begins. */
function readBelow(head: Head, rows: readonly Row[], start: number, trailRows: ReadonlySet<number>): number {
  const repeated = new Set([keyOf(head.title?.text ?? ""), ...(head.trail?.crumbs ?? []).map(keyOf)])
  for (let index = start; index < rows.length; index += 1) {
    const row = rows[index]
    if (!row || trailRows.has(index)) continue
    if (row.facts.metadata || (isDateLine(row) && !isProse(row.text))) placeParts(head, [row], "below")
    else if (row.key !== "" && repeated.has(row.key)) continue
    else if (head.title && isLead(rows, index, head.leads.length)) {
      head.leads.push(row)
      head.placed.push("barrier")
    } else return row.line
  }
  return (rows.at(-1)?.last ?? -1) + 1
}

/** A short line with the paper's data still to come beneath it is a subtitle or a name, not yet the body. */
function isLead(rows: readonly Row[], index: number, leads: number): boolean {
  if (leads > 1) return false
  for (let next = index; next <= index + 2; next += 1) {
    const row = rows[next]
    if (!row) return false
    if (next > index && isStrongData(row)) return true
    if (isProse(row.text)) return false
  }
  return false
}

function isStrongData(row: Row): boolean {
  if (!row.facts.metadata && !isDateLine(row)) return false
  return row.facts.parts.some((part) => part.type === "date" || part.type === "kind" || (part.type === "source" && !part.common) ||
    (part.type === "author" && part.marked))
}

function placeParts(head: Head, rows: readonly Row[], zone: Zone): void {
  for (const row of rows) {
    const counts = row.facts.metadata || isDateLine(row) || row === head.titleRow || row.facts.parts.some((part) => part.type === "source")
    const parts = counts ? row.facts.parts.filter((part) => part.type !== "furniture") : []
    if (parts.length === 0 && !row.facts.metadata) head.placed.push("barrier")
    head.placed.push(...parts.map((part): Placed => ({ part, row, zone })))
    const places = parts.flatMap((part) => (part.type === "place" ? [part.piece] : []))
    const unread = row.facts.metadata || isDateLine(row) ? [...row.facts.unclaimed, ...places] : []
    const isButton = row.facts.parts.length > 0 && row.facts.parts.every((part) => part.type === "furniture")
    if (row !== head.titleRow) head.leftOut.push(...(isButton ? [row.text] : unread))
  }
}

export type Tail = { placed: Placed[]; leftOut: string[]; endLine: number }

/** What stands beneath a body: buttons, rights, other articles, the paper's name; `endLine` is the first line that is not body. */
export function readTail(rows: readonly Row[], endLine: number): Tail {
  const tail: Tail = { placed: ["barrier"], leftOut: [], endLine }
  const isRelated = (row: Row, index: number) => relatedHeadings.has(row.key) && rows.slice(index).every((other) => !isProse(other.text))
  const related = rows.findIndex((row, index) => index > 0 && isRelated(row, index))
  const kept = related < 0 ? rows.length : related
  if (related >= 0) {
    tail.leftOut.push(...rows.slice(related).map((row) => row.text))
    tail.endLine = rows[related]?.line ?? endLine
  }
  let from = kept
  while (from > 1 && isTailRow(rows[from - 1])) from -= 1
  for (const row of rows.slice(Math.max(1, from - 3), from)) tail.placed.push(...namedInNotes(row))
  for (const row of rows.slice(from, kept)) {
    const parts = row.facts.metadata ? row.facts.parts.filter((part) => part.type !== "furniture") : []
    tail.placed.push(...parts.map((part): Placed => ({ part, row, zone: "tail" })))
    if (parts.length === 0) tail.leftOut.push(row.text)
    else tail.leftOut.push(...row.facts.unclaimed)
  }
  if (from < kept) tail.endLine = rows[from]?.line ?? tail.endLine
  return tail
}

/** «* نقلًا عن صحيفة …» among the notes beneath a text: it stays with them, and names the source. */
function namedInNotes(row: Row): Placed[] {
  if (!row.facts.metadata) return []
  return row.facts.parts.flatMap((part): Placed[] => (part.type === "source" && part.marked ? [{ part, row, zone: "tail" }] : []))
}

function isTailRow(row: Row | undefined): boolean {
  if (!row) return false
  const folded = foldKey(row.text.slice(0, 300))
  if (row.text.length < 300 && (copyright.test(folded) || (tailLine.test(folded) && !/[.!؟]$/.test(row.text)))) return true
  if (!row.facts.metadata) return false
  if (row.facts.parts.length === 0) return /[\d]/.test(row.text) && row.text.length < 12
  return row.facts.parts.every((part) => {
    if (part.type === "source") return part.marked || !part.common
    if (part.type === "author") return part.marked
    return part.type !== "kind" && part.type !== "place"
  })
}
