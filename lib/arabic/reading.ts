/** Words a minute of silent Arabic reading (IReST: 138, rounded). */
const WORDS_A_MINUTE = 140

/** Words of a text: runs of letters and digits, with their marks, tatweel and joiners. */
export function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200C\u200D]*/gu)) count += 1
  return count
}

/** Whole minutes of reading, rounded up; 0 only for no words. */
export function readingMinutes(words: number): number {
  return Math.ceil(words / WORDS_A_MINUTE)
}
