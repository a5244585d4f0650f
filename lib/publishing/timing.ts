import { toLatinDigits } from "@/lib/arabic/numbers"
import { parsePrintedDate } from "@/lib/arabic/dates"
import { instantOf } from "@/lib/newsroom-time"
import { refuse } from "@/lib/result"

/**
 * The instant that a form's day and time mean on the newsroom's clock; null where both are empty («now»).
 * Digits of every system; refuses what is no time, an hour that a clock jumps over or that comes twice, and the past; `fields` are the form's names of the two.
 */
export function plannedInstant(
  form: { day?: string | undefined; time?: string | undefined }, timeZone: string, now: Date, fields = { day: "day", time: "time" },
): Date | null {
  const day = form.day ?? ""
  const time = toLatinDigits(form.time ?? "")
  if (day === "" && time === "") return null
  const iso = parsePrintedDate(day)?.iso ?? ""
  const instant = instantOf(iso, time, timeZone)
  if (typeof instant === "string") return refuse({ code: "invalid", fields: { [instant === "bad_date" && iso === "" ? fields.day : fields.time]: [instant] } })
  if (instant <= now) return refuse({ code: "invalid", fields: { [fields.time]: ["in_the_past"] } })
  return instant
}

/** The next instant at which a row may begin that follows one begun at `after`: a range is never empty. */
export const notBefore = (now: Date, after: Date | undefined): Date =>
  after && after >= now ? new Date(after.getTime() + 1) : now
