import { z } from "zod"
import { isIsoDay, monthStyles, parsePrintedDate, type IsoDay } from "@/lib/arabic/dates"
import { searchKey } from "@/lib/arabic/normalize"
import { toLatinDigits } from "@/lib/arabic/numbers"
import { safeLink } from "@/lib/articles/body"
import { kinds, type Kind } from "@/lib/articles/kinds"
import { articleId, line } from "@/lib/articles/schema"
import { nameLine, several, slugLine } from "@/lib/names/schema"
import { told } from "@/lib/told"
import { unknownPlace } from "./credit"
import { labelField } from "./house-label"
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

const isoOf = (text: string): IsoDay | undefined => (isIsoDay(text) ? text : parsePrintedDate(text)?.iso ?? undefined)

/** A day as a date field or a hand writes it; empty is null. */
const day = line(60).default("").transform((text, context) => {
  if (text === "") return null
  const iso = isoOf(text)
  if (iso !== undefined) return iso
  context.addIssue({ code: "custom", message: "bad_date" })
  return z.NEVER
})

/** Values one a line: blank lines and repetitions are dropped, what `read` makes nothing of is `problem`. */
const lines = (max: number, problem: string, read: (text: string) => string | null | undefined) =>
  z.string().max(20_000, "too_long").default("")
    .transform((text) => text.split(/\r?\n/))
    .pipe(z.array(line(2_000)))
    .transform((all, context) => {
      const values = all.filter(Boolean).map(read)
      if (values.some((value) => typeof value !== "string")) context.addIssue({ code: "custom", message: problem })
      return [...new Set(values.filter((value) => typeof value === "string"))]
    })
    .refine((values) => values.length <= max, "too_many")

const feed = (text: string) => {
  const href = safeLink(text)
  return href !== null && /^https:\/\/[^/]+\./.test(href) ? href : null
}

/** A whole number between 1 and `most` in digits of any system; empty is null. */
const count = (most: number, problem: string) => line(20).default("").transform((text, context) => {
  if (text === "") return null
  const digits = /^(\d{1,6})\s*[%\u066A]?$/.exec(toLatinDigits(text))?.[1]
  const value = Number(digits)
  if (digits !== undefined && value >= 1 && value <= most) return value
  context.addIssue({ code: "custom", message: problem })
  return z.NEVER
})

/** A template of the credit line: whatever stands between braces is one of its places. */
const credit = line(300).default("").superRefine((text, context) => {
  const unknown = unknownPlace(text)
  if (unknown !== null) context.addIssue({ code: "custom", message: told("unknown_place", unknown) })
})

const labelLine = line(60).default("")
const labels = Object.fromEntries(kinds.map((kind) => [labelField(kind), labelLine])) as Record<`label_${Kind}`, typeof labelLine> // one a kind

/** What an editor may say of a newspaper while adding it: who it is. */
const identity = { name: nameLine(120), variants, country, site, monthStyle: z.enum(monthStyles).default("dual") }

export const addSourceSchema = z.strictObject(identity)
export const keepSchema = z.strictObject({ id: articleId, reason: line(1_000).refine((text) => text !== "", "required") })
export const nameSourceSchema = z.strictObject({ name: nameLine(120) })
/** What an admin keeps of it besides: what it allows us, and how we credit it. */
export const changeSourceSchema = z.strictObject({
  id: z.uuid(),
  ...identity,
  slug: slugLine,
  contactName: line(150).default(""),
  contactEmail: line(200).default("").refine((text) => text === "" || z.email().safeParse(text).success, "bad_email"),
  contactPhone: line(60).default(""),
  creditLine: credit,
  permission: z.enum(sourcePermissions),
  permissionUntil: day,
  sharePercent: count(100, "bad_percent"),
  shareWords: count(100_000, "bad_count"),
  indexPolicy: z.enum(indexPolicies),
  ...labels,
  offWeekdays: several(z.enum(["0", "1", "2", "3", "4", "5", "6"]).transform(Number), 7),
  offDays: lines(60, "bad_date", isoOf).transform((days) => [...days].sort()),
  feeds: lines(20, "bad_feed", feed),
})
