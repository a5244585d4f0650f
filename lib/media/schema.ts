import { z } from "zod"
import { isIsoDay, type IsoDay } from "@/lib/arabic/dates"
import { oneLine } from "@/lib/arabic/normalize"
import { parsePrintedDate } from "@/lib/arabic/printed-date"
import { line } from "@/lib/articles/schema"

const MAX_NAME = 255

/** The name of an upload as text to be read, and nothing else: no part of a path, nothing hidden, 255 characters at most. */
export function displayName(name: string): string {
  const cut = name.isWellFormed() ? name.split("\0", 1)[0] ?? "" : ""
  const last = cut.replace(/[\r\n]+/g, " ").split(/[/\\]/).at(-1) ?? ""
  return [...oneLine(last)].slice(0, MAX_NAME).join("")
}

const share = z.coerce.number().min(0).max(1)
const day = line(60).transform((text, context): IsoDay | null => {
  if (text === "") return null
  const iso = isIsoDay(text) ? text : parsePrintedDate(text)?.iso ?? null
  if (iso !== null) return iso
  context.addIssue({ code: "custom", message: "bad_date" })
  return z.NEVER
})

/** What is said of a picture. */
export const pictureWords = { alt: line(500), caption: line(500), credit: line(200), rights: line(500), rightsUntil: day }

export const changePictureSchema = z.strictObject({ id: z.uuid(), ...pictureWords, focalX: share, focalY: share })

/** The files of a picture, as the process that made them tells of them; never what a browser says. */
const files = {
  key: z.string().regex(/^[0-9a-f]{40}$/), fileName: z.string().transform(displayName), format: z.enum(["jpg", "webp"]),
  width: z.number().int().positive(), height: z.number().int().positive(), bytes: z.number().int().positive(),
  widths: z.array(z.number().int().positive()).min(1).max(12), sha256: z.string().regex(/^[0-9a-f]{64}$/),
}
export const addPictureSchema = z.strictObject(files)
export const replacePictureSchema = z.strictObject({ id: z.uuid(), ...files })
/** A picture for a place that has one, or none. */
export const placePictureSchema = z.strictObject({ id: z.uuid(), pictureId: z.union([z.literal(""), z.uuid()]).transform((id) => id || null) })
export const placeLogoSchema = placePictureSchema.omit({ id: true })
export const removePictureSchema = z.strictObject({ id: z.uuid() })
