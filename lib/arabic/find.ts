import { toLatinDigits } from "./numbers"

/** A place in a text, in UTF-16 units. */
export type Range = { from: number; to: number }

const LEVEL: Record<string, string> = {
  "\u0622": "\u0627", "\u0623": "\u0627", "\u0625": "\u0627", "\u0671": "\u0627", "\u0624": "\u0648", "\u0626": "\u064A",
  "\u0649": "\u064A", "\u06CC": "\u064A", "\u0629": "\u0647", "\u06C1": "\u0647", "\u06D5": "\u0647", "\u06BE": "\u0647", "\u06A9": "\u0643",
}
// Marks, tatweel, and what takes no room on the line.
const HANGS = /[\p{Mn}\p{Cf}\u0640]/u

function level(text: string): { key: string; places: number[] } {
  const places: number[] = []
  let key = ""
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (HANGS.test(sign)) continue
    key += /\s/.test(sign) ? " " : toLatinDigits(LEVEL[sign] ?? sign).toLowerCase().charAt(0)
    places.push(at)
  }
  return { key, places }
}

/**
 * Every place where a text says what was asked for, from its beginning, none within another. Tashkeel, tatweel, the seats of hamza, final
 * ya, ta marbuta, capitals and the kind of digits make no difference; `exact` makes every sign count. What hangs on the last letter of a
 * place belongs to it. Nothing is found of a question that is empty or all marks. Pure.
 */
export function findIn(text: string, question: string, exact = false): Range[] {
  if (exact) return places(text, question).map((from) => ({ from, to: from + question.length }))
  const { key, places: own } = level(text)
  const asked = level(question).key
  return places(key, asked).map((start) => {
    let to = (own[start + asked.length - 1] ?? 0) + 1
    while (to < text.length && HANGS.test(text.charAt(to))) to += 1
    return { from: own[start] ?? 0, to }
  })
}

function places(text: string, question: string): number[] {
  const found: number[] = []
  if (question.trim() === "") return found
  for (let at = text.indexOf(question); at >= 0; at = text.indexOf(question, at + question.length)) found.push(at)
  return found
}
