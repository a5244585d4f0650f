import { Extension, type Editor } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { NodeSelection, Plugin, PluginKey, TextSelection, type EditorState } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import { findIn, type Range } from "@/lib/arabic/find"
import { MAX_FOOTNOTE } from "@/lib/articles/body"
import { applyEdits } from "./edits"

type Question = { text: string; exact: boolean }
/** A place in the document; `within` is where in the text of the footnote that stands there. */
type Place = Range & { within?: Range }
type Found = { question: Question | null; places: readonly Place[]; shown: DecorationSet; current: number }

const key = new PluginKey<Found>("finding")
const nothing: Found = { question: null, places: [], shown: DecorationSet.empty, current: 0 }

const noteText = (node: Node | null): string | null => (node?.type.name === "footnote" ? String(node.attrs["text"] ?? "") : null)

/** Every place in the lines of a document and in its footnotes, in the order of reading; one never goes over the end of its line. */
function placesIn(doc: Node, { text, exact }: Question): Place[] {
  const places: Place[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    // What is no text takes one sign, as it does in the document, so that places fit.
    const line = node.textBetween(0, node.content.size, null, "\uFFFC")
    const found: Place[] = findIn(line, text, exact).map(({ from, to }) => ({ from: at + 1 + from, to: at + 1 + to }))
    node.forEach((inner, offset) => {
      const note = noteText(inner)
      if (note !== null) found.push(...findIn(note, text, exact).map((within) => ({ from: at + 1 + offset, to: at + 2 + offset, within })))
    })
    places.push(...found.sort(inOrder))
    return false
  })
  return places
}

const inOrder = (one: Place, other: Place) => one.from - other.from || (one.within?.from ?? 0) - (other.within?.from ?? 0)

function found(doc: Node, question: Question | null, current: number): Found {
  if (question === null) return nothing
  const places = placesIn(doc, question)
  const at = places.length === 0 ? 0 : ((current % places.length) + places.length) % places.length
  const marks = places.map(({ from, to }, index) => Decoration.inline(from, to, { class: index === at ? "found here" : "found" }))
  return { question, places, shown: DecorationSet.create(doc, marks), current: at }
}

/** Marks what is searched for while somebody searches. */
export const Finding = Extension.create({
  name: "finding",
  addProseMirrorPlugins: () => [
    new Plugin<Found>({
      key,
      state: {
        init: () => nothing,
        apply(change, before, _old, state) {
          const asked = change.getMeta(key) as { question: Question | null; current: number } | undefined
          if (asked) return found(state.doc, asked.question, asked.current)
          return change.docChanged && before.question ? found(state.doc, before.question, before.current) : before
        },
      },
      props: { decorations: (state) => key.getState(state)?.shown ?? null },
    }),
  ],
})

/** How many places there are, which is the current one, from 1, and the footnote that it is in, which is not seen in the text itself. */
export function standing(state: EditorState): { count: number; current: number; note: string | null } {
  const { places, current } = key.getState(state) ?? nothing
  const here = places[current]
  return { count: places.length, current: places.length === 0 ? 0 : current + 1, note: here?.within ? noteText(state.doc.nodeAt(here.from)) : null }
}

/** Looks for this from the caret on, and chooses the first; null ends the search. */
export function ask({ view, state }: Editor, question: Question | null): void {
  const near = question === null ? 0 : placesIn(state.doc, question).findIndex(({ from }) => from >= state.selection.from)
  view.dispatch(state.tr.setMeta(key, { question, current: Math.max(0, near) }))
  choose(view.state, view)
}

/** Goes on to the next place, or back, and chooses it. */
export function step({ view, state }: Editor, by: 1 | -1): void {
  const { question, current } = key.getState(state) ?? nothing
  view.dispatch(state.tr.setMeta(key, { question, current: current + by }))
  choose(view.state, view)
}

function choose(state: EditorState, view: Editor["view"]) {
  const { places, current } = key.getState(state) ?? nothing
  const place = places[current]
  if (!place) return
  const selection = place.within ? NodeSelection.create(state.doc, place.from) : TextSelection.create(state.doc, place.from, place.to)
  view.dispatch(state.tr.setSelection(selection))
}

/** Puts other words in the current place and goes on; gives whether there was one. */
export function replaceOne({ view, state }: Editor, words: string): boolean {
  const { places, current, question } = key.getState(state) ?? nothing
  const place = places[current]
  if (!place || question === null) return false
  const { tr } = state
  const done = replaceAt(tr, place, words)
  // What stands after the new words is the next, even where they would be found themselves.
  const past: Place = place.within
    ? { ...place, within: { from: place.within.from + (done ? words.length : 1), to: 0 } }
    : { from: place.from + (done ? words.length : 1), to: 0 }
  const next = placesIn(tr.doc, question).findIndex((each) => inOrder(each, past) >= 0)
  view.dispatch(tr.setMeta(key, { question, current: Math.max(0, next) }))
  choose(view.state, view)
  return done
}

/** Puts other words in every place, as one step to undo; gives how many were. */
export function replaceAll({ view, state }: Editor, words: string): number {
  const { places, question } = key.getState(state) ?? nothing
  if (places.length === 0) return 0
  const { tr } = state
  const done = [...places].reverse().filter((place) => replaceAt(tr, place, words)).length
  view.dispatch(tr.setMeta(key, { question, current: 0 }))
  return done
}

/** Whether the place could be changed: a footnote has its limit. One of which nothing is left goes. */
function replaceAt(tr: EditorState["tr"], { from, to, within }: Place, words: string): boolean {
  if (within) {
    const note = noteText(tr.doc.nodeAt(from))
    if (note === null) return false
    const text = note.slice(0, within.from) + words + note.slice(within.to)
    if (text.length > MAX_FOOTNOTE) return false
    if (text.trim() === "") tr.delete(from, to)
    else tr.setNodeAttribute(from, "text", text)
  } else applyEdits(tr, [{ from, to, by: words }])
  return true
}
