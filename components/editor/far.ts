import { Extension } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"

/** Blocks on either side of the caret's that are never far, and how many it may go before that is looked at again. */
const NEAR = 12
const STEP = 6

type Seen = { at: number; blocks: number; far: DecorationSet }

const key = new PluginKey<Seen>("far")

/** The block at the top that holds the caret, by its place among them. */
const caretAt = ({ selection }: EditorState) => selection.$head.index(0)

function seen(doc: Node, at: number): Seen {
  const far: Decoration[] = []
  doc.forEach((node, from, index) => {
    // A key goes straight to the first and to the last.
    const end = index === 0 || index === doc.childCount - 1
    if (node.type.name === "paragraph" && !end && Math.abs(index - at) > NEAR) far.push(Decoration.node(from, from + node.nodeSize, { class: "far" }))
  })
  return { at, blocks: doc.childCount, far: DecorationSet.create(doc, far) }
}

/**
 * Tells the paragraphs that are far from the caret, which the stylesheet leaves to the browser to lay out once they are looked at. Opening a
 * long text so costs what one sees of it. Those to which a key can bring the caret are always laid out, new ones among them: in a paragraph
 * that it has not laid out yet, a browser puts the letter elsewhere.
 */
export const Far = Extension.create({
  name: "far",
  addProseMirrorPlugins: () => [
    new Plugin<Seen>({
      key,
      state: {
        init: (_, state) => seen(state.doc, caretAt(state)),
        apply(change, before, _, state) {
          const at = caretAt(state)
          if (Math.abs(at - before.at) > STEP || change.doc.childCount !== before.blocks) return seen(change.doc, at)
          return change.docChanged ? { ...before, far: before.far.map(change.mapping, change.doc) } : before
        },
      },
      props: { decorations: (state) => key.getState(state)?.far },
    }),
  ],
})
