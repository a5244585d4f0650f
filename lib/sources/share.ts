import { searchKey } from "@/lib/arabic/normalize"

/** How much of a text is somebody else's, in words. */
export type Share = { words: number; taken: number }
/** The most that may be taken: of a hundred words of the text, and in words. Null is no limit of that sort. */
export type ShareLimits = { percent: number | null; words: number | null }

/** A quotation is what stands word for word in both; fewer words than these in a row are the language's and nobody's own. */
const RUN = 4
/** Where a newspaper's own limit is not kept: a quarter of the text. */
const QUARTER = 25

/** The words of a text as they are compared: in any spelling, without marks and punctuation. */
function wordsOf(text: string): string[] {
  return searchKey(text).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
}

/**
 * How many words of a text stand in the original too, in runs of at least four in the same order. A text or an original that is shorter
 * than that is compared whole. Takes as long as both together are long, however often they repeat themselves.
 */
export function shareOf(text: string, original: string): Share {
  const [mine, theirs] = [wordsOf(text), wordsOf(original)]
  const run = Math.max(1, Math.min(RUN, mine.length, theirs.length))
  const runs = new Set<string>()
  for (let at = 0; at + run <= theirs.length; at += 1) runs.add(theirs.slice(at, at + run).join(" "))
  let taken = 0
  let counted = 0 // words before this one are counted already
  for (let at = 0; at + run <= mine.length; at += 1) {
    if (!runs.has(mine.slice(at, at + run).join(" "))) continue
    taken += at + run - Math.max(at, counted)
    counted = at + run
  }
  return { words: mine.length, taken }
}

/** The share of a text that is all somebody else's: republished or translated from a page that was not kept. */
export function wholeShare(text: string): Share {
  const { length } = wordsOf(text)
  return { words: length, taken: length }
}

/** The limits that hold for a newspaper; where none is kept of it, a quarter. */
export const limitsOf = ({ percent, words }: ShareLimits): ShareLimits => (percent === null && words === null ? { percent: QUARTER, words } : { percent, words })

/** Whether more is taken than may be. */
export function exceeds({ words, taken }: Share, { percent, words: most }: ShareLimits): boolean {
  return (percent !== null && taken * 100 > percent * words) || (most !== null && taken > most)
}

/** The share in whole hundredths; a hair above a limit is not told as the limit itself. */
export const percentOf = ({ words, taken }: Share): number => (words === 0 ? 0 : Math.ceil((taken * 100) / words))
