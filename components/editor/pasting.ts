import { Extension, type Editor } from "@tiptap/core"
import { closeHistory } from "@tiptap/pm/history"
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state"
import { noStructure, type Structure } from "@/lib/articles/paste"
import { pasteEdits, type Cleaning } from "@/lib/articles/paste-text"
import type { Edit } from "@/lib/edits"
import { cleanHtml, cleanPlain } from "./clipboard"
import { applyEdits, leaf } from "./edits"

/** A place that was cleaned: what stands there, and what stood there. */
type Place = Edit & { was: string }
/** What became of the last paste, while it can still be told. */
export type PasteReport = { structure: Structure; counts: Partial<Record<Cleaning, number>>; places: readonly Place[] }

const key = new PluginKey<PasteReport | null>("pasting")
const told = (report: PasteReport | null) => (transaction: Transaction) => transaction.setMeta(key, { report })

/**
 * Cleans what is pasted or dropped, in a step of its own after it came in: the first undo gives back what was pasted as it was, the second
 * takes it away. Cut and moved within the text, nothing is touched.
 */
export const Pasting = Extension.create<Record<string, never>, { coming: Structure | null }>({
  name: "pasting",
  addStorage: () => ({ coming: null }),
  onTransaction({ transaction }) {
    const structure = this.storage.coming
    if (!structure || !transaction.docChanged) return
    this.storage.coming = null
    cleanInserted(this.editor, transaction, structure)
  },
  addProseMirrorPlugins() {
    const { storage } = this
    let structure = noStructure
    return [
      new Plugin<PasteReport | null>({
        key,
        state: {
          init: () => null,
          apply(transaction, before) {
            const meta = transaction.getMeta(key) as { report: PasteReport | null } | undefined
            if (meta) return meta.report
            if (!before || !transaction.docChanged) return before
            // One step back is the text as it was pasted, and there is nothing more to say of it.
            if (transaction.getMeta("history$")) return null
            return { ...before, places: before.places.map((place) => ({ ...place, from: transaction.mapping.map(place.from, -1), to: transaction.mapping.map(place.to, 1) })) }
          },
        },
        props: {
          transformPastedHTML(html) {
            const read = cleanHtml(html)
            structure = read
            return read.html
          },
          transformPastedText: cleanPlain,
          transformPasted(slice, view) {
            // Whatever comes in comes at once; what was turned away instead leaves nothing behind.
            if (!view.dragging) storage.coming = structure
            structure = noStructure
            queueMicrotask(() => (storage.coming = null))
            return slice
          },
          handlePaste: (view) => {
            view.dispatch(closeHistory(view.state.tr))
            return false
          },
        },
      }),
    ]
  },
})

/** The stretch of a document that a change put in. */
function insertedBy({ mapping, doc }: Transaction): { from: number; to: number } {
  let [from, to] = [doc.content.size, 0]
  mapping.maps.forEach((map, index) => map.forEach((_start, _end, start, end) => {
    const after = mapping.slice(index + 1)
    from = Math.min(from, after.map(start, -1))
    to = Math.max(to, after.map(end, 1))
  }))
  return { from, to }
}

function cleanInserted(editor: Editor, transaction: Transaction, structure: Structure) {
  const { from, to } = insertedBy(transaction)
  const { doc, tr } = editor.state
  const counts: Partial<Record<Cleaning, number>> = {}
  const found: Place[] = []
  doc.nodesBetween(Math.max(0, from), Math.min(to, doc.content.size), (node, at) => {
    if (!node.isTextblock) return true
    const [start, end] = [at + 1, at + 1 + node.content.size]
    const [first, last] = [Math.max(from, start), Math.min(to, end)]
    if (first >= last) return false
    for (const edit of pasteEdits(doc.textBetween(first, last, null, leaf), { starts: first === start, ends: last === end })) {
      found.push({ from: first + edit.from, to: first + edit.to, by: edit.by, was: doc.textBetween(first + edit.from, first + edit.to) })
      for (const [kind, count] of Object.entries(edit.counts) as [Cleaning, number][]) counts[kind] = (counts[kind] ?? 0) + count
    }
    return false
  })
  applyEdits(tr, found)
  let moved = 0
  const places = found.map(({ from: start, to: end, by, was }) => {
    const begins = start + moved
    moved += by.length - (end - start)
    return { from: begins, to: begins + by.length, by, was }
  })
  const report = { structure, counts, places }
  editor.view.dispatch(told(saysSomething(report) ? report : null)(closeHistory(tr)))
  // What is typed next is a step of its own again.
  editor.view.dispatch(closeHistory(editor.state.tr))
}

const saysSomething = ({ structure, places }: PasteReport) =>
  places.length > 0 || structure.styles || structure.emptyParagraphs + structure.links + structure.footnotes + structure.pictures.length > 0

/** What became of the last paste; null where there is nothing to tell. */
export const pasteReport = (state: EditorState): PasteReport | null => key.getState(state) ?? null

/** Puts back what was pasted, wherever its place still stands as it was cleaned; what was typed since stays. One step to undo. */
export function keepPasted(editor: Editor): void {
  const report = pasteReport(editor.state)
  const { tr, doc } = editor.state
  const still = (report?.places ?? []).filter(({ from, to, by }) => doc.textBetween(from, to, null, leaf) === by)
  applyEdits(tr, still.map(({ from, to, was }) => ({ from, to, by: was })))
  editor.view.dispatch(told(null)(closeHistory(tr)))
}

/** There is nothing more to tell. */
export const forgetPaste = (editor: Editor): void => editor.view.dispatch(told(null)(editor.state.tr))
