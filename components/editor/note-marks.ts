import { Extension, type Editor } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import { useSyncExternalStore } from "react"
import { quoteOf, type BlockLine } from "@/lib/notes/places"
import { bringToTheEye } from "./to-the-eye"

/** A block on which there are notes: its place in the text as notes keep it, and how many, in words. */
export type NoteMark = { blockId: string | null; quote: string; said: string }

const key = new PluginKey<DecorationSet>("notes")

// A page has one text. Its editor is made and unmade by itself; the margin, which knows of notes and nothing of editors, finds it here.
let present: Editor | null = null
const watching = new Set<() => void>()
const tell = (editor: Editor | null) => {
  present = editor
  for (const each of watching) each()
}

/** The editor of this page's text while it is there. */
export const useBodyEditor = (): Editor | null =>
  useSyncExternalStore(
    (changed) => {
      watching.add(changed)
      return () => void watching.delete(changed)
    },
    () => present,
    () => null,
  )

/** The keys that open a note on the paragraph with the caret, as they are told; on a Mac, Cmd stands for Ctrl. */
export const NOTE_KEYS = "Ctrl+Alt+M"

/** The page's note form opens for the paragraph with the caret when this is heard. */
export const NOTE_WANTED = "waha:note"
/** And the paragraph's first note is looked at when this is. */
export const NOTE_PRESSED = "waha:note-of"

/** Marks the paragraphs that have notes, from outside the document: nothing of it is ever stored in the text. */
export const NoteMarks = Extension.create({
  name: "noteMarks",
  onCreate() {
    tell(this.editor)
  },
  onDestroy() {
    if (present === this.editor) tell(null)
  },
  addKeyboardShortcuts() {
    return {
      "Mod-Alt-m": () => window.dispatchEvent(new CustomEvent(NOTE_WANTED)) || true,
    }
  },
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, before) => {
            const marks = transaction.getMeta(key) as readonly NoteMark[] | undefined
            return marks ? decorated(transaction.doc, marks) : before.map(transaction.mapping, transaction.doc)
          },
        },
        props: {
          decorations: (state) => key.getState(state),
          // The mark stands in the block's own margin, before its first letter: a press there is a press on it.
          handleDOMEvents: {
            mousedown: (_, event) => {
              const block = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(".noted") : null
              if (!block || event.clientX < block.getBoundingClientRect().right) return false
              event.preventDefault()
              window.dispatchEvent(new CustomEvent(NOTE_PRESSED, { detail: block.dataset["at"] }))
              return true
            },
          },
        },
      }),
    ]
  },
})

/** Shows these marks and no others. */
export function showNoteMarks(editor: Editor, marks: readonly NoteMark[]): void {
  if (editor.isDestroyed || (marks.length === 0 && key.getState(editor.state) === DecorationSet.empty)) return
  editor.view.dispatch(editor.state.tr.setMeta(key, marks).setMeta("addToHistory", false))
}

type At = BlockLine & { from: number; to: number }

/** The blocks of a document that have words, as lib/notes/places.ts has those of a body, with where they stand. */
export function blocksOf(doc: Node): At[] {
  const blocks: At[] = []
  doc.forEach((node, from) => {
    const id: unknown = node.attrs["id"]
    const text = node.textBetween(0, node.content.size, " ", " ").replace(/\s+/g, " ").trim()
    if (text !== "") blocks.push({ id: typeof id === "string" ? id : null, text, from, to: from + node.nodeSize })
  })
  return blocks
}

function decorated(doc: Node, marks: readonly NoteMark[]): DecorationSet {
  const blocks = blocksOf(doc)
  const found = marks.flatMap((mark) => {
    const at = blocks.findIndex(({ id }) => mark.blockId !== null && id === mark.blockId)
    const index = at >= 0 ? at : blocks.findIndex(({ text }) => quoteOf(text) === mark.quote)
    const block = blocks[index]
    return block ? [Decoration.node(block.from, block.to, { class: "noted", title: mark.said, "data-at": String(index) })] : []
  })
  return DecorationSet.create(doc, found)
}

/** The index of the block that holds the caret; -1 where it is in none that has words. */
export function caretBlock(editor: Editor): number {
  const { from } = editor.state.selection
  return blocksOf(editor.state.doc).findIndex((block) => from >= block.from && from <= block.to)
}

/** Puts the caret at the end of a block, and the block before the eye. */
export function goToBlock(editor: Editor, index: number): void {
  const block = blocksOf(editor.state.doc)[index]
  if (!block) return
  if (editor.isEditable) editor.chain().setTextSelection(block.to - 1).focus(null, { scrollIntoView: false }).run()
  bringToTheEye(editor.view, block.from + 1)
}
