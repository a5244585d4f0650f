import { z } from "zod"
import { line } from "./schema"

/** What the list of articles may be narrowed by. Anything that is not one of these is as if it were not there. */
export const listStates = ["draft", "in_review", "approved", "scheduled", "live", "withdrawn", "trashed"] as const
export type ListState = (typeof listStates)[number]

const lenient = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema.optional()).catch(undefined)

export const filterSchema = z.object({
  state: lenient(z.enum(listStates)),
  section: lenient(z.uuid()),
  source: lenient(z.uuid()),
  writer: lenient(z.uuid()),
  q: lenient(line(200)),
  after: lenient(z.string().max(60)),
})
export type Filters = z.output<typeof filterSchema>
