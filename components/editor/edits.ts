import type { Node } from "@tiptap/pm/model"
import type { Transaction } from "@tiptap/pm/state"
import type { Edit } from "@/lib/edits"

/** For `textBetween`: what is no text takes one sign, as it does in the document, so that places fit; a break is the end of a line. */
export const leaf = (node: Node) => (node.type.name === "hardBreak" ? "\n" : "\uFFFC")

/** Makes these changes to a document, which are in its own places, in order and apart. */
export function applyEdits(tr: Transaction, edits: readonly Edit[]): void {
  for (const { from, to, by } of edits.toReversed()) {
    if (by === "") tr.delete(from, to)
    else tr.insertText(by, from, to)
  }
}
