import { Extension, type Editor } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey, TextSelection, type EditorState } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import { findIn, type Range } from "@/lib/arabic/find"
import { applyEdits } from "./edits"

type Question = { text: string; exact: boolean }
type Found = { question: Question | null; ranges: readonly Range[]; shown: DecorationSet; current: number }

const key = new PluginKey<Found>("finding")
const nothing: Found = { question: null, ranges: [], shown: DecorationSet.empty, current: 0 }

/** Every place in the lines of a document; one never goes over the end of its line. */
function placesIn(doc: Node, { text, exact }: Question): Range[] {
  const places: Range[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    // What is no text takes one sign, as it does in the document, so that places fit.
    const line = node.textBetween(0, node.content.size, null, "\uFFFC")
    for (const { from, to } of findIn(line, text, exact)) places.push({ from: at + 1 + from, to: at + 1 + to })
    return false
  })
  return places
}

function found(doc: Node, question: Question | null, current: number): Found {
  if (question === null) return nothing
  const ranges = placesIn(doc, question)
  const at = ranges.length === 0 ? 0 : ((current % ranges.length) + ranges.length) % ranges.length
  const marks = ranges.map(({ from, to }, index) => Decoration.inline(from, to, { class: index === at ? "found here" : "found" }))
  return { question, ranges, shown: DecorationSet.create(doc, marks), current: at }
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

/** How many places there are, and which is the current one, from 1. */
export function standing(state: EditorState): { count: number; current: number } {
  const { ranges, current } = key.getState(state) ?? nothing
  return { count: ranges.length, current: ranges.length === 0 ? 0 : current + 1 }
}

/** Looks for this from the caret on; null ends the search. */
export function ask({ view, state }: Editor, question: Question | null): void {
  const near = question === null ? 0 : placesIn(state.doc, question).findIndex(({ from }) => from >= state.selection.from)
  view.dispatch(state.tr.setMeta(key, { question, current: Math.max(0, near) }))
  reveal(view.state, view)
}

/** Goes on to the next place, or back. */
export function step({ view, state }: Editor, by: 1 | -1): void {
  const { question, current } = key.getState(state) ?? nothing
  view.dispatch(state.tr.setMeta(key, { question, current: current + by }))
  reveal(view.state, view)
}

function reveal(state: EditorState, view: Editor["view"]) {
  const { ranges, current } = key.getState(state) ?? nothing
  const range = ranges[current]
  if (range) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, range.from, range.to)).scrollIntoView())
}

/** Puts other words in the current place and goes on; gives whether there was one. */
export function replaceOne({ view, state }: Editor, words: string): boolean {
  const { ranges, current, question } = key.getState(state) ?? nothing
  const range = ranges[current]
  if (!range) return false
  const { tr } = state
  applyEdits(tr, [{ ...range, by: words }])
  // What stands after the new words is the next, even where they would be found themselves.
  const next = question === null ? -1 : placesIn(tr.doc, question).findIndex(({ from }) => from >= range.from + words.length)
  view.dispatch(tr.setMeta(key, { question, current: Math.max(0, next) }))
  reveal(view.state, view)
  return true
}

/** Puts other words in every place, as one step to undo; gives how many there were. */
export function replaceAll({ view, state }: Editor, words: string): number {
  const { ranges, question } = key.getState(state) ?? nothing
  if (ranges.length === 0) return 0
  const { tr } = state
  applyEdits(tr, ranges.map((range) => ({ ...range, by: words })))
  view.dispatch(tr.setMeta(key, { question, current: 0 }))
  return ranges.length
}
