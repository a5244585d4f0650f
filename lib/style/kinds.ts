import type { Edit } from "@/lib/edits"
import type { Span } from "./line"

// What the checker's findings are called and what they look like. A page that only shows them has this, and not the rules, which are long and
// work apart from it.

const lineRules = [
  "spaces", "spaceBefore", "brackets", "spaceAfter", "waw", "quotes", "latinMarks", "repeated", "ellipsis", "days",
  "hamza", "ta", "ya", "farsi", "tatweel", "hidden", "titleStop", "wrongDay", "long", "passive",
] as const

/** What is said of the text as a whole; lib/style/check.ts finds it, and only asks. */
export const wholeRules = ["alone", "truncated", "digits"] as const

/** A rule that looks at one line: one of lib/style/rules.ts. */
export type LineRule = (typeof lineRules)[number]
export type RuleId = LineRule | (typeof wholeRules)[number]
/** All rules, in the order in which they are shown. */
export const ruleIds = [...lineRules, ...wholeRules] as const
export const isRuleId = (id: string): id is RuleId => (ruleIds as readonly string[]).includes(id)

/** A place in a line that a rule speaks of, and what it would change there; without edits it asks, and there is nothing to take. */
export type Found = Span & { edits: readonly Edit[] }

/** A word or a phrase that this newsroom writes otherwise; without `instead` it is only avoided. */
export type HouseWord = { word: string; instead: string }
/** What a newsroom made of the rules: which it does without, and its own words. */
export type House = { off: readonly RuleId[]; words: readonly HouseWord[] }

export type Suggestion = Found & {
  /** Of one kind are those that one press takes: a rule, or one word of the house (`wordKind`). */
  kind: string
  /** Its place among the lines. */
  line: number
}

const WORD_KIND = "word:"
export const wordKind = (word: string): string => WORD_KIND + word
/** The word that a kind speaks of; null where it is a rule's. */
export const wordOfKind = (kind: string): string | null => (kind.startsWith(WORD_KIND) ? kind.slice(WORD_KIND.length) : null)

/** The most that are told of one text: what has more is not read through one by one. */
export const MOST = 500

/** Signs that nobody sees and that may be meant: directions, isolates, the joiner that joins nothing. */
export const HIDDEN = /[\u00AD\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** The line with these changes made. */
export function edited(text: string, edits: readonly Edit[]): string {
  let [made, at] = ["", 0]
  for (const { from, to, by } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at) continue
    made += text.slice(at, from) + by
    at = to
  }
  return made + text.slice(at)
}

/** What a suggestion would make of its place, and what stands there. */
export const beforeAfter = (text: string, { from, to, edits }: Found): { before: string; after: string } => ({
  before: text.slice(from, to),
  after: edited(text.slice(from, to), edits.map((each) => ({ from: each.from - from, to: each.to - from, by: each.by }))),
})
