import { oneLine } from "@/lib/arabic/normalize"
import { knownSources } from "@/lib/sources/registry"
import { joinParagraphs, readEnding } from "./body"
import { clean, type Cleaned } from "./clean"
import { assignDates, type Dates } from "./dating"
import { keyOf } from "./edges"
import * as fields from "./fields"
import type { Hints } from "./markup-reader"
import { readHead, readTail, type Head, type Placed } from "./layout"
import type { LinePart } from "./line"
import { indexNames, sourceOfHost, type Named } from "./names"
import { note, quoted, type Note } from "./notes"
import type { Evidence, EvidenceOf, Knowledge, Recognition } from "./recognition"
import { isBlank, markedNames, readRows, standingNames, type Row } from "./rows"
import type { Context } from "./segment"
import { readPaste } from "./text"

const HEAD_ROWS = 60
const TAIL_ROWS = 60

/** A recognised page: its fields, where each was taken from (`line` counts in `cleaned.lines`), and the cleaned text. */
export type Examined = { recognition: Recognition; evidence: EvidenceOf; cleaned: Cleaned }

/**
 * What a pasted page (text or HTML, as `inspect` gave it) says of itself. Pure, linear in its length; nothing printed is
 * corrected, and what is not on the page stays null.
 */
export function recognise(input: string, knowledge: Knowledge = {}): Recognition {
  return examine(input, knowledge).recognition
}

/** `recognise`, with the evidence for each field and the cleaned text beside it. */
export function examine(input: string, knowledge: Knowledge = {}): Examined {
  const page = readPaste(input)
  const cleaned = clean(page.text)
  const context = contextOf(cleaned.lines, page.hints, knowledge)
  const sections = new Set(context.sections.keys())
  const head = readHead(readRows(cleaned.lines, 0, cleaned.lines.length, HEAD_ROWS, context), page.hints, sections)
  const tail = readTail(lastRows(cleaned.lines, head.bodyLine, context), cleaned.lines.length)
  const placed = [...head.placed, ...tail.placed]
  const found = gather(head, placed, context, page.hints)
  const lines = cleaned.lines.slice(head.bodyLine, Math.max(head.bodyLine, tail.endLine))
  const body = joinParagraphs(lines.map((line) => (isBlank(line) ? "" : line)))
  const paragraphs = [...head.leads.map((row) => row.text), ...body.paragraphs]
  const ending = readEnding(paragraphs)
  const notes = [
    ...found.notes,
    ...(head.leads.length > 0 ? [note("line_before_body", quoted(head.leads.map((row) => row.text)))] : []),
    ...(body.joined ? [note("wrapped_lines_joined")] : []),
    ...(head.leftOut.length + tail.leftOut.length > 0 ? [note("lines_left_out", quoted([...head.leftOut, ...tail.leftOut]))] : []),
    ...(page.hints.leftOut ? [note("page_parts_left_out")] : []),
    ...(cleaned.changes.some((change) => change.code === "presentation_forms") ? [note("presentation_forms")] : []),
    ...bodyNotes(cleaned, paragraphs, ending),
  ]
  return { recognition: { ...found.fields, paragraphs, truncated: ending.truncated, notes }, evidence: found.evidence, cleaned }
}

/** The first reading finds the page's address and the names it marks; the second reads every line in their light. */
function contextOf(lines: readonly string[], hints: Hints, knowledge: Knowledge): Context {
  const index = indexNames(knowledge.sources ?? knownSources)
  const sections = new Map((knowledge.sections ?? []).map((name) => [keyOf(name), name]))
  const first: Context = { index, hostSource: null, sections, pageNames: new Set(), standingNames: new Set() }
  const headRows = readRows(lines, 0, lines.length, HEAD_ROWS, first)
  const rows = [...headRows, ...lastRows(lines, 0, first)]
  const addresses = rows.flatMap((row) => (row.facts.metadata ? row.facts.parts.filter((part) => part.type === "address") : []))
  const candidates = [hints.url ?? "", ...addresses.map((part) => part.piece)]
  const hostSource = candidates.map((address) => sourceOfHost(address, index)).find((source) => source !== null) ?? null
  const standing = standingNames(headRows)
  return { ...first, hostSource, pageNames: new Set([...markedNames(rows), ...standing]), standingNames: standing }
}

function lastRows(lines: readonly string[], from: number, context: Context): Row[] {
  let start = lines.length
  for (let count = 0; start > from && count < TAIL_ROWS; start -= 1) if (!isBlank(lines[start - 1] ?? "")) count += 1
  return readRows(lines, start, lines.length, TAIL_ROWS, context)
}

type Fields = Omit<Recognition, "paragraphs" | "truncated" | "notes">
type Gathered = { fields: Fields; evidence: EvidenceOf; notes: Note[] }

function gather(head: Head, placed: readonly Placed[], context: Context, hints: Hints): Gathered {
  const section = fields.takeSection(head, placed, context)
  const { taken: source, others } = fields.takeSource(placed, context)
  const kind = fields.takeKind(head, placed, context)
  const inTitle = head.title?.reason === "first_line" ? fields.labelledTitle(head.title.text, context) : null
  const author = fields.takeAuthor(placed)
  const url = fields.takeUrl(placed, hints)
  const dates = assignDates(placed, (part, row) => namesSource(part, row, source?.value ?? null, context))
  const weekday = [dates.source, dates.site].find((date) => date && date.found.weekday !== null)
  const title = inTitle?.rest ?? head.title?.text ?? null
  return {
    fields: {
      breadcrumb: head.trail?.crumbs ?? [],
      section: section?.value ?? null,
      title: title === null ? null : oneLine(title),
      kicker: head.kicker ? oneLine(head.kicker.text) : null,
      author: author?.value ?? null,
      kind: kind?.value.kind ?? inTitle?.kind ?? null,
      kindLabel: kind?.value.label ?? inTitle?.label ?? null,
      source: source?.value.name ?? null,
      siteDate: dates.site?.found.iso ?? null,
      sourceDate: dates.source?.found.iso ?? null,
      sourceDateText: dates.source?.found.text ?? null,
      weekdayAgrees: weekday?.found.weekdayAgrees ?? null,
      url: url?.value ?? null,
    },
    evidence: evidenceOf(head, dates, { section, author, kind, source, url }),
    notes: [
      ...(head.title ? [] : [note("no_title")]),
      ...(section?.chosen ? [note("section_from_breadcrumb", section.value)] : []),
      ...sourceNotes(source?.value ?? null, others, kind?.value.label ?? null, context),
      ...dateNotes(dates),
      ...fields.entriesOf(placed, "translator").slice(0, 1).map(({ part }) => note("translator", part.piece)),
    ],
  }
}

/** A part names the source by its name, or by its address where «المصدر» stands before it. */
function namesSource(part: LinePart, row: Row, source: Named | null, context: Context): boolean {
  if (source === null) return false
  if (part.type === "source") return part.named.name === source.name
  return part.type === "address" && row.key.startsWith("المصدر") && sourceOfHost(part.piece, context.index) === source.known
}

function evidenceOf(head: Head, dates: Dates, taken: Record<string, { evidence: Evidence } | null>): EvidenceOf {
  const evidence: EvidenceOf = {}
  const titleLine = head.titleRow?.line ?? head.trail?.row.line ?? null
  if (head.trail) evidence.breadcrumb = { line: head.trail.row.line, piece: head.trail.row.text, reason: "breadcrumb_line" }
  if (head.title) evidence.title = { line: titleLine, piece: head.title.text, reason: head.title.reason }
  if (head.kicker) evidence.kicker = { line: head.kicker.line, piece: head.kicker.text, reason: "above_title" }
  for (const field of ["section", "author", "kind", "source", "url"] as const) {
    const found = taken[field]
    if (found) evidence[field] = found.evidence
  }
  if (evidence.kind) evidence.kindLabel = evidence.kind
  if (dates.site) evidence.siteDate = { line: dates.site.row.line, piece: dates.site.found.text, reason: dates.site.reason }
  if (dates.source) evidence.sourceDate = { line: dates.source.row.line, piece: dates.source.found.text, reason: dates.source.reason }
  return evidence
}

function sourceNotes(source: Named | null, others: string[], label: string | null, context: Context): Note[] {
  const notes: Note[] = []
  if (source?.ambiguous) notes.push(note("source_ambiguous", source.name))
  else if (source && !source.known) notes.push(note("source_unknown", source.name))
  if (source && others.length > 0) notes.push(note("several_sources", quoted([source.name, ...others])))
  const house = label === null ? undefined : context.index.byLabel.get(keyOf(label))
  if (!source && house) notes.push(note("source_of_label", house.name))
  return notes
}

function dateNotes(dates: Dates): Note[] {
  const kept = [dates.source, dates.site].flatMap((date) => date ?? [])
  return [
    ...kept.filter((date) => date.found.weekdayAgrees === false).map((date) => note("weekday_disagrees", date.found.text)),
    ...kept.filter((date) => date.found.calendar === "hijri").map((date) => note("hijri_converted", date.found.text)),
    ...(dates.others.length > 0 ? [note("several_dates", quoted(dates.others.map((date) => date.found.text)))] : []),
  ]
}

function bodyNotes(cleaned: Cleaned, paragraphs: readonly string[], ending: { truncated: boolean; signature: string | null }): Note[] {
  return [
    ...(paragraphs.length === 0 ? [note("no_body")] : []),
    ...(cleaned.lines.length === 1 && cleaned.text.length > 1000 ? [note("one_line")] : []),
    ...(/\p{Script=Arabic}/u.test(cleaned.text) ? [] : [note("no_arabic")]),
    ...(ending.truncated ? [note("truncated")] : []),
    ...(ending.signature === null ? [] : [note("short_last_line", ending.signature)]),
  ]
}
