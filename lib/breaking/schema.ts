import { z } from "zod"
import { line } from "@/lib/articles/schema"

/** How long a line may hold, in hours, besides a time of its own. */
export const lasting = ["1", "2", "4", "8", "24"] as const

export const breakingSchema = z.strictObject({
  text: line(160).refine((text) => text !== "", "required"),
  link: line(500).default(""),
  lasts: z.enum([...lasting, "at"]),
  day: line(20).optional(),
  time: line(10).optional(),
  beginDay: line(20).optional(),
  beginTime: line(10).optional(),
})
