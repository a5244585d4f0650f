import { z } from "zod"
import { monthStyles } from "@/lib/arabic/dates"
import { oneLine, searchKey, stripHidden } from "@/lib/arabic/normalize"
import { toLatinDigits } from "@/lib/arabic/numbers"
import { safeLink } from "@/lib/articles/body"
import { line } from "@/lib/articles/schema"
import { canonicalEmail } from "@/lib/auth/email"
import { nameLine, several } from "@/lib/names/schema"
import { indexPolicies } from "@/lib/sources/terms"
import { strings } from "@/lib/strings"
import { digitStyles, homeWords } from "./settings"
import { MOST_LINKS, accountLink, networkOf, type SocialLink } from "./social"
import { isTimeZone } from "./zones"

/** The clearing of a demonstration needs its word, typed by hand, in whatever spelling. */
export const clearDemoSchema = z.strictObject({
  word: z.string().refine((text) => searchKey(oneLine(text)) === searchKey(strings.desk.demo.word), "wrong_word"),
})

const yes = z.enum(["yes", "no"]).transform((word) => word === "yes")

const MOST_FOOTER = 1_000
const FOOTER_PARAGRAPHS = 5
const MOST_SAID = 4_000
const SAID_PARAGRAPHS = 30

/** Plain paragraphs, one a line: blank lines dropped, nothing hidden in them. */
const plainParagraphs = (most: number, paragraphs: number) => z
  .string()
  .max(4 * most, "too_long")
  .default("")
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "not_text")
  .transform((text) => text.split(/[\r\n\u2028\u2029]+/).map((paragraph) => oneLine(stripHidden(paragraph))).filter(Boolean))
  .refine((lines) => lines.length <= paragraphs, "too_many")
  .transform((lines) => lines.join("\n"))
  .refine((text) => [...text].length <= most, "too_long")

/** An e-mail address, or a page of the web where one can write. */
const contact = line(300).default("").transform((text, context) => {
  if (text === "") return ""
  const href = /^https:/i.test(text) ? safeLink(text) : null
  const found = href ?? canonicalEmail(text)
  if (found !== null && /^[\x21-\x7e]+$/.test(found)) return found
  context.addIssue({ code: "custom", message: "bad_contact" })
  return z.NEVER
})

const days = line(10)
  .transform((text) => toLatinDigits(text))
  .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 7 && Number(text) <= 365, "bad_trash_days")
  .transform(Number)

/** What is sent of the settings' page; the two columns of links come as two lists of one length. */
const fields = z.strictObject({
  version: z.coerce.number().int().positive(),
  name: nameLine(60),
  tagline: line(80).default(""),
  logoId: z.union([z.literal(""), z.uuid()]).default("").transform((id) => id || null),
  footer: plainParagraphs(MOST_FOOTER, FOOTER_PARAGRAPHS),
  href: several(line(2_000), MOST_LINKS + 1),
  label: several(line(40), MOST_LINKS + 1),
  contact,
  about: plainParagraphs(MOST_SAID, SAID_PARAGRAPHS),
  correctionsPolicy: plainParagraphs(MOST_SAID, SAID_PARAGRAPHS),
  reach: contact,
  showChanges: yes.default(false),
  showHijri: yes.default(true),
  showMostRead: yes.default(true),
  homeWord: z.enum([...homeWords, "other"]),
  homeWordOther: line(20).default(""),
  digits: z.enum(digitStyles),
  monthStyle: z.enum(monthStyles),
  timeZone: z.string().max(60).refine(isTimeZone, "bad_zone"),
  secondPerson: yes,
  twoStep: yes,
  trashDays: days,
  indexOwn: yes,
  indexPolicy: z.enum(indexPolicies),
})

/** The settings as their page sends them, with the version that it was drawn from. A problem of a link's names its row: «href-2». */
export const settingsSchema = fields.transform(({ href, label, homeWord, homeWordOther, version, ...rest }, context) => {
  const links: SocialLink[] = []
  href.forEach((typed, index) => {
    const named = label[index] ?? ""
    if (typed === "" && named === "") return
    const address = accountLink(typed)
    const network = address === null ? null : networkOf(address)
    const shown = named || (network ? strings.networks[network] : "")
    if (address === null) context.addIssue({ code: "custom", path: [`href-${index}`], message: "bad_account" })
    else if (shown === "") context.addIssue({ code: "custom", path: [`label-${index}`], message: "required" })
    else if (links.some((other) => other.href === address)) context.addIssue({ code: "custom", path: [`href-${index}`], message: "duplicate" })
    else links.push({ label: shown, href: address })
  })
  if (links.length > MOST_LINKS) context.addIssue({ code: "custom", path: ["links"], message: "too_many" })
  const word = homeWord === "other" ? homeWordOther : homeWord
  if (searchKey(word) === "") context.addIssue({ code: "custom", path: ["homeWordOther"], message: "required" })
  return { version, settings: { ...rest, links, homeWord: word } }
})

export const noInput = z.strictObject({})
