import { withBlockIds } from "@/lib/articles/block-ids"
import { blockId, bodyTexts, type Body } from "@/lib/articles/body"

/** How much of a paragraph a note quotes, in code points. */
export const QUOTE = 160

/** A paragraph, heading, list or quotation of a text, as one line, and its stable id. */
export type BlockLine = { id: string | null; text: string }

/** The blocks of a body that have words, in order; of a body that was never opened, under the names that the editor will give them. */
export function blockLines(body: Body): BlockLine[] {
  return withBlockIds(body).content
    .map((block) => ({ id: blockId(block) ?? null, text: bodyTexts({ type: "doc", content: [block] }).join(" ").replace(/\s+/g, " ").trim() }))
    .filter(({ text }) => text !== "")
}

/** The beginning of a paragraph as a note quotes it: whole words, as many as there is room for. */
export function quoteOf(text: string): string {
  const letters = [...text]
  if (letters.length <= QUOTE) return text
  const cut = letters.slice(0, QUOTE - 1).join("")
  const end = cut.lastIndexOf(" ")
  return `${end > QUOTE / 2 ? cut.slice(0, end) : cut}…`
}

/** What a form sends of a place (lib/notes/schema.ts reads it). */
export const placeValue = ({ id, text }: BlockLine): string => `${id ?? ""}:${quoteOf(text)}`

export type Place = { is: "whole" } | { is: "at"; index: number } | { is: "gone"; quote: string }

/**
 * Where a note stands in a text as it is now: at the block that bears its id, wherever that moved and whatever became of its words; where no
 * block does, at the first that begins with the words it quotes. A note of neither is on the whole, and one whose paragraph is gone says so.
 */
export function placeOf(note: { blockId: string | null; quote: string }, lines: readonly BlockLine[]): Place {
  if (note.blockId === null && note.quote === "") return { is: "whole" }
  const byId = note.blockId === null ? -1 : lines.findIndex(({ id }) => id === note.blockId)
  const index = byId >= 0 || note.quote === "" ? byId : lines.findIndex(({ text }) => quoteOf(text) === note.quote)
  return index >= 0 ? { is: "at", index } : { is: "gone", quote: note.quote }
}
