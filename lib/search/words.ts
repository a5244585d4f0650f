import { searchKey } from "@/lib/arabic/normalize"

/** A word as it stands in a text, and in the form in which all its spellings meet; "" where that was not asked for. */
export type Token = { word: string; from: number; to: number }

const LETTERS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200C\u200D]*/gu
/** Longer than any word; what is longer is no word that somebody looks for. */
const LONGEST = 64

/** A word in the form in which its spellings meet: of hamza, ta marbuta, final ya, tashkeel, tatweel, digits, capitals. Letters and digits alone. */
export const normal = (word: string): string => searchKey(word).replace(/[^\p{L}\p{N}]/gu, "").slice(0, LONGEST)

// What a sign is in a word, by its code: a letter or a digit is the code of its form, all of which are greater than these.
const [UNKNOWN, BREAK, HANGS, STRETCHES, HARD] = [0, 1, 2, 3, 4]
const kinds = new Uint16Array(0x10000)

function kindOf(code: number): number {
  const sign = String.fromCharCode(code)
  if (sign === "\u0640") return STRETCHES
  if (/[\u064B-\u0652\u0670\u200C\u200D]/.test(sign)) return HANGS
  if (!/[\p{L}\p{N}\p{M}\p{Cs}]/u.test(sign)) return BREAK
  // What Unicode makes of one of these does not depend on what stands beside it, if that is one of these or hangs on it.
  const form = code < 0x80 || (code >= 0x600 && code < 0x700) ? normal(sign) : ""
  return form.length === 1 ? form.charCodeAt(0) : HARD
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const known = kinds[code] ?? BREAK // behind the end
  return known === UNKNOWN ? (kinds[code] = kindOf(code)) : known
}

const FIRST_SUM = 0x811c9dc5
const summed = (sum: number, code: number) => Math.imul(sum ^ code, 0x01000193)

/** Words by which others are told apart without their forms being made. */
export type Among = { words: ReadonlySet<string>; sums: ReadonlySet<number> }

export function among(words: ReadonlySet<string>): Among {
  const sumOf = (word: string) => Array.from({ length: word.length }, (_, at) => word.charCodeAt(at)).reduce(summed, FIRST_SUM)
  return { words, sums: new Set([...words].map(sumOf)) }
}

/**
 * The words of a text in order, with where each stands, marks and tatweel that hang on it included. Between two of them there is always a
 * sign that is neither letter nor digit, so a border never lies within a word. The same for what is indexed, asked and marked. Where only
 * some words matter, as in marking, the others have "" for their form, which need not be made. Pure.
 */
export function tokens(text: string, only?: Among): Token[] {
  const found: Token[] = []
  for (let at = 0; at < text.length;) {
    const from = at
    let kind = kindAt(text, at)
    if (kind === BREAK || kind === HANGS) {
      at += 1
      continue
    }
    let [sum, size] = [FIRST_SUM, 0]
    for (; kind !== BREAK && kind !== HARD; kind = kindAt(text, (at += 1))) {
      if (kind === HANGS || kind === STRETCHES || size === LONGEST) continue
      sum = summed(sum, kind)
      size += 1
    }
    if (kind === HARD) {
      // By the letters' own rule, from where the word began, or to where the next one does.
      LETTERS.lastIndex = from
      const next = LETTERS.exec(text)
      if (next === null) break
      at = LETTERS.lastIndex
      const word = normal(next[0])
      if (word !== "") found.push({ word: only === undefined || only.words.has(word) ? word : "", from: next.index, to: at })
    } else if (size > 0) {
      const word = only === undefined || only.sums.has(sum) ? easily(text, from, at) : ""
      found.push({ word: only === undefined || only.words.has(word) ? word : "", from, to: at })
    }
  }
  return found
}

/** What `normal` makes of a word that has nothing hard in it. */
function easily(text: string, from: number, to: number): string {
  let word = ""
  for (let at = from; at < to && word.length < LONGEST; at += 1) {
    const kind = kindAt(text, at)
    if (kind > HARD) word += String.fromCharCode(kind)
  }
  return word
}
