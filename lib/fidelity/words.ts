import { toLatinDigits } from "@/lib/arabic/numbers"
import { wordKey, wordsOf, type Ignored } from "@/lib/arabic/words"
import { bodyTexts, type Block, type Body } from "@/lib/articles/body"

/** A vowel sign, a seat of hamza, a comma, the kind of digits: none of it is another word. */
const LENIENT: Ignored = { tashkeel: true, hamza: true, punctuation: true }

/** The words of a text under which they are compared, as the comparison of two texts folds them with everything ignored. */
export const wordKeys = (text: string): string[] =>
  wordsOf(toLatinDigits(text)).flatMap((word) => (word.kind === "word" ? (wordKey(word, LENIENT)?.toLowerCase() ?? []) : []))

/** A picture's caption is said of the picture; everything else that stands in a text is its own. */
const keysOf = (block: Block): string[] => (block.type === "figure" ? [] : bodyTexts({ type: "doc", content: [block] }).flatMap(wordKeys))

// A block that did not change is the same object while somebody types. Blocks are never changed in place.
const known = new WeakMap<Block, string[]>()

/** Whether the words of a block are known already, so that asking for them costs nothing. */
export const isRead = (block: Block): boolean => known.has(block)

export function blockKeys(block: Block): string[] {
  const keys = known.get(block) ?? keysOf(block)
  known.set(block, keys)
  return keys
}

/** The words of a text. A pull quote that says what stands in the text is no word more of it; one that says anything else is. */
export function bodyKeys({ content }: Body): string[] {
  const lines = content.map((block) => ({ block, keys: blockKeys(block) }))
  if (!content.some(({ type }) => type === "pullquote")) return lines.flatMap(({ keys }) => keys)
  const running = (keys: readonly string[]) => ` ${keys.join(" ")} `
  const rest = running(lines.flatMap(({ block, keys }) => (block.type === "pullquote" ? [] : keys)))
  return lines.flatMap(({ block, keys }) => (block.type === "pullquote" && rest.includes(running(keys)) ? [] : keys))
}
