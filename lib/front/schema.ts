import { z } from "zod"
import { articleId, line } from "@/lib/articles/schema"
import { several } from "@/lib/names/schema"
import { PLACES } from "./places"

/** The articles in their order; none is «by date». A day and a time of the newsroom's clock; both empty is without an end. */
export const arrangeSchema = z.strictObject({
  version: z.coerce.number().int().nonnegative(),
  place: several(articleId, PLACES).transform((ids) => [...new Set(ids)]),
  day: line(20).optional(),
  time: line(10).optional(),
})
