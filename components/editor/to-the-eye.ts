import type { EditorView } from "@tiptap/pm/view"

/** How far it may be from where it is to be, px. What comes near is laid out only then, and moves it: so it is looked at again until it stays, frame by frame. */
const NEAR = 40
const LOOKS = 30
const STAYS = 4

/** Where the text begins to be seen: beneath what sticks to the top of the window, the tools and what is open under them. */
function seenFrom(view: EditorView): number {
  const tools = view.dom.parentElement?.previousElementSibling
  return tools instanceof HTMLElement ? (parseFloat(getComputedStyle(tools).insetBlockStart) || 0) + tools.offsetHeight : 0
}

const latest = new WeakMap<EditorView, symbol>()

/** Brings a place of the text before the eye, whoever has the keys; the library scrolls only while the text has them. */
export function bringToTheEye(view: EditorView, at: number): void {
  const mine = Symbol("place")
  latest.set(view, mine)
  const look = (left: number, stays: number) => {
    // Who has gone on to another place is not brought back.
    if (left === 0 || stays === 0 || latest.get(view) !== mine || view.isDestroyed || at > view.state.doc.content.size) return
    const top = seenFrom(view)
    const away = view.coordsAtPos(at).top - (top + ((window.visualViewport?.height ?? window.innerHeight) - top) / 3)
    const near = Math.abs(away) < NEAR
    if (!near) window.scrollBy(0, away)
    requestAnimationFrame(() => look(left - 1, near ? stays - 1 : STAYS))
  }
  look(LOOKS, STAYS)
}
