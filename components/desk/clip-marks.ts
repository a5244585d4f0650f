import type { EvidenceOf } from "@/lib/clipping/recognition"

/** The fields that a page shows with a number, by the place that each was taken from. */
export const marked = ["section", "title", "kicker", "siteDate", "source", "kind", "sourceDate", "author", "url"] as const
export type Marked = (typeof marked)[number]

export type Piece = { text: string; number: number | null }
type Found = { field: Marked; line: number; start: number; end: number }

/** The lines of a cleaned text in pieces, each recognised one with its number, counted from the top; and the number of each field. */
export function markLines(lines: readonly string[], evidence: EvidenceOf): { lines: Piece[][]; numbers: Partial<Record<Marked, number>> } {
  const found = marked.flatMap((field): Found[] => {
    const taken = evidence[field]
    if (!taken || taken.line === null) return []
    const start = (lines[taken.line] ?? "").indexOf(taken.piece)
    return start < 0 || taken.piece === "" ? [] : [{ field, line: taken.line, start, end: start + taken.piece.length }]
  })
  const numbers: Partial<Record<Marked, number>> = {}
  const kept: (Found & { number: number })[] = []
  for (const one of found.sort((a, b) => a.line - b.line || a.start - b.start || b.end - a.end)) {
    const before = kept.at(-1)
    const within = before && before.line === one.line && one.start < before.end
    const number = within ? before.number : (before?.number ?? 0) + 1
    numbers[one.field] = number
    if (!within) kept.push({ ...one, number })
  }
  return { lines: lines.map((text, index) => pieces(text, kept.filter((one) => one.line === index))), numbers }
}

function pieces(text: string, found: readonly (Found & { number: number })[]): Piece[] {
  const parts: Piece[] = []
  let at = 0
  for (const one of found) {
    if (one.start > at) parts.push({ text: text.slice(at, one.start), number: null })
    parts.push({ text: text.slice(one.start, one.end), number: one.number })
    at = one.end
  }
  if (at < text.length) parts.push({ text: text.slice(at), number: null })
  return parts
}
