import type { Body } from "@/lib/articles/body"
import { inCommon } from "./in-common"
import type { Measure } from "./rule"
import { blockKeys, bodyKeys, isRead, wordKeys } from "./words"

/** Compares two rows of words. */
export function measureWords(original: readonly string[], article: readonly string[]): Measure {
  const numbers = new Map<string, number>()
  const numberOf = (key: string) => {
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
  return { original: original.length, article: article.length, common: inCommon(original.map(numberOf), article.map(numberOf)) }
}

/** How much of an article's text is the original's, and of the original's the article's. Pure. */
export const measure = (original: readonly string[], body: Body): Measure => measureWords(original.flatMap(wordKeys), bodyKeys(body))

/**
 * The same for a text that is being written: the original is read once, and of the text only what changed since. It goes a paragraph at a
 * time, and whoever asks takes the next step when there is time for it.
 */
export function meterOf(original: readonly string[]): (body: Body) => Generator<undefined, Measure> {
  const keys: string[][] = []
  return function* measuring(body) {
    while (keys.length < original.length) {
      keys.push(wordKeys(original[keys.length] ?? ""))
      yield
    }
    for (const block of body.content) {
      if (isRead(block)) continue
      blockKeys(block)
      yield
    }
    return measureWords(keys.flat(), bodyKeys(body))
  }
}
