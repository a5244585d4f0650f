import { isCommon, monthOf } from "./keys"
import { tokens } from "./words"

/** One thing that is asked for: a word in all its forms, or words in this order as they are. A month of two words is one word, its key. */
export type Term = { kind: "word"; word: string; said: string } | { kind: "phrase"; words: string[]; said: string }

export type Question = {
  /** As it was typed, without what cannot be shown. */
  text: string
  terms: Term[]
  never: Term[]
  state: "asked" | "empty" | "long" | "common"
}

/** Bounds of a question, whoever asks it: its length, and how much of it is looked for. */
export const LONGEST_QUESTION = 200
const MOST_TERMS = 10
const MOST_NEVER = 5
const MOST_IN_PHRASE = 12

const PART = /(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))/gu
/** What changes the direction or is not text at all. */
const UNSAID = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/**
 * Reads a question: words, "words in order" in any quotation marks, and -words that must not be there. Words that stand in nearly every text
 * are left out where there are others, but for the last of one that is `unfinished`, which may become another. Pure, and its cost is bounded by the question's greatest length.
 */
export function readQuestion(raw: string, unfinished = false): Question {
  const text = raw.slice(0, 2_000).replace(UNSAID, " ").replace(/\s+/g, " ").trim()
  const none = { text, terms: [], never: [] }
  if (text === "") return { ...none, state: "empty" }
  if (raw.length > 2_000 || text.length > LONGEST_QUESTION) return { ...none, text: text.slice(0, LONGEST_QUESTION), state: "long" }
  const terms: Term[] = []
  const never: Term[] = []
  for (const [, minus, ...bodies] of text.matchAll(PART)) {
    const quoted = bodies.slice(0, 3).find((body) => body !== undefined)
    const said = quoted ?? bodies[3] ?? ""
    const found = tokens(said).map(({ word, from, to }) => ({ word, said: said.slice(from, to) }))
    const into = minus === "-" ? never : terms
    if (quoted !== undefined && found.length > 1) into.push({ kind: "phrase", words: found.slice(0, MOST_IN_PHRASE).map(({ word }) => word), said })
    else if (quoted !== undefined) into.push(...found.map((one): Term => ({ kind: "phrase", words: [one.word], said: one.said })))
    else into.push(...found.map((one): Term => ({ kind: "word", ...one })))
  }
  const joined = withMonths(terms)
  const told = joined.filter((term, at) => term.kind === "phrase" || (unfinished && at === joined.length - 1) || !isCommon(term.word))
  const state = joined.length === 0 ? "empty" : told.length === 0 ? "common" : "asked"
  return { text, terms: told.slice(0, MOST_TERMS), never: never.slice(0, MOST_NEVER), state }
}

/** «كانون الأول» is one month and not two words. */
function withMonths(terms: readonly Term[]): Term[] {
  const out: Term[] = []
  for (let at = 0; at < terms.length; at += 1) {
    const [term, next] = [terms[at], terms[at + 1]]
    if (!term) continue
    const month = term.kind === "word" && next?.kind === "word" ? monthOf(term.word, next.word) : null
    if (month !== null && next) {
      out.push({ kind: "word", word: month, said: `${term.said} ${next.said}` })
      at += 1
    } else out.push(term)
  }
  return out
}
