import { searchKey } from "@/lib/arabic/normalize"

/** A word as it stands in a text, and in the form in which all its spellings meet. */
export type Token = { word: string; from: number; to: number }

const LETTERS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200C\u200D]*/gu
/** Longer than any word; what is longer is no word that somebody looks for. */
const LONGEST = 64

/** Words of texts in their form, which are met again and again; so many at most, and none so long that it would keep its whole text in memory. */
const met = new Map<string, string>()
const MOST_MET = 30_000
const LONGEST_MET = 12

function formOf(letters: string): string {
  if (letters.length > LONGEST_MET) return normal(letters)
  const known = met.get(letters)
  if (known !== undefined) return known
  if (met.size >= MOST_MET) met.clear()
  const form = normal(letters)
  met.set(letters, form)
  return form
}

/** A word in the form in which its spellings meet: of hamza, ta marbuta, final ya, tashkeel, tatweel, digits, capitals. Letters and digits alone. */
export const normal = (word: string): string => searchKey(word).replace(/[^\p{L}\p{N}]/gu, "").slice(0, LONGEST)

/**
 * The words of a text in order, with where each stands, marks and tatweel that hang on it included. Between two of them there is always a
 * sign that is neither letter nor digit, so a border never lies within a word. The same for what is indexed, asked and marked. Pure.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  for (const { 0: letters, index } of text.matchAll(LETTERS)) {
    const word = formOf(letters)
    if (word !== "") found.push({ word, from: index, to: index + letters.length })
  }
  return found
}
