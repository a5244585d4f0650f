/** A line of a text as the checker reads it: what is no text in it stands as U+FFFC, a break as U+000A. */
export type Line = {
  text: string
  /** A quotation as a whole: a block of one, or a sentence that was drawn out. */
  quoted: boolean
  /** Whether these lines are a text, or the title of one, or another line above it. */
  of: "body" | "title" | "field"
}

export type Span = { from: number; to: number }

/** What is written over letters and beneath them. */
export const MARKS = "\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED"
/** Letters of the Arabic script; tatweel is none. */
export const LETTERS = "\\u0620-\\u063F\\u0641-\\u064A\\u066E\\u066F\\u0671-\\u06D3\\u06D5\\u06EE\\u06EF\\u06FA-\\u06FF\\u0750-\\u077F"
/** White space that stays within a line. */
export const SPACE = " \\u00A0\\t"

const WORD = /[\p{L}\p{N}\p{M}\u0640\u200C\u200D]+/gu

export type Token = Span & { text: string }

/** The words of a line with their places, each with the marks and joiners that hang on it. */
export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ text: word, from: index, to: index + word.length }))

type Pair = { open: Span; close: Span }

/**
 * Pairs of straight or curly marks that stand for a quotation within one line: "so" or “so”. Where straight ones do not come in pairs, or
 * one opens after a word or closes before one, nobody can say which belong together, and there are none.
 */
export function markPairs(text: string): Pair[] {
  const pairs: Pair[] = []
  const pair = (from: number, to: number) => {
    if (text.slice(from + 1, to).trim() !== "") pairs.push({ open: { from, to: from + 1 }, close: { from: to, to: to + 1 } })
  }
  const straight = [...text.matchAll(/"/g)].map(({ index }) => index)
  const fits = straight.length % 2 === 0 && straight.every((at, index) => !(index % 2 === 0 ? OPENS_NOTHING : CLOSES_NOTHING).test(text.slice(Math.max(0, at - 1), at + 2)))
  if (fits) for (let each = 0; each < straight.length; each += 2) pair(straight[each] ?? 0, straight[each + 1] ?? 0)
  let open = -1
  for (const { index, 0: sign } of text.matchAll(/[“”]/g)) {
    if (sign === "“") open = index
    else if (open >= 0) {
      pair(open, index)
      open = -1
    }
  }
  return pairs
}

const OPENS_NOTHING = /^\S"(?:\s|$)/
const CLOSES_NOTHING = /^\s"[\p{L}\p{N}]/u

export type Quotations = {
  /** For each line, what lies within a quotation, without the marks around it. */
  within: Span[][]
  /** Guillemets that have no partner. */
  alone: { line: number; at: number }[]
}

/**
 * What is quoted in these lines. A quotation between «» may go on over several; one that is never closed counts to the end of its line,
 * and one that was never opened from its beginning: rather too much than a word of somebody's changed.
 */
export function quotations(lines: readonly Line[]): Quotations {
  const within: Span[][] = lines.map(({ text, quoted }) => (quoted ? [{ from: 0, to: text.length }] : []))
  const add = (line: number, from: number, to: number) => {
    if (to > from) within[line]?.push({ from, to })
  }
  const signs = lines.flatMap(({ text }, line) => [...text.matchAll(/[«»]/g)].map(({ index: at, 0: sign }) => ({ line, at, opens: sign === "«", paired: false })))
  const waiting: typeof signs = []
  for (const sign of signs) {
    if (sign.opens) waiting.push(sign)
    else {
      const open = waiting.pop()
      if (open) open.paired = sign.paired = true
    }
  }
  let [depth, next, start] = [0, 0, 0]
  lines.forEach(({ text }, line) => {
    for (; signs[next]?.line === line; next += 1) {
      const { at, opens, paired } = signs[next] ?? { at: 0, opens: false, paired: false }
      if (!paired) add(line, ...(opens ? [at + 1, text.length] as const : [0, at] as const))
      else if (opens) {
        if (depth === 0) start = at + 1
        depth += 1
      } else {
        depth -= 1
        if (depth === 0) add(line, start, at)
      }
    }
    if (depth > 0) add(line, start, text.length)
    if (depth > 0) start = 0
    for (const { open, close } of markPairs(text)) add(line, open.to, close.from)
  })
  return { within: within.map(joined), alone: signs.filter(({ paired }) => !paired).map(({ line, at }) => ({ line, at })) }
}

/** The same spans in order, none touching another. */
function joined(spans: Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => a.from - b.from)
  const made: Span[] = []
  for (const span of sorted) {
    const last = made.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else made.push({ ...span })
  }
  return made
}

/** Whether something of a span lies within one of these, which are in order and apart; of an empty one, whether it stands inside. */
export function touches({ from, to }: Span, spans: readonly Span[]): boolean {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.to ?? 0) > from) high = middle
    else low = middle + 1
  }
  return (spans[low]?.from ?? Infinity) < (from === to ? from : to)
}
