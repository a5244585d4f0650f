import { z } from "zod"

/** The ways to narrow the library: one's own, without words for who does not see, rights that ended or soon will, used by nothing. */
export const mediaViews = ["mine", "noAlt", "rights", "unused"] as const
export type MediaView = (typeof mediaViews)[number]

const some = z.string().max(200).transform((text) => text || undefined).optional().catch(undefined)

/** The filters of the library, out of an address; what makes no sense is left out. */
export const mediaFiltersSchema = z.object({ q: some, show: z.enum(mediaViews).optional().catch(undefined), after: some })
export type MediaFilters = z.infer<typeof mediaFiltersSchema>
