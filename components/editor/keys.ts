import { Extension, type Editor } from "@tiptap/core"

/** What the toolbar opens: a key in the text asks for it by name. */
export const panels = ["link", "footnote", "figure", "find", "shortcuts", "focus", "toolbar"] as const
export type Panel = (typeof panels)[number]

const EVENT = "waha-open"

const ask = (editor: Editor, panel: Panel) => editor.view.dom.dispatchEvent(new CustomEvent<Panel>(EVENT, { detail: panel }))

/** Calls back for every panel that a key in the text asks for; gives how to stop. */
export function onAsked(editor: Editor, open: (panel: Panel) => void): () => void {
  const element = editor.view.dom
  const hear = (event: Event) => {
    if (event instanceof CustomEvent && panels.some((panel) => panel === event.detail)) open(event.detail as Panel)
  }
  element.addEventListener(EVENT, hear)
  return () => element.removeEventListener(EVENT, hear)
}

/** The keys of what needs a dialog. They go by the place of a key, so they are the same on an Arabic keyboard. */
export const Keys = Extension.create({
  name: "keys",
  addKeyboardShortcuts() {
    const open = (panel: Panel) => () => {
      ask(this.editor, panel)
      return true
    }
    /** Enter on a chosen picture or note is the way into it. */
    const enter = () => {
      const { selection } = this.editor.state
      const name = "node" in selection ? (selection.node as { type: { name: string } }).type.name : ""
      if (name !== "figure" && name !== "footnote") return false
      ask(this.editor, name)
      return true
    }
    return {
      "Mod-k": open("link"), "Mod-Alt-n": open("footnote"), "Mod-f": open("find"), "Mod-/": open("shortcuts"), "Mod-Shift-e": open("focus"),
      "Alt-F10": open("toolbar"), Enter: enter,
    }
  },
})
