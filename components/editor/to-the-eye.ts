import type { EditorView } from "@tiptap/pm/view"

/** Brings a place of the text before the eye. After the selection: what is near that is laid out anew (far.ts), and would move it again. */
export function bringToTheEye(view: EditorView, at: number): void {
  const { node } = view.domAtPos(at)
  const element = node instanceof HTMLElement ? node : node.parentElement
  element?.scrollIntoView({ block: "center" })
}
