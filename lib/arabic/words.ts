import { TASHKEEL } from "./normalize"

/** A stretch of a text: a word, a mark (punctuation, a sign), or white space. */
export type Word = { text: string; kind: "word" | "mark" | "space" }

/** What counts for nothing when words are compared. */
export type Ignored = { tashkeel: boolean; hamza: boolean; punctuation: boolean }
export const nothingIgnored: Ignored = { tashkeel: false, hamza: false, punctuation: false }

const segmenter = new Intl.Segmenter("ar", { granularity: "word" })

/** What takes no part in the joining of letters: marks above and below, and what is not seen. Two hidden characters do: one parts, one joins. */
const TRANSPARENT = /[\p{Mn}\p{Me}\p{Cf}]/u
const [NON_JOINER, JOINER] = ["\u200C", "\u200D"]
const JOINS = /[\p{Script_Extensions=Arabic}\u200D]/u
const LETTER = /[\p{L}\u0640\u200D]/u
const MARK = /^\p{M}/u
/** One word each, though the segmenter parts them: dates and numbers in any digits, addresses and everything else Latin without a space. */
const WHOLE = /[A-Za-z0-9](?:[!-~]*[A-Za-z0-9/])?|\p{Nd}+(?:[/.:,\-\u066A-\u066C\u2013]\p{Nd}+)+/gu
const WORDLIKE = /[\p{L}\p{N}]/u

/**
 * The words of a text with what stands between them: joined, they are the text again, character for character. A vocalised word is one,
 * and no border lies between two letters that join on the line, whatever stands hidden between them, or before a mark that hangs on a letter.
 */
export function wordsOf(text: string): Word[] {
  const words: { from: number; kind: Word["kind"] }[] = []
  const whole = text.matchAll(WHOLE)
  let inside = whole.next().value
  for (const { segment, index } of segmenter.segment(text)) {
    while (inside && inside.index + inside[0].length <= index) inside = whole.next().value
    const last = words.at(-1)
    const kind = kindOf(segment)
    const unbroken = (inside && inside.index < index) || MARK.test(segment) || joined(text, index) || (kind === "space" && last?.kind === "space")
    if (!last || !unbroken) words.push({ from: index, kind })
    else if (last.kind !== kind) last.kind = last.kind === "word" || kind === "word" ? "word" : "mark"
  }
  return words.map(({ from, kind }, at) => ({ text: text.slice(from, words[at + 1]?.from), kind }))
}

const kindOf = (text: string): Word["kind"] => (WORDLIKE.test(text) ? "word" : text.trim() === "" ? "space" : "mark")

/** Whether the letters on both sides of a border would be drawn joined. */
function joined(text: string, border: number): boolean {
  const sides = [edge(text, border, -1), edge(text, border, 1)]
  return sides.every((char) => JOINS.test(char) && LETTER.test(char))
}

/** The first character from a border backwards or forwards that takes part in joining; empty where there is none. */
function edge(text: string, border: number, step: 1 | -1): string {
  for (let at = step === 1 ? border : border - 1; at >= 0 && at < text.length; at += step) {
    const char = text.charAt(at)
    if (char === NON_JOINER) return ""
    if (char === JOINER || !TRANSPARENT.test(char)) return char
  }
  return ""
}

/** Direction marks and what else is neither seen nor said; joiners are, by the shape that letters take. */
const UNSEEN = /[\u00AD\u034F\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g
const ALEF = /[\u0622\u0623\u0625\u0671-\u0673\u0675]/g
const CARRIERS = /[\u0624\u0626]/g
/** Signs that are said, and so are no punctuation. */
const SAID = /[%\u066A\u2030&@#]/

/**
 * Under which a word is compared: two words are the same where their keys are. Without anything ignored, only what is not seen is:
 * how a letter with a mark is encoded, and direction marks. `hamza` levels its forms and, with them, ة with ه and ى with ي, which the
 * same hands confuse. Null is a word that counts for nothing.
 */
export function wordKey({ text, kind }: Word, ignored: Ignored): string | null {
  if (kind === "space") return text.includes("\n") ? "\n" : " "
  if (kind === "mark" && ignored.punctuation && !SAID.test(text)) return null
  let key = text.replace(UNSEEN, "").normalize("NFC")
  if (ignored.tashkeel) key = key.replace(TASHKEEL, "").replaceAll("\u0640", "")
  if (ignored.hamza) {
    key = key.replace(ALEF, "\u0627").replace(CARRIERS, "\u0621").replaceAll("\u0629", "\u0647").replaceAll("\u0649", "\u064A")
  }
  return key === "" ? null : key
}
