import { z } from "zod"
import { articleId, line } from "@/lib/articles/schema"
import { said as saidInLines } from "@/lib/notes/schema"

const version = z.coerce.number().int().positive()
/** A day and a time of the newsroom's clock; both empty is «now». */
const when = { day: line(20).optional(), time: line(10).optional() }
const said = (max: number) => line(max).refine((text) => text !== "", "required")

export const moveSchema = z.strictObject({ id: articleId, version })
export const sendBackSchema = z.strictObject({ id: articleId, version, note: saidInLines(2_000) })
export const publishSchema = z.strictObject({ id: articleId, version, ...when, embargoReason: line(500).optional() })
export const rescheduleSchema = z.strictObject({ id: articleId, version, ...when, embargoReason: line(500).optional() })
export const correctSchema = z.strictObject({ id: articleId, version, note: said(600), embargoReason: line(500).optional() })
export const withdrawSchema = z.strictObject({ id: articleId, version, ...when, reason: said(1_000), notice: line(300).optional() })
