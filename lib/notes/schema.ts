import { z } from "zod"
import { oneLine } from "@/lib/arabic/normalize"
import { articleId } from "@/lib/articles/schema"
import { QUOTE } from "./places"

/** What somebody says in a few lines: hidden and direction marks taken out, line ends kept, one empty line at most between two. */
export const prose = (max: number) =>
  z.string()
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "not_text")
    // Before anything is made of it: what is thousands of times too long is not worked on.
    .refine((text) => text.length <= max * 4, "too_long")
    .transform((text) => text.split(/\r\n?|\n|\u2028|\u2029/).map(oneLine).join("\n").replace(/\n{3,}/g, "\n\n").trim())
    .refine((text) => [...text].length <= max, "too_long")

export const said = (max: number) => prose(max).refine((text) => text !== "", "required")

/** Where a note stands: nothing is the whole article; else a block's stable id, if it has one, a colon, and the beginning of its text. */
export const place = z
  .string()
  .max(QUOTE * 4 + 9)
  .regex(/^(?:[0-9a-z]{8})?:|^$/)
  .refine((text) => text.isWellFormed() && !text.includes("\0"))
  .transform((text) => {
    const colon = text.indexOf(":")
    return { blockId: colon > 0 ? text.slice(0, colon) : null, quote: oneLine(text.slice(colon + 1)) }
  })
  .refine(({ quote }) => [...quote].length <= QUOTE)

/** A form sends one id, several, or none. */
const people = z.preprocess((sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]), z.array(z.uuid()).max(20))

const MOST = 2_000
export const addNoteSchema = z.strictObject({ id: articleId, text: said(MOST), place: place.default({ blockId: null, quote: "" }), mentions: people })
export const answerSchema = z.strictObject({ id: articleId, noteId: z.uuid(), text: said(MOST), mentions: people })
export const threadSchema = z.strictObject({ id: articleId, noteId: z.uuid() })
