import type { Editor } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import type { Body } from "@/lib/articles/body"

/** Marks a change that did not come from the keyboard: it is not told to who listens for typing. */
export const APPLIED = "waha-applied"

/** Makes the document this body, block by block: what is equal stays as it is, with the caret in it. Not a step of undo. */
export function applyBody(editor: Editor, body: Body): void {
  const { doc, schema } = editor.state
  const next = schema.nodeFromJSON(body)
  const tr = editor.state.tr.setMeta(APPLIED, true).setMeta("addToHistory", false)
  const [old, fresh] = [children(doc), children(next)]
  const equal = commonPairs(old, fresh)
  // From the end to the beginning, so that places before a change stay where they were.
  let [toOld, toFresh] = [old.length, fresh.length]
  for (const [o, f] of [...equal, [-1, -1] as const].sort((a, b) => b[0] - a[0])) {
    if (toOld - o > 1 || toFresh - f > 1) tr.replaceWith(start(old, o + 1), start(old, toOld), fresh.slice(f + 1, toFresh))
    ;[toOld, toFresh] = [o, f]
  }
  if (tr.docChanged) editor.view.dispatch(tr)
}

const children = (node: Node): Node[] => Array.from({ length: node.childCount }, (_, index) => node.child(index))
/** Where the block of this index begins in the document. */
const start = (blocks: readonly Node[], index: number): number => blocks.slice(0, index).reduce((size, block) => size + block.nodeSize, 0)

/** Pairs of equal blocks in the order of both: those at both ends, and between them each one's next equal. */
function commonPairs(old: readonly Node[], fresh: readonly Node[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  let from = 0
  while (from < old.length && from < fresh.length && alike(old[from], fresh[from])) pairs.push([from, from]), from++
  let [endOld, endFresh] = [old.length, fresh.length]
  const tail: (readonly [number, number])[] = []
  while (endOld > from && endFresh > from && alike(old[endOld - 1], fresh[endFresh - 1])) tail.push([--endOld, --endFresh])
  for (let o = from, f = from; o < endOld && f < endFresh; o++) {
    const found = fresh.slice(f, endFresh).findIndex((node) => alike(old[o], node))
    if (found >= 0) pairs.push([o, (f += found)])
    if (found >= 0) f++
  }
  return [...pairs, ...tail]
}

const alike = (a: Node | undefined, b: Node | undefined) => a !== undefined && b !== undefined && a.eq(b)
