import { toLatinDigits } from "./numbers"

/** Everything that takes no room on the line: joiners, direction marks and isolates, soft hyphen, byte order mark, tags. */
const HIDDEN = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E0FFF}]/gu
/** Vowel signs and what else is written above and below letters, Koranic signs with them. */
export const TASHKEEL = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08FF]/g

/** The text without any invisible character; for names, titles and addresses, never for a body. */
export function stripHidden(text: string): string {
  return text.replace(HIDDEN, "")
}

/** A value for a one-line field: NFC, no hidden, control or broken characters, white space collapsed, trimmed. Idempotent. */
export function oneLine(text: string): string {
  const visible = stripHidden(text).replace(/\s+/g, " ").replace(/[\p{Cc}\p{Cs}]/gu, "")
  return visible.normalize("NFC").replace(/ {2,}/g, " ").trim()
}

/** A key under which spellings of one name meet (hamza, ta marbuta, tashkeel, tatweel, digits); never shown, never stored as text. */
export function searchKey(text: string): string {
  const bare = stripHidden(text.normalize("NFKC")).replace(/\u0640/g, "").replace(TASHKEEL, "")
  return toLatinDigits(bare)
    .replace(/[\u0622\u0623\u0625\u0671-\u0673\u0675]/g, "\u0627")
    .replace(/[\u0649\u06CC\u06D0\u06D2]/g, "\u064A")
    .replace(/\u0624/g, "\u0648")
    .replace(/\u0626/g, "\u064A")
    .replace(/[\u0629\u06C0\u06D5\u06C1\u06C2\u06BE]/g, "\u0647")
    .replace(/[\u06A9\u06AA]/g, "\u0643")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
}
