import { isIsoDay, weekdayName, type IsoDay } from "./iso-day"
import { monthName, type MonthStyle } from "./months"
import { houseDigits, inDigits, type Digits } from "./numbers"

export { isIsoDay, weekdayName, type IsoDay } from "./iso-day"
export { monthStyles, type MonthStyle } from "./months"
export { parsePrintedDate, type PrintedDate } from "./printed-date"

const dayFormats = new Map<string, Intl.DateTimeFormat>()
const timeFormats = new Map<string, Intl.DateTimeFormat>()

/**
 * A day as a newspaper prints it, «الأربعاء 13 كانون الأول/ ديسمبر 2017»; the weekday unless `weekday` is false.
 * In the house's digits where no others are given; no hidden characters. Throws RangeError where the day is none.
 */
export function formatDay(day: IsoDay, style: MonthStyle, options: { weekday?: boolean; digits?: Digits } = {}): string {
  if (!isIsoDay(day)) throw new RangeError(`Not a day: ${day}`)
  const [year, month, date] = day.split("-").map(Number)
  const plain = inDigits(`${date ?? ""} ${monthName(month ?? 0, style)} ${year ?? ""}`, options.digits ?? houseDigits())
  return options.weekday === false ? plain : `${weekdayName(day)} ${plain}`
}

/** The calendar day on which an instant falls in a time zone. Throws RangeError on an unknown zone or an invalid date. */
export function dayIn(instant: Date, timeZone: string): IsoDay {
  const [month = "", day = "", year = ""] = cached(dayFormats, timeZone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(instant).split("/")
  return `${year.padStart(4, "0")}-${month}-${day}`
}

/** The time of day of an instant in a time zone, "10:30", on 24 hours, in the house's digits where no others are given. Throws RangeError on an unknown zone or an invalid date. */
export function formatTime(instant: Date, timeZone: string, digits: Digits = houseDigits()): string {
  const time = cached(timeFormats, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instant)
  return inDigits(time, digits)
}

function cached(formats: Map<string, Intl.DateTimeFormat>, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { ...options, timeZone })
  formats.set(timeZone, made)
  return made
}
