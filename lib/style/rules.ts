import { findPrintedDates } from "@/lib/arabic/printed-date"
import { leastEdit } from "@/lib/edits"
import { HIDDEN, wholeRules, type Found, type LineRule, type RuleId } from "./kinds"
import { LETTERS, MARKS, SPACE, markPairs, tokensOf, type Line, type Span } from "./line"
import { days, formsOf, hamza, maqsura, taPairs, ya, type Pair } from "./words"

export type Rule = {
  /** Changes white space alone, and so may speak of what is quoted. */
  spaces?: true
  /** Which lines it looks at; all where nothing is said. */
  of?: readonly Line["of"][]
  /** Off until a newsroom wants it. */
  off?: true
  /** Only asks: there is nothing to take. */
  asks?: true
  find: (line: Line) => Found[]
}

const A = `${LETTERS}${MARKS}`

const edit = (from: number, to: number, by: string): Found => ({ from, to, edits: [{ from, to, by }] })

/** Every match of a pattern, written otherwise. */
const each = (pattern: RegExp, by: string | ((match: RegExpExecArray) => string)) => ({ text }: Line): Found[] =>
  [...text.matchAll(pattern)].map((match) => edit(match.index, match.index + match[0].length, typeof by === "string" ? by : by(match)))

/** A place where a space is missing: it is shown by the mark before it. */
const spaceAfter = (pattern: RegExp) => ({ text }: Line): Found[] =>
  [...text.matchAll(pattern)].map(({ index, 0: mark }) => ({ from: index, to: index + mark.length, edits: [{ from: index + mark.length, to: index + mark.length, by: " " }] }))

/** Words that stand in a list, each written as it says. */
function listed(pairs: readonly Pair[]): Rule["find"] {
  const forms = formsOf(pairs)
  return ({ text }) => tokensOf(text).flatMap(({ text: word, from, to }) => {
    const right = forms.get(word)
    return right === undefined ? [] : [{ from, to, edits: [leastEdit(word, right, from)] }]
  })
}

const GAP = new RegExp(`^[${SPACE}]+$`)
const LETTER = new RegExp(`^[${LETTERS}][${MARKS}]*$`)
const ARABIC_FIRST = new RegExp(`^[${LETTERS}]`)

/** A waw that stands alone before a word. Among letters that are told one by one («أ و ب») it is one of them. */
function aloneWaw({ text }: Line): Found[] {
  const tokens = tokensOf(text)
  const near = (a: Span | undefined, b: Span | undefined) => a !== undefined && b !== undefined && GAP.test(text.slice(a.to, b.from))
  return tokens.flatMap((waw, index) => {
    const [before, next] = [tokens[index - 1], tokens[index + 1]]
    if (waw.text !== "\u0648" || !next || !near(waw, next) || LETTER.test(next.text) || !ARABIC_FIRST.test(next.text)) return []
    if (near(before, waw) && before && LETTER.test(before.text)) return []
    return [{ from: waw.from, to: next.to, edits: [{ from: waw.to, to: next.from, by: "" }] }]
  })
}

/** What may stand before a stretched sign that joins it to what follows: the year's ha, and prepositions and articles before a name. */
const JOINING = /^[وف]?(?:ه|ل|ب|ك|ال|بال|كال|لل)$/
/** More than the longest of them, with its marks. */
const JOINING_ROOM = 12
const STRETCH = new RegExp(`(?<=[${A}])\u0640+(?=[${LETTERS}])`, "g")
const BESIDE_LETTERS = new RegExp(`[${MARKS}\u0640]`, "g")

/** Tatweel between two letters of a word. */
function stretched({ text }: Line): Found[] {
  return tokensOf(text).flatMap(({ text: word, from, to }) => {
    const joins = (index: number) => index <= JOINING_ROOM && JOINING.test(word.slice(0, index).replace(BESIDE_LETTERS, ""))
    const edits = [...word.matchAll(STRETCH)].flatMap(({ index, 0: run }) => (joins(index) ? [] : [{ from: from + index, to: from + index + run.length, by: "" }]))
    return edits.length === 0 ? [] : [{ from, to, edits }]
  })
}

/** Farsi letters in a word that has none which Arabic lacks. */
function farsi({ text }: Line): Found[] {
  return tokensOf(text).flatMap(({ text: word, from, to }) => {
    if (!/[\u06CC\u06A9]/.test(word) || /[\u067E\u0686\u0698\u06AF\u06C0-\u06C3\u06D2\u0679\u0688\u0691\u06BA\u06BE\u200C]/.test(word)) return []
    const arabic = word.replace(/\u06CC$/, "\u0649").replaceAll("\u06CC", "\u064A").replaceAll("\u06A9", "\u0643")
    const end = maqsura.has(arabic.replace(/^[وف]/, "")) || maqsura.has(arabic) ? "\u0649" : "\u064A"
    const edits = [...word.matchAll(/[\u06CC\u06A9]/g)].map(({ index, 0: letter }) =>
      ({ from: from + index, to: from + index + 1, by: letter === "\u06A9" ? "\u0643" : index === word.length - 1 ? end : "\u064A" }))
    return [{ from, to, edits }]
  })
}

/** The quotation marks of other scripts around a quotation. */
const straight = ({ text }: Line): Found[] =>
  markPairs(text).map(({ open, close }) => ({ from: open.from, to: close.to, edits: [{ ...open, by: "«" }, { ...close, by: "»" }] }))

/** A weekday beside a date on which it did not fall. */
const wrongDay = ({ text }: Line): Found[] =>
  findPrintedDates(text).flatMap(({ start, end, weekdayAgrees }) => (weekdayAgrees === false ? [{ from: start, to: end, edits: [] }] : []))

/** A paragraph of more words than this is hard to read on a phone. */
export const MOST_WORDS = 150

function long({ text }: Line): Found[] {
  const words = tokensOf(text)
  const [first, last] = [words[0], words[Math.min(words.length, 4) - 1]]
  return words.length > MOST_WORDS && first && last ? [{ from: first.from, to: last.to, edits: [] }] : []
}

const PASSIVE = /^[وف]?(?:س)?(?:تم|يتم|تمت|تتم)$/

/** «تم» before a noun, where a verb in the passive says the same. */
function passive({ text }: Line): Found[] {
  const words = tokensOf(text)
  return words.flatMap(({ text: word, from }, index) => {
    const next = words[index + 1]
    return PASSIVE.test(word) && next && text.slice(from + word.length, next.from) === " " ? [{ from, to: next.to, edits: [] }] : []
  })
}

const rx = (source: string) => new RegExp(source, "gu")
/** A run of white space is looked at from its beginning alone, so that a long one costs no more than its length. */
const RUN = `(?<![${SPACE}])[${SPACE}]+`

/**
 * The rules of the house, in the order in which they are shown. A line is a rule: what it looks for, and what it would write. Whether it
 * may speak of a quotation, and whether the newsroom wants it, is decided in check.ts and not here. Their names are in kinds.ts.
 */
export const rules = {
  spaces: { spaces: true, find: each(rx(`(?<=[^${SPACE}])[${SPACE}]{2,}(?=[^${SPACE}\\n])`), " ") },
  spaceBefore: { spaces: true, find: each(rx(`(?<=[^${SPACE}\\n])${RUN}(?=[\\u060C\\u061B\\u061F]|[!:](?![)(\\-])|[,;?](?:[${SPACE}\\n]|$)|\\.(?![\\p{Script=Latin}\\p{N}.]))`), "") },
  brackets: { spaces: true, find: each(rx(`(?<=[(\\[«])[${SPACE}]+(?=[^${SPACE}\\n])|(?<=[^${SPACE}\\n(\\[«])[${SPACE}]+(?=[)\\]»])`), "") },
  spaceAfter: {
    spaces: true,
    find: spaceAfter(rx(`[\\u060C\\u061B\\u061F](?=[\\p{L}«(]|(?<!\\p{N}[\\u060C\\u061B\\u061F])\\p{N})|(?<=[${A}]{2})(?<!(?:^|[^${A}])[وفبل][${LETTERS}])[.:!](?=[${LETTERS}])`)),
  },
  waw: { find: aloneWaw },
  quotes: { find: straight },
  latinMarks: {
    find: each(rx(`(?<=[${A}»)\\u0640][${SPACE}]?)[,;?](?=[)»"]|\\n|$|[${SPACE}]*[${LETTERS}«(])`), ([mark]) => (mark === "," ? "\u060C" : mark === ";" ? "\u061B" : "\u061F")),
  },
  repeated: { find: each(rx("(?<!\u061F)\u061F{2}(?!\u061F)|\u060C{2,}|\u061B{2,}|!{2,}"), ([run]) => run.charAt(0)) },
  ellipsis: { of: ["body", "field"], find: each(rx("\u2026*\\.{3,}\u2026*|\u2026{2,}"), "\u2026") },
  days: { find: listed(days) },
  hamza: { find: listed(hamza) },
  ta: { find: listed(taPairs) },
  ya: { find: listed(ya) },
  farsi: { find: farsi },
  tatweel: { find: stretched },
  hidden: { find: each(HIDDEN, "") },
  titleStop: { of: ["title"], find: each(rx(`(?<=[^.\\u2026${SPACE}])\\.(?=[${SPACE}]*$)`), "") },
  wrongDay: { asks: true, find: wrongDay },
  long: { of: ["body"], asks: true, find: long },
  passive: { off: true, asks: true, find: passive },
} as const satisfies Record<LineRule, Rule>

const ruled = Object.entries(rules) as [keyof typeof rules, Rule][]
/** What a newsroom begins without. */
export const offAtFirst: readonly RuleId[] = ruled.flatMap(([id, { off }]) => (off ? [id] : []))
/** What offers nothing to take. */
export const asking: ReadonlySet<RuleId> = new Set([...ruled.flatMap(([id, { asks }]) => (asks ? [id] : [])), ...wholeRules])
