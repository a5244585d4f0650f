import { Extension } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { Plugin } from "@tiptap/pm/state"
import { freshBlockId } from "@/lib/articles/block-ids"
import { BLOCK_ID } from "@/lib/articles/body"

const types = ["paragraph", "heading", "blockquote", "bulletList", "orderedList", "horizontalRule", "pullquote", "figure", "table"]

/**
 * Gives every block at the top a name and keeps it (docs/decisions/0007). Of two with one name the first keeps it, which is the first half
 * of a paragraph that was split; where nothing stands before the caret, the name goes with the words.
 */
export const BlockIds = Extension.create({
  name: "blockIds",
  addGlobalAttributes: () => [{ types, attributes: { id: { default: null, rendered: false, parseHTML: () => null } } }],
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(changes, _before, state) {
        if (!changes.some((change) => change.docChanged)) return null
        const wanted = namesOf(state.doc)
        if (wanted.length === 0) return null
        const { tr } = state
        for (const { at, id } of wanted) tr.setNodeAttribute(at, "id", id)
        return tr
      },
    }),
  ],
})

/** The blocks whose name must change, and to what. */
function namesOf(doc: Node): { at: number; id: string }[] {
  const wanted: { at: number; id: string }[] = []
  const holders = new Map<string, { at: number; node: Node }>()
  doc.forEach((node, at) => {
    const id: unknown = node.attrs["id"]
    if (typeof id !== "string" || !BLOCK_ID.test(id)) return void wanted.push({ at, id: freshBlockId() })
    const holder = holders.get(id)
    if (!holder) return void holders.set(id, { at, node })
    const emptied = holder.node.isTextblock && holder.node.content.size === 0 && node.content.size > 0
    wanted.push({ at: emptied ? holder.at : at, id: freshBlockId() })
    if (emptied) holders.set(id, { at, node })
  })
  return wanted
}
