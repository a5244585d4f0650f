import { countWords } from "@/lib/arabic/reading"
import { bodyText, type Block, type Body } from "./body"

// A block that did not change is the same object while somebody types, and has as many words as before.
const known = new WeakMap<Block, number>()

/** The words of a body, counted anew only where it changed. Blocks are never changed in place. */
export function countBody(body: Body): number {
  return body.content.reduce((sum, block) => {
    const count = known.get(block) ?? countWords(bodyText({ type: "doc", content: [block] }))
    known.set(block, count)
    return sum + count
  }, 0)
}
