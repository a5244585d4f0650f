import { z } from "zod"
import { nameLine, renameSchema } from "@/lib/names/schema"

export const tagName = nameLine(60)
export const addTagSchema = z.strictObject({ name: tagName })
export const renameTagSchema = renameSchema(tagName)
