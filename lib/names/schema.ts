import { z } from "zod"
import { searchKey } from "@/lib/arabic/normalize"
import { slugify } from "@/lib/arabic/slug"
import { line } from "@/lib/articles/schema"

/** A name of something: one line without hidden or direction marks, with at least one letter or digit in it. */
export const nameLine = (max: number) => line(max).refine((text) => /[\p{L}\p{N}]/u.test(searchKey(text)), "required")

/** The part of an address that somebody chose, in the form that addresses have; empty is null: it is made from the name. */
export const slugLine = line(80)
  .default("")
  .transform((text) => (text === "" ? null : text.normalize("NFC").toLowerCase()))
  .refine((slug) => slug === null || slug === slugify(slug), "bad_slug")

/** Several values of one form field: none, one or many. */
export const several = <T extends z.ZodType>(one: T, max: number) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(one).max(max, "too_many"))

export const idOnly = z.strictObject({ id: z.uuid() })

/** One that is another: the first is merged into the second. */
export const mergeSchema = z.strictObject({ id: z.uuid(), into: z.uuid() })

/** Another name, and another address where one is given; without one the address follows the name as long as it was made from it. */
export const renameSchema = <Name extends z.ZodType>(name: Name) => z.strictObject({ id: z.uuid(), name, slug: slugLine })
