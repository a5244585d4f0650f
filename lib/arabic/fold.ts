import { toLatinDigits } from "./numbers"

/** A text levelled for reading by machine, and for each of its characters the place it came from. */
export type Folded = { text: string; at: (index: number) => number; after: (index: number) => number }

const SAME: Record<string, string> = {
  "\u0622": "\u0627", "\u0623": "\u0627", "\u0625": "\u0627", "\u0671": "\u0627",
  "\u0649": "\u064A", "\u06CC": "\u064A", "\u0629": "\u0647", "\u06C1": "\u0647", "\u06D5": "\u0647", "\u06BE": "\u0647",
  "\u06A9": "\u0643",
}
const SKIPPED = /[\p{Mn}\p{Cf}\u0640]/u
const SPACE = /\s/u

/**
 * Levels hamza on alef, final ya, ta marbuta, Persian letters, digits and white space; drops marks, tatweel and hidden characters.
 * `at` and `after` lead back into the text as given: where a folded character begins and where it, with what hangs on it, ends.
 */
export function fold(original: string): Folded {
  const places: number[] = []
  let text = ""
  for (let index = 0; index < original.length; index += 1) {
    const char = original.charAt(index)
    if (SKIPPED.test(char)) continue
    text += foldChar(char)
    places.push(index)
  }
  return {
    text,
    at: (index) => places[index] ?? original.length,
    after: (index) => endOfCluster(original, places[index - 1] ?? -1),
  }
}

/** The levelled text alone, trimmed and with single spaces. */
export function foldKey(text: string): string {
  return fold(text).text.replace(/ +/g, " ").trim()
}

function foldChar(char: string): string {
  if (SPACE.test(char)) return " "
  return toLatinDigits(SAME[char] ?? char).toLowerCase().charAt(0)
}

function endOfCluster(original: string, place: number): number {
  let end = place + 1
  while (end < original.length && SKIPPED.test(original.charAt(end))) end += 1
  return end
}
