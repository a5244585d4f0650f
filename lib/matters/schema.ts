import { z } from "zod"
import { isIsoDay } from "@/lib/arabic/iso-day"
import { articleId } from "@/lib/articles/schema"
import { nameLine, several } from "@/lib/names/schema"

const MOST = 30

/** What several papers wrote of: what it is called, and the pieces, each once. */
export const confirmMatterSchema = z.strictObject({
  day: z.string().refine(isIsoDay, "bad_date"),
  title: nameLine(120),
  article: several(articleId, MOST).transform((ids) => [...new Set(ids)]),
})

export const removeMatterSchema = z.strictObject({ id: articleId })
