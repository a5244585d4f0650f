import { z } from "zod"
import { parsePrintedDate } from "@/lib/arabic/dates"
import { blankCopy } from "@/lib/articles/blank"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { kinds } from "@/lib/articles/kinds"
import type { WorkingCopyInput } from "@/lib/articles/schema"

const text = z.string().default("")

/** The fields of the clip page as a form sends them; what each may hold is asked when the article is made of them. */
const formSchema = z.object({
  clippingId: z.string(), title: text, kicker: text, sectionId: text, printedSection: text, kind: text, kindLabel: text,
  sourceId: text, sourceDate: text, sourceUrl: text, authorId: text, body: text,
})

/** Its lines as one. Line by line: one pattern for the spaces on both sides of a line end takes minutes where there are only spaces. */
const unbroken = (paragraph: string) => paragraph.split("\n").map((row) => row.trim()).filter(Boolean).join(" ")

export type Continued = { clippingId: string; article: WorkingCopyInput }

/**
 * The article that a corrected clipping begins with: a republished piece of that paper. Paragraphs are parted by blank lines;
 * a date that cannot be read stays as it was typed, and the article's form then asks for it.
 */
export function continued(fields: Record<string, unknown>): Continued {
  const form = formSchema.parse(fields)
  const date = parsePrintedDate(form.sourceDate)
  const known = kinds.find((kind) => kind === form.kind)
  return {
    clippingId: form.clippingId,
    article: {
      ...blankCopy,
      // What was clipped is somebody's; which paper's may still be unknown, and the checklist then asks.
      origin: "republished",
      kind: known ?? blankCopy.kind,
      title: form.title, kicker: form.kicker, kindLabel: form.kindLabel || null,
      sectionId: form.sectionId || null, printedSection: form.printedSection || null,
      sourceId: form.sourceId || null, sourceDate: date?.iso ?? null, sourceDateText: form.sourceDate || null, sourceUrl: form.sourceUrl || null,
      authorIds: form.authorId ? [form.authorId] : [],
      body: bodyOfParagraphs(form.body.split(/\r?\n(?:[^\S\n]*\r?\n)+/).map(unbroken)),
    },
  }
}
