import { isMonth, monthOf } from "./keys"
import { among, tokens, type Among, type Token } from "./words"

/** What was found: words in every form that was met, and words in order. */
export type Wanted = { words: ReadonlySet<string>; phrases: readonly (readonly string[])[] }

/** A stretch of a text, and whether it was looked for. Joined, the stretches are the text. */
export type Stretch = { text: string; hit: boolean }

/** What was found, made ready for many texts: the words that tell whether something was looked for; all of them where months may be two. */
export type Marks = Wanted & { only: Among | undefined; months: boolean }

export function marks(wanted: Wanted): Marks {
  const months = [...wanted.words].some(isMonth)
  return { ...wanted, months, only: months ? undefined : among(new Set([...wanted.words, ...wanted.phrases.flat()])) }
}

/** Which words of a text were looked for. */
function hits(found: readonly Token[], { words, phrases, months }: Marks): boolean[] {
  const hit = found.map(({ word }) => words.has(word))
  if (phrases.length === 0 && !months) return hit
  for (let at = 0; at < found.length; at += 1) {
    const month = monthOf(found[at]?.word ?? "", found[at + 1]?.word ?? "")
    if (month !== null && words.has(month)) hit[at] = hit[at + 1] = true
    for (const phrase of phrases) {
      if (phrase.every((word, place) => found[at + place]?.word === word)) for (const place of phrase.keys()) hit[at + place] = true
    }
  }
  return hit
}

/** A text in its own spelling, with the words that were looked for told apart. Whole words: no border lies between letters that join. Pure. */
export function marked(text: string, wanted: Marks): Stretch[] {
  const found = tokens(text, wanted.only)
  return stretches(text, found, hits(found, wanted), 0, text.length)
}

function stretches(text: string, found: readonly Token[], hit: readonly boolean[], start: number, end: number): Stretch[] {
  const out: Stretch[] = []
  let at = start
  for (const [place, { from, to }] of found.entries()) {
    if (!hit[place] || from < start || to > end) continue
    if (from > at) out.push({ text: text.slice(at, from), hit: false })
    out.push({ text: text.slice(from, to), hit: true })
    at = to
  }
  if (at < end) out.push({ text: text.slice(at, end), hit: false })
  return out
}

/** How long what is shown of a text is, in words. */
const WORDS = 34
const ELLIPSIS = "\u2026"

/**
 * The stretch of these texts that has most of what was looked for, different words before the same again, cut between words. Of texts that
 * have none of it: the beginning of the first. Pure.
 */
export function excerpt(texts: readonly string[], wanted: Marks): Stretch[] {
  let best = { text: "", found: [] as Token[], hit: [] as boolean[], first: 0, score: -1 }
  for (const text of texts) {
    const found = tokens(text, wanted.only)
    const hit = hits(found, wanted)
    if (best.score >= 0 && !hit.includes(true)) continue
    const score = (first: number) => {
      const words = found.slice(first, first + WORDS).filter((_, at) => hit[first + at]).map(({ word }) => word)
      return new Set(words).size * 100 + words.length
    }
    const starts = hit.flatMap((yes, at) => (yes ? [Math.max(0, at - 6)] : []))
    for (const first of [0, ...starts.slice(0, 40)]) {
      const own = score(first)
      if (own > best.score) best = { text, found, hit, first, score: own }
    }
  }
  const { text, found, hit, first } = best
  const last = Math.min(found.length, first + WORDS) - 1
  const start = first === 0 ? 0 : (found[first]?.from ?? 0)
  const whole = last >= found.length - 1
  const end = whole ? text.length : (found[last]?.to ?? text.length)
  const cut = stretches(text, found, hit, start, end)
  if (start > 0) cut.unshift({ text: ELLIPSIS, hit: false })
  if (!whole) cut.push({ text: ELLIPSIS, hit: false })
  return cut
}
