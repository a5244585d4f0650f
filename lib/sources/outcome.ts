import { z } from "zod"
import { strings } from "@/lib/strings"

const words = strings.desk.review
const count = z.coerce.number().int().min(0).max(1_000)
const outcome = z.object({ kept: count.optional(), withdrawn: count.optional(), left: count.catch(0).default(0) })

/** What a decision brought, as the address of the page after it says; null where it says nothing of the kind. */
export function reviewOutcome(query: unknown): string | null {
  const parsed = outcome.safeParse(query)
  if (!parsed.success) return null
  const { kept, withdrawn, left } = parsed.data
  if (kept === undefined && withdrawn === undefined) return null
  const done = kept === undefined ? words.withdrawn(withdrawn ?? 0) : words.kept(kept)
  return left > 0 ? `${done}${strings.desk.lists.comma}${words.left(left)}` : `${done}.`
}
