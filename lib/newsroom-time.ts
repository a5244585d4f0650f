import { dayIn, isIsoDay, parsePrintedDate, type IsoDay } from "@/lib/arabic/dates"
import { dateOfDay } from "@/lib/arabic/iso-day"
import { stripHidden } from "@/lib/arabic/normalize"
import { toLatinDigits } from "@/lib/arabic/numbers"

/** Which of the two is meant, where an hour comes twice: before the clock is put back, or after. */
export const whichHour = ["first", "second"] as const
export type Which = (typeof whichHour)[number]

/**
 * The instant that a clock in this time zone shows as this day and time, or why there is none:
 * `missing_hour` where a clock jumps over it, `double_hour` where it comes twice that night and `which` does not say which is meant.
 * @param day "YYYY-MM-DD"  @param time "HH:MM" in Latin digits
 */
export function instantOf(day: string, time: string, timeZone: string, which?: Which): Date | "bad_date" | "missing_hour" | "double_hour" {
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (!isIsoDay(day) || !clock) return "bad_date"
  const wanted = `${day} ${String(clock[1]).padStart(2, "0")}:${clock[2]}`
  const asUtc = Date.parse(`${wanted.replace(" ", "T")}:00Z`)
  // No zone is further than 14 hours from UTC, or ever was off by other than whole quarters since 1972.
  const found: Date[] = []
  for (let quarter = -14 * 4; quarter <= 14 * 4; quarter += 1) {
    const candidate = new Date(asUtc + quarter * 900_000)
    if (wallClock(candidate, timeZone) === wanted) found.push(candidate)
  }
  const [first, second] = found
  if (first === undefined) return "missing_hour"
  if (second === undefined) return first
  return which === undefined ? "double_hour" : which === "first" ? first : second
}

/** When a day begins on this clock: at midnight, or where the clock jumps over that, at the first half hour that there is. */
export function dayBegins(day: IsoDay, timeZone: string): Date {
  for (const time of ["00:00", "00:30", "01:00", "01:30"]) {
    const instant = instantOf(day, time, timeZone, "first")
    if (instant instanceof Date) return instant
  }
  return dateOfDay(day)
}

export type TypedMoment = { day?: string | undefined; time?: string | undefined; which?: Which | undefined }

/** What was typed as a day and a time, read by the newsroom's clock: the instant, nothing where both are empty, or what is wrong with which. */
export type ReadMoment = { at: Date } | { at: null } | { at?: never; field: "day" | "time"; problem: "bad_date" | "bad_time" | "missing_hour" | "double_hour" }

/**
 * Reads a typed day («14/12/2017», «١٤ كانون الأول ٢٠١٧», "2017-12-14") and time («09:30», «٩.٣٠», «۰۹:۳۰»), in digits of every system.
 * Never guesses: what is no day or no time, or is half given, is a problem of its field.
 */
export function readMoment(typed: TypedMoment, timeZone: string): ReadMoment {
  const day = (typed.day ?? "").trim()
  const time = timeOf(typed.time ?? "")
  if (day === "" && time === "") return { at: null }
  const iso = isIsoDay(toLatinDigits(day)) ? toLatinDigits(day) : parsePrintedDate(day)?.iso
  if (iso === undefined) return { field: "day", problem: "bad_date" }
  const instant = instantOf(iso, time, timeZone, typed.which)
  if (instant === "bad_date") return { field: "time", problem: "bad_time" }
  return typeof instant === "string" ? { field: "time", problem: instant } : { at: instant }
}

/** A typed time in the one way that `instantOf` reads: Latin digits, a colon, no seconds where they are none. */
const timeOf = (typed: string) => toLatinDigits(stripHidden(typed)).trim().replace(/^(\d{1,2}) ?[.:\u066B] ?(\d{2})(?::00(?:\.0+)?)?$/, "$1:$2")

const clocks = new Map<string, Intl.DateTimeFormat>()

function wallClock(instant: Date, timeZone: string): string {
  let clock = clocks.get(timeZone)
  if (!clock) clocks.set(timeZone, (clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" })))
  return `${dayIn(instant, timeZone)} ${clock.format(instant)}`
}
