import { z } from "zod"
import { nameLine, renameSchema } from "@/lib/names/schema"

export const authorName = nameLine(100)
export const addAuthorSchema = z.strictObject({ name: authorName })
export const renameAuthorSchema = renameSchema(authorName)
