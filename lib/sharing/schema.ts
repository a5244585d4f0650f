import { z } from "zod"
import { articleId, line } from "@/lib/articles/schema"
import { place, prose } from "@/lib/notes/schema"
import { LINK_DAYS } from "./view"

const named = (max: number) => line(max).refine((text) => text !== "", "required")

/** `pin` shows the text as it is now, for as long as the link holds; without it the link shows the text as it will be. */
export const shareSchema = z.strictObject({
  id: articleId, version: z.coerce.number().int().positive(), label: named(80), days: z.enum(LINK_DAYS), pin: z.enum(["yes", "no"]),
})
export const revokeSchema = z.strictObject({ id: articleId, linkId: z.uuid() })

/** What a guest sends: who they say they are, what they say, and which button they pressed. Whoever agrees need say nothing else. */
export const guestSchema = z
  .strictObject({ name: named(80), text: prose(4_000), place: place.default({ blockId: null, quote: "" }), verdict: z.enum(["", "agreed", "changes"]) })
  .refine(({ text, verdict }) => text !== "" || verdict === "agreed", { path: ["text"], error: "required" })
export type GuestSays = z.output<typeof guestSchema>
