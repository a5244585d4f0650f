import { z } from "zod"
import { line } from "@/lib/articles/schema"
import { nameLine, slugLine } from "@/lib/names/schema"

const parent = z.union([z.literal("").transform(() => null), z.uuid()])
const fields = { name: nameLine(60), slug: slugLine, description: line(300).default(""), parentId: parent }

export const addSectionSchema = z.strictObject(fields)
export const changeSectionSchema = z.strictObject({ id: z.uuid(), ...fields })
export const moveSectionSchema = z.strictObject({ id: z.uuid(), to: z.enum(["up", "down"]) })
export const hideSectionSchema = z.strictObject({ id: z.uuid(), hidden: z.enum(["yes", "no"]).transform((word) => word === "yes") })
