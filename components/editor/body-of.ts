import type { Node } from "@tiptap/pm/model"
import type { Block, Body } from "@/lib/articles/body"
import { bodyFromEditor } from "@/lib/articles/editor-json"

// A node of the editor never changes: what was made of it once holds as long as it stands.
const made = new WeakMap<Node, Body>()

/** The editor's document as a body. Only the blocks that changed are made anew, so that a long text costs no more a key than a short one. */
export function bodyOf(doc: Node): Body {
  const given = new Set<string>()
  const content: Block[] = []
  doc.forEach((node) => {
    const one = made.get(node) ?? bodyFromEditor({ type: "doc", content: [node.toJSON()] })
    made.set(node, one)
    for (const block of one.content) {
      const id = block.attrs?.id
      if (id !== undefined && given.has(id)) return void content.push(...bodyFromEditor({ type: "doc", content: [{ ...block, attrs: { ...block.attrs, id: null } }] }).content)
      if (id !== undefined) given.add(id)
      content.push(block)
    }
  })
  return { type: "doc", content }
}
