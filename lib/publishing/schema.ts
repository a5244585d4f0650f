import { z } from "zod"
import { articleId, line } from "@/lib/articles/schema"
import { said as saidInLines } from "@/lib/notes/schema"
import { whichHour } from "@/lib/newsroom-time"

const version = z.coerce.number().int().positive()
/** A day and a time of the newsroom's clock, as typed; both empty is «now». `which` is asked for where the hour comes twice. */
const when = { day: line(60).optional(), time: line(20).optional(), which: z.enum(["", ...whichHour]).transform((which) => which || undefined).optional() }
const said = (max: number) => line(max).refine((text) => text !== "", "required")

export const moveSchema = z.strictObject({ id: articleId, version })
export const sendBackSchema = z.strictObject({ id: articleId, version, note: saidInLines(2_000) })
export const publishSchema = z.strictObject({ id: articleId, version, ...when, embargoReason: line(500).optional() })
/** `fresh`: what is saved now goes out at that time, and not the revision that was pinned. */
export const rescheduleSchema = z.strictObject({ id: articleId, version, ...when, fresh: z.literal("yes").optional(), embargoReason: line(500).optional() })
export const correctSchema = z.strictObject({ id: articleId, version, note: said(600), embargoReason: line(500).optional() })
export const withdrawSchema = z.strictObject({ id: articleId, version, ...when, reason: said(1_000), notice: line(300).optional() })
