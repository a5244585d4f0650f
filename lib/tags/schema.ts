import { z } from "zod"
import { nameLine } from "@/lib/names/schema"

export const tagName = nameLine(60)
export const addTagSchema = z.strictObject({ name: tagName })
export const renameTagSchema = z.strictObject({ id: z.uuid(), name: tagName })
