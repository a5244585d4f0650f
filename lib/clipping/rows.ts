import { foldKey } from "@/lib/arabic/fold"
import { stripHidden } from "@/lib/arabic/normalize"
import { findPrintedDates } from "@/lib/arabic/printed-date"
import { keyOf, matchFolded, wordCount } from "./edges"
import { readLine, type LineFacts } from "./line"
import { bareName } from "./names"
import type { Context } from "./segment"
import { bareLabel, houseHeading, loneLabel } from "./markers"

/** A line of the page that is not empty, with what it says as a line of the head; `last` is beyond `line` where two were read as one. */
export type Row = { text: string; key: string; line: number; last: number; afterGap: boolean; facts: LineFacts }

const LONELY_WEEKDAY = /^(?:يوم )?(?:الاحد|الاثنين|الثلاثاء|الثلثاء|الاربعاء|الخميس|الجمعه|السبت) ?[،,:-]?$/

/**
 * The lines from `from` up to `to` (indexes of the cleaned text, `to` excluded), at most `most` that are not empty, as rows. A label
 * without its value, or a weekday without its date, is read together with the next line.
 */
export function readRows(lines: readonly string[], from: number, to: number, most: number, context: Context): Row[] {
  const rows: Row[] = []
  for (let at = from; at < to && rows.length < most; at += 1) {
    const text = lines[at] ?? ""
    if (isBlank(text)) continue
    const next = valueLine(lines, at, to)
    const whole = next === null ? text : `${text} ${lines[next] ?? ""}`
    const afterGap = isBlank(lines[at - 1] ?? "")
    rows.push({ text: whole, key: shortKey(whole), line: at, last: next ?? at, afterGap, facts: readLine(whole, context) })
    at = next ?? at
  }
  return rows
}

/** True for a line that shows nothing, though a direction mark may stand on it. */
export function isBlank(line: string): boolean {
  return line === "" || (line.length < 20 && stripHidden(line).trim() === "")
}

/** The line with which a lone label or weekday belongs together, or null. */
function valueLine(lines: readonly string[], at: number, to: number): number | null {
  const text = lines[at] ?? ""
  if (text.length > 30) return null
  const folded = foldKey(text)
  const isLabel = loneLabel.test(folded)
  if (!isLabel && !LONELY_WEEKDAY.test(folded)) return null
  const next = [at + 1, at + 2].find((line) => line < to && !isBlank(lines[line] ?? ""))
  const value = next === undefined ? "" : lines[next] ?? ""
  if (next === undefined || value.length > 120) return null
  if (!isLabel) return findPrintedDates(value)[0]?.start === 0 ? next : null
  const isShort = bareLabel.test(folded) && value.length < 60 && readsAsName(value)
  return (/[:/]\s*$/.test(text) || isShort) && !/[:/]\s*$/.test(value) ? next : null
}

function readsAsName(value: string): boolean {
  return wordCount(value) > 0 && wordCount(value) <= 6 && !/[\d.؟?!،:]/.test(value)
}

/** Names that rows mark as the page's source, known or not, as keys. */
export function markedNames(rows: readonly Row[]): Set<string> {
  const parts = rows.flatMap((row) => row.facts.parts)
  return new Set(parts.flatMap((part) => (part.type === "source" && part.marked ? [foldKey(bareName(part.piece))] : [])))
}

/**
 * Names of no known paper that stand in its place: between an editorial's label and a date, where the label holds the name
 * («كلمة فلانة») or the name stands beside another date too. An editorial has no by-line, so such a name is no writer's.
 */
export function standingNames(rows: readonly Row[]): Set<string> {
  const names = rows.filter((row, index) => {
    const before = rows[index - 1]
    if (row.facts.parts.length > 0 || wordCount(row.text) > 4 || !readsAsName(row.text) || !before || !hasDate(rows[index + 1])) return false
    const heading = matchFolded(before.text, houseHeading)
    if (heading && keyOf(heading.rest) === row.key) return true
    const isEditorial = before.facts.metadata && before.facts.parts.some((part) => part.type === "kind" && part.kind === "editorial")
    const isBesideDate = (at: number) => hasDate(rows[at - 1]) || hasDate(rows[at + 1])
    return isEditorial && rows.some((other, at) => at !== index && other.key === row.key && isBesideDate(at))
  })
  return new Set(names.map((row) => row.key))
}

function hasDate(row: Row | undefined): boolean {
  return row?.facts.metadata === true && row.facts.parts.some((part) => part.type === "date")
}

function shortKey(text: string): string {
  return text.length > 500 ? "" : keyOf(text)
}
