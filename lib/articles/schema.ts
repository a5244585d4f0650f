import { z } from "zod"
import { isIsoDay } from "@/lib/arabic/dates"
import { oneLine } from "@/lib/arabic/normalize"
import { safeLink } from "./body"
import { bodySchema } from "./body-schema"
import { kinds, origins } from "./kinds"

/** Text that PostgreSQL can store: no NUL, no lone surrogate. */
const storable = z.string().refine((text) => text.isWellFormed() && !text.includes("\0"), "not_text")

/** A line: white space folded, hidden and direction marks taken out, at most `max` code points after that (security.md S-X7). */
export const line = (max: number) =>
  storable.transform(oneLine).refine((text) => [...text].length <= max, "too_long")

/** Empty is null: nothing was given. */
const optionalLine = (max: number) => line(max).nullable().transform((text) => text || null)

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text)).nullable()
const day = z.string().refine(isIsoDay, "bad_date").nullable()

const webAddress = line(2_000)
  .nullable()
  .transform((text, context) => {
    if (!text) return null
    const href = safeLink(text)
    if (href !== null && /^https?:/.test(href)) return href
    context.addIssue({ code: "custom", message: "bad_link" })
    return z.NEVER
  })

export const articleId = z.string().regex(/^[0-9a-z]{12}$/)

/** The whole working copy, as an editor's page sends it. Strict: status, role or version in it are refused. */
export const workingCopySchema = z.strictObject({
  title: line(300),
  kicker: line(150),
  subtitle: line(300),
  standfirst: line(1_000),
  body: bodySchema,
  origin: z.enum(origins),
  kind: z.enum(kinds),
  kindLabel: optionalLine(100),
  sectionId: z.uuid().nullable(),
  printedSection: optionalLine(150),
  sourceId: z.uuid().nullable(),
  sourceDate: day,
  sourceDateText: optionalLine(150),
  sourceUrl: webAddress,
  /** Absent in what was kept or opened before articles had pictures. */
  pictureId: z.uuid().nullable().default(null),
  authorIds: z.array(z.uuid()).max(10),
  tagIds: z.array(z.uuid()).max(20),
  plannedFor: moment,
  embargoUntil: moment,
})
export type WorkingCopyInput = z.input<typeof workingCopySchema>
export type WorkingCopyFields = z.output<typeof workingCopySchema>

/** A working copy's fields as plain JSON. */
export const plainCopy = ({ plannedFor, embargoUntil, ...fields }: WorkingCopyFields): WorkingCopy =>
  ({ ...fields, plannedFor: plannedFor?.toISOString() ?? null, embargoUntil: embargoUntil?.toISOString() ?? null })

/** The working copy as the editor's page holds it and a conflict shows it: plain JSON, times as ISO text. */
export type WorkingCopy = Omit<WorkingCopyFields, "plannedFor" | "embargoUntil"> & {
  plannedFor: string | null
  embargoUntil: string | null
}

/** The body of PUT /api/v1/articles/[id]/working-copy (design.md §12). `saveId` makes a repeated save harmless. */
export const saveSchema = z.strictObject({
  id: articleId,
  saveId: z.uuid(),
  baseVersion: z.number().int().positive(),
  article: workingCopySchema,
  /** Which page it comes from, as its heartbeats say; a program that saves has none. */
  tab: z.uuid().optional(),
})

/** A text to be kept beside the working copy: the revision it becomes is named by its `saveId`. */
export const asideSchema = saveSchema.omit({ tab: true })

/** A new article. The same `saveId` again, of a page that had no answer, makes no second one. */
export const createSchema = z.strictObject({ clippingId: z.uuid().nullable(), article: workingCopySchema, saveId: z.uuid().optional() })
