import { z } from "zod"
import { isIsoDay, monthStyles, parsePrintedDate } from "@/lib/arabic/dates"
import { searchKey } from "@/lib/arabic/normalize"
import { safeLink } from "@/lib/articles/body"
import { line } from "@/lib/articles/schema"
import { nameLine, slugLine } from "@/lib/names/schema"
import { indexPolicies, sourcePermissions } from "./terms"

const MOST_VARIANTS = 40

/** Other spellings, one a line: blank lines and repetitions of one spelling are dropped. */
const variants = z
  .string()
  .max(8_000, "too_long")
  .default("")
  .transform((text) => text.split(/\r?\n/))
  .pipe(z.array(line(120)))
  .transform((names) => [...new Map(names.filter(Boolean).map((name) => [searchKey(name), name])).values()])
  .refine((names) => names.length <= MOST_VARIANTS, "too_many")

/** A newspaper's own site: https or http, without a trailing slash; «paper.example» alone is https. */
const site = line(300).default("").transform((text, context) => {
  if (text === "") return null
  const href = safeLink(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)
  if (href !== null && /^https?:\/\/[^/]+\./.test(href)) return href.replace(/\/$/, "")
  context.addIssue({ code: "custom", message: "bad_link" })
  return z.NEVER
})

const country = z.string().regex(/^(?:[A-Z]{2})?$/).default("").transform((code) => code || null)

/** A day as a date field or a hand writes it; empty is null. */
const day = line(60).default("").transform((text, context) => {
  if (text === "") return null
  const iso = isIsoDay(text) ? text : parsePrintedDate(text)?.iso
  if (iso !== undefined) return iso
  context.addIssue({ code: "custom", message: "bad_date" })
  return z.NEVER
})

/** What an editor may say of a newspaper while adding it: who it is. */
const identity = { name: nameLine(120), variants, country, site, monthStyle: z.enum(monthStyles).default("dual") }

export const addSourceSchema = z.strictObject(identity)
export const nameSourceSchema = z.strictObject({ name: nameLine(120) })
/** What an admin keeps of it besides: what it allows us, and how we credit it. */
export const changeSourceSchema = z.strictObject({
  id: z.uuid(),
  ...identity,
  slug: slugLine,
  creditLine: line(300).default(""),
  permission: z.enum(sourcePermissions),
  permissionUntil: day,
  indexPolicy: z.enum(indexPolicies),
  editorialLabel: line(60).default(""),
})
