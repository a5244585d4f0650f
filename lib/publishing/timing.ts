import { readMoment, type TypedMoment } from "@/lib/newsroom-time"
import { refuse } from "@/lib/result"

type Form = {
  /** The form's names of the two. */
  fields?: { day: string; time: string }
  /** The form can say which is meant of an hour that comes twice: then it is asked, and not refused. */
  asks?: true
}

/**
 * The instant that a form's day and time mean on the newsroom's clock; null where both are empty («now»).
 * Digits of every system; refuses what is no time, an hour that a clock jumps over, and the past; of one that comes twice it asks which.
 */
export function plannedInstant(typed: TypedMoment, timeZone: string, now: Date, { fields = { day: "day", time: "time" }, asks }: Form = {}): Date | null {
  const read = readMoment(typed, timeZone)
  if (read.at === undefined) {
    return refuse({ code: "invalid", fields: { [fields[read.field]]: [asks && read.problem === "double_hour" ? "which_hour" : read.problem] } })
  }
  if (read.at !== null && read.at <= now) return refuse({ code: "invalid", fields: { [fields.time]: ["in_the_past"] } })
  return read.at
}

/** The next instant at which a row may begin that follows one begun at `after`: a range is never empty. */
export const notBefore = (now: Date, after: Date | undefined): Date =>
  after && after >= now ? new Date(after.getTime() + 1) : now
