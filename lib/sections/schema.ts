import { z } from "zod"
import { line } from "@/lib/articles/schema"
import { nameLine, several, slugLine } from "@/lib/names/schema"

const parent = z.union([z.literal("").transform(() => null), z.uuid()])
const yes = z.enum(["yes", "no"]).transform((word) => word === "yes")
const fields = { name: nameLine(60), slug: slugLine, description: line(300).default(""), parentId: parent }

export const addSectionSchema = z.strictObject(fields)
export const changeSectionSchema = z.strictObject({ id: z.uuid(), ...fields })
export const placeSectionSchema = z.strictObject({ id: z.uuid(), parentId: parent, before: parent.default(null) })
export const mergeSectionSchema = z.strictObject({ id: z.uuid(), into: z.union([z.uuid(), z.literal("")]).refine((id) => id !== "", "required") })
export const hideSectionSchema = z.strictObject({ id: z.uuid(), hidden: yes })
export const bandSectionSchema = z.strictObject({ id: z.uuid(), onFront: yes })
export const editorsSchema = z.strictObject({ id: z.uuid(), userIds: several(z.uuid(), 500) })
