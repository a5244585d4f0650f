import { findPrintedDates, type FoundDate } from "@/lib/arabic/printed-date"
import { fold, foldKey } from "@/lib/arabic/fold"
import { trimPunctuation, wordCount } from "./edges"
import { readSegment, type Context, type Part } from "./segment"
import { clock, counters, loneLabel, sourceDateLabel, updatedLabel } from "./markers"

export type DateRole = "source" | "updated" | null
export type LinePart = (Part | { type: "date"; piece: string; found: FoundDate; role: DateRole }) & { at: number }

/** What a line of a page's head says: its parts in order, the words that nothing claimed, and whether it is metadata as a whole. */
export type LineFacts = { parts: LinePart[]; unclaimed: string[]; metadata: boolean }

const LONGEST = 300
const ADDRESS = /https?:\/\/[^\s<>"«»،؛]+/gi
const PARTING = /\s[|•·●■▪/–—-]+\s|[|•●■▪]|\s{2,}|\t/u

/** Reads one line as a line of the head; a long line is text and is not read at all. */
export function readLine(line: string, context: Context): LineFacts {
  const nothing = { parts: [], unclaimed: [line], metadata: false }
  if (line.length > 3000) return nothing
  const addresses = addressHoles(line)
  const holes = [...addresses]
  if (line.length - addresses.reduce((sum, hole) => sum + hole.end - hole.start, 0) > LONGEST) return nothing
  const others = [...dateHoles(line), ...fillerHoles(line)]
  holes.push(...others.filter((hole) => !addresses.some((address) => hole.start < address.end && address.start < hole.end)))
  return judge(line, [...holes.flatMap((hole) => (hole.part ? [hole.part] : [])), ...segmentParts(line, holes, context)])
}

type Hole = { start: number; end: number; part: LinePart | null }
type Loose = LinePart | { type: "rest"; piece: string; at: number }

function judge(line: string, loose: Loose[]): LineFacts {
  const ordered = loose.sort((a, b) => a.at - b.at)
  const parts = ordered.flatMap((part) => (part.type === "rest" ? [] : [part]))
  const unclaimed = ordered.flatMap((part) => (part.type === "rest" ? [part.piece] : []))
  return { parts, unclaimed, metadata: isMetadata(line, parts, unclaimed) }
}

/** A line is metadata when all of it was claimed, or when it names itself («المصدر:»، «بقلم:») and little was left over. */
function isMetadata(line: string, parts: LinePart[], unclaimed: string[]): boolean {
  if (unclaimed.length === 0) return true
  if (parts.length === 0) return !/\p{L}/u.test(line)
  const left = wordCount(unclaimed.join(" "))
  if (parts.some((part) => part.type === "author" && part.marked)) return left <= 12
  return parts.some((part) => part.type === "source" && part.marked) && left <= 3
}

function addressHoles(line: string): Hole[] {
  return [...line.matchAll(ADDRESS)].map((found) => {
    const piece = found[0].replace(/[.,)\]]+$/, "")
    return { start: found.index, end: found.index + piece.length, part: { type: "address", piece, at: found.index } }
  })
}

function dateHoles(line: string): Hole[] {
  return findPrintedDates(line).map((found) => {
    const before = fold(line.slice(Math.max(0, found.start - 60), found.start)).text
    const role = sourceDateLabel.test(before) ? "source" : updatedLabel.test(before) ? "updated" : null
    return { start: found.start, end: found.end, part: { type: "date", piece: found.text, found, role, at: found.start } }
  })
}

/** Times of day and counts of readers say nothing that we keep. */
function fillerHoles(line: string): Hole[] {
  const folded = fold(line)
  const found = [...folded.text.matchAll(clock), ...folded.text.matchAll(counters)]
  return found.map((match) => ({ start: folded.at(match.index), end: folded.after(match.index + match[0].length), part: null }))
}

function segmentParts(line: string, holes: Hole[], context: Context): Loose[] {
  return between(line, holes).flatMap(({ text, at, beforeDate }) => {
    const read = (segment: Piece): Loose[] => readSegment(segment.text, context, beforeDate).map((part) => ({ ...part, at: segment.at }))
    return split(text, at).flatMap(read)
  })
}

type Piece = { text: string; at: number }

function between(line: string, holes: Hole[]): (Piece & { beforeDate: boolean })[] {
  const ordered = [...holes].sort((a, b) => a.start - b.start)
  const pieces: (Piece & { beforeDate: boolean })[] = []
  let from = 0
  for (const hole of ordered) {
    if (hole.start < from) {
      from = Math.max(from, hole.end)
      continue
    }
    pieces.push({ text: line.slice(from, hole.start), at: from, beforeDate: hole.part?.type === "date" })
    from = hole.end
  }
  return [...pieces, { text: line.slice(from), at: from, beforeDate: false }].filter((piece) => trimPunctuation(piece.text) !== "")
}

function split(text: string, at: number): Piece[] {
  const segments: Piece[] = []
  let from = 0
  for (const found of text.matchAll(new RegExp(PARTING, "gu"))) {
    if (loneLabel.test(foldKey(text.slice(from, found.index)))) continue
    segments.push({ text: text.slice(from, found.index), at: at + from })
    from = found.index + found[0].length
  }
  segments.push({ text: text.slice(from), at: at + from })
  return segments.filter((segment) => trimPunctuation(segment.text) !== "")
}
