import { z } from "zod"
import { parsePrintedDate, type IsoDay } from "@/lib/arabic/dates"
import { actKinds, type ActKind } from "@/lib/strings/desk-acts"

const kinds = Object.keys(actKinds) as ActKind[]
const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)

/** What the record is narrowed by, as it stands in the page's address. What is no filter of ours counts as not given; a day is kept as typed. */
export const recordFilterSchema = z.object({
  person: optional(z.union([z.uuid(), z.literal("none")])),
  kind: optional(z.enum(kinds as [ActKind, ...ActKind[]])),
  outcome: optional(z.enum(["done", "denied"])),
  /** What it was done to: «article:abc». */
  subject: optional(z.string().regex(/^[a-z]{1,20}:[0-9a-z-]{1,40}$/)),
  from: optional(z.string().max(60)),
  until: optional(z.string().max(60)),
  /** The number of the entry before which the page begins. */
  before: optional(z.string().regex(/^[1-9]\d{0,14}$/)),
})
export type RecordFilters = z.infer<typeof recordFilterSchema>

/** The day that was typed, in any of our ways of writing one; null for none, `bad_date` for what is no day. */
export function dayOf(typed: string | undefined): IsoDay | null | "bad_date" {
  if (typed === undefined || typed.trim() === "") return null
  return parsePrintedDate(typed)?.iso ?? "bad_date"
}
