import { Extension, type Editor } from "@tiptap/core"
import { closeHistory } from "@tiptap/pm/history"
import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import type { Edit } from "@/lib/edits"
import { strings } from "@/lib/strings"
import type { Line } from "@/lib/style/line"
import { HIDDEN } from "@/lib/style/kinds"
import { applyEdits, leaf } from "./edits"
import { bringToTheEye } from "./to-the-eye"

/** A place of the text that something is said of: its name, where it is in the document, and what the pointer is told there. */
export type StyleMark = { id: string; from: number; to: number; said: string }
/** What is to be written there: the words as they must still stand, and changes counted from their beginning. */
export type StyleChange = { id: string; before: string; edits: readonly Edit[] }

/** From the text, the suggestion at the caret is asked for. */
export const STYLE_WANTED = "waha:style"
/** The keys that ask for it, as they are told. */
export const STYLE_KEYS = "Ctrl+Alt+S"

const key = new PluginKey<DecorationSet>("style")

/** The lines of a document as the checker reads them, and where each begins. A line from left to right is code or Latin, and is passed over. */
export function styleLines(doc: Node): { lines: Line[]; starts: number[] } {
  const [lines, starts]: [Line[], number[]] = [[], []]
  doc.descendants((node, at, parent) => {
    if (!node.isTextblock) return true
    const ltr = node.attrs["dir"] === "ltr" || parent?.attrs["dir"] === "ltr"
    const quoted = node.type.name === "pullquote" || doc.resolve(at).node(1)?.type.name === "blockquote"
    lines.push({ text: ltr ? "" : node.textBetween(0, node.content.size, null, leaf), quoted, of: node.type.name === "heading" ? "title" : "body" })
    starts.push(at + 1)
    return false
  })
  return { lines, starts }
}

const { signs } = strings.desk.style
const [LEFT, RIGHT] = [new Set([0x200e, 0x202a, 0x202d, 0x2066]), new Set([0x200f, 0x061c, 0x202b, 0x202e, 0x2067])]
const NON_JOINER = 0x200c

function signOf(sign: string): string {
  const code = sign.charCodeAt(0)
  if (LEFT.has(code)) return signs.left
  if (RIGHT.has(code)) return signs.right
  return code === NON_JOINER ? signs.joins : signs.other
}

/** Signs that take no room are shown where they are: an editor decides of what can be seen. */
function chips(doc: Node): Decoration[] {
  const found: Decoration[] = []
  doc.descendants((node, at) => {
    for (const { index, 0: sign } of (node.text ?? "").matchAll(HIDDEN)) found.push(Decoration.inline(at + index, at + index + 1, { class: "sign", "data-sign": signOf(sign) }))
  })
  return found
}

/** Marks what the checker speaks of, from outside the document: nothing of it is ever stored in the text. */
export const StyleMarks = Extension.create({
  name: "styleMarks",
  addKeyboardShortcuts: () => ({ "Mod-Alt-s": () => window.dispatchEvent(new CustomEvent(STYLE_WANTED)) || true }),
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, before) => {
          const marks = transaction.getMeta(key) as readonly StyleMark[] | undefined
          if (!marks) return before.map(transaction.mapping, transaction.doc)
          return DecorationSet.create(transaction.doc, [
            ...marks.map(({ id, from, to, said }) => Decoration.inline(from, to, { class: "styled", title: said }, { id })), ...chips(transaction.doc),
          ])
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

/** Shows these marks and no others. */
export function showStyleMarks(editor: Editor, marks: readonly StyleMark[]): void {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, marks).setMeta("addToHistory", false))
}

const markOf = (editor: Editor, id: string) => key.getState(editor.state)?.find(undefined, undefined, (spec) => spec["id"] === id)[0]

/** Makes these changes where their words still stand, as one step to undo; gives how many were made. */
export function takeStyle(editor: Editor, changes: readonly StyleChange[]): number {
  if (editor.isDestroyed || !editor.isEditable) return 0
  const { doc, tr } = editor.state
  const edits: Edit[] = []
  let taken = 0
  let past = -1
  const places = changes.flatMap((change) => {
    const mark = markOf(editor, change.id)
    return mark && doc.textBetween(mark.from, mark.to, null, leaf) === change.before ? [{ ...change, from: mark.from, to: mark.to }] : []
  })
  for (const { from, to, edits: own } of places.sort((a, b) => a.from - b.from)) {
    if (from < past) continue
    past = to
    taken += 1
    edits.push(...own.map((each) => ({ from: from + each.from, to: from + each.to, by: each.by })))
  }
  if (taken === 0) return 0
  applyEdits(tr, edits)
  editor.view.dispatch(closeHistory(tr))
  return taken
}

/** Chooses the place and brings it before the eye; whether it is still there. */
export function goToStyle(editor: Editor, id: string): boolean {
  const mark = markOf(editor, id)
  if (!mark) return false
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, mark.from, mark.to)))
  bringToTheEye(editor.view, mark.from)
  editor.view.focus()
  return true
}

/** The name of the mark at the caret, or of the next one after it; null where none follows. */
export function styleAtCaret(editor: Editor): string | null {
  const { from } = editor.state.selection
  const marks = (key.getState(editor.state)?.find(from, editor.state.doc.content.size, (spec) => typeof spec["id"] === "string") ?? []).sort((a, b) => a.from - b.from)
  const id: unknown = marks[0]?.spec["id"]
  return typeof id === "string" ? id : null
}
