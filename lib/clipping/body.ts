import { trimPunctuation, wordCount } from "./edges"

const CLOSERS = new Set([..."\"”’»)]}'›“\u200E\u200F\u061C\u2069 "])
const ENDS = new Set([..."." + "!?؟…۔。"])

/** True where a text ends as a sentence does: a stop, behind closing marks if need be, or a whole quotation after a colon. */
export function endsSentence(text: string): boolean {
  return hasStop(text) || (CLOSERS.has(text.at(-1) ?? "") && (endsBeforeAside(text) || endsQuotation(text)))
}

function hasStop(text: string): boolean {
  let end = text.length
  while (end > 0 && CLOSERS.has(text.charAt(end - 1))) end -= 1
  return ENDS.has(text.charAt(end - 1))
}

/** «… انتهى الاجتماع. (وكالات)» */
function endsBeforeAside(text: string): boolean {
  const open = text.lastIndexOf("(")
  const aside = text.slice(open)
  if (open <= 0 || !/\)\s*$/.test(aside) || wordCount(aside) > 6) return false
  return hasStop(text.slice(0, open).trimEnd())
}

/** «… وقال: "سنعود".» without its stop. */
function endsQuotation(text: string): boolean {
  return /[:：]\s*(?:«[^«»]{12,}»|"[^"]{12,}"|“[^“”]{12,}”)\s*$/.test(text.slice(-2000))
}

export type Ending = { truncated: boolean; signature: string | null }

/** Whether the last sentence of a body has no end. A short last line after an ended paragraph is a signature, not a sentence cut off. */
export function readEnding(paragraphs: readonly string[]): Ending {
  const spoken = paragraphs.filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph)).slice(-5)
  const asides: string[] = []
  while (spoken.length > 1 && asides.length < 3 && isAside(spoken.at(-1) ?? "")) asides.push(spoken.pop() ?? "")
  const last = spoken.at(-1)
  if (last === undefined) return { truncated: false, signature: null }
  if (endsSentence(withoutOrnament(last))) return { truncated: false, signature: asides[0] ?? null }
  return { truncated: true, signature: null }
}

function isAside(paragraph: string): boolean {
  return !endsSentence(withoutOrnament(paragraph)) && (/^[*٭•]/.test(paragraph) || wordCount(paragraph) <= 4)
}

function withoutOrnament(text: string): string {
  return text.replace(/[\s*■□●•▪~_#=-]{1,40}$/u, "")
}

/** Body lines as paragraphs: empty lines part them; lines broken by the page's width are put together again, with a space. */
export function joinParagraphs(lines: readonly string[]): { paragraphs: string[]; joined: boolean } {
  const width = wrapWidth(lines)
  if (width === null) return { paragraphs: lines.filter((line) => line !== ""), joined: false }
  const room = lines.includes("") ? width * 0.6 : width
  const paragraphs: string[] = []
  let open: string[] = []
  let joined = false
  lines.forEach((line, index) => {
    if (line !== "") open.push(line)
    const next = lines[index + 1] ?? ""
    if (open.length === 0 || (line !== "" && next !== "" && !endsParagraph(line, next, room, width, open.length))) return
    joined ||= open.length > 1
    paragraphs.push(open.join(" "))
    open = []
  })
  return { paragraphs, joined }
}

/**
 * A line ends its paragraph where a sentence ends and the next word would have had room; a short first line is a heading.
 * Where empty lines part the paragraphs, only a line much shorter than its neighbours ends one.
 */
function endsParagraph(line: string, next: string, room: number, width: number, linesSoFar: number): boolean {
  const firstWord = next.split(" ", 1)[0] ?? ""
  if (line.length + 1 + firstWord.length > room) return false
  if (endsSentence(line)) return true
  return line.length < width * 0.6 && linesSoFar === 1 && next.length > width * 0.6
}

/**
 * The width at which lines were broken, or null where they were not: lines that go on without an empty one are short, most stop
 * in the middle of a sentence, and in most the next line's first word would have had no room.
 */
function wrapWidth(lines: readonly string[]): number | null {
  const inner = lines.flatMap((line, index) => {
    const next = lines[index + 1] ?? ""
    return line === "" || next === "" ? [] : [{ line, reach: line.length + 1 + (next.split(" ", 1)[0] ?? "").length }]
  })
  if (inner.length < 2) return null
  const lengths = inner.map(({ line }) => line.length).sort((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length * 0.95)] ?? 0
  if (usual > 160 || usual < 30) return null
  const width = lines.reduce((longest, line) => (line.length <= usual * 1.3 ? Math.max(longest, line.length) : longest), 0)
  const open = inner.filter(({ line }) => !endsSentence(line))
  const full = open.filter(({ reach }) => reach > width * 0.88)
  return open.length >= inner.length * 0.5 && full.length >= open.length * 0.7 ? width : null
}

/** True for a line that only a body holds: too long for a heading, or a full sentence. */
export function isProse(line: string): boolean {
  if (line.length > 200) return true
  const words = wordCount(line)
  if (words > 20 || (words > 9 && /[.؛،:]["»”)]?$/.test(trimEnd(line)))) return true
  return words > 14 && (line.match(/[،؛:.]/g)?.length ?? 0) > 1
}

/** True where a block of lines looks like running text broken by the page's width, its first line included. */
export function isWrappedBlock(block: readonly string[]): boolean {
  const [first = "", ...rest] = block
  const longest = block.reduce((most, line) => Math.max(most, line.length), 0)
  if (rest.length < 2 || first.length < 25 || longest > 160 || trimPunctuation(first) === "" || /[؟?!]$/.test(first)) return false
  return block.slice(0, -1).every((line, index) => line.length + 1 + (block[index + 1] ?? "").split(" ", 1).join().length > longest * 0.92)
}

function trimEnd(line: string): string {
  return line.replace(/[\s\u200E\u200F]+$/, "")
}
