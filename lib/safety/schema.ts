import { z } from "zod"
import { line } from "@/lib/articles/schema"

export const freezeSchema = z.strictObject({ reason: line(300).refine((text) => text !== "", "required") })
export const releaseSchema = z.strictObject({})
export const accountSchema = z.strictObject({ id: z.uuid() })
