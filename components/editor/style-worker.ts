import { check } from "@/lib/style/check"
import type { House, Suggestion } from "@/lib/style/kinds"
import type { Line } from "@/lib/style/line"

/** What the page asks of the worker: texts that have nothing to do with each other, each as its lines. */
export type StyleAsked = { id: number; house: House; texts: readonly (readonly Line[])[] }
export type StyleFound = { id: number; found: Suggestion[][] }

// A thread of its own: however long the text, no key waits for it.
addEventListener("message", ({ data }: MessageEvent<StyleAsked>) => {
  const answer: StyleFound = { id: data.id, found: data.texts.map((lines) => check(lines, data.house)) }
  postMessage(answer)
})
