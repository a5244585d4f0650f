import { isoDay, type IsoDay } from "./iso-day"

const DAY = 86_400_000
const EPOCH = Date.UTC(622, 6, 16)
const LUNAR_YEAR = 354.367
const LUNAR_MONTH = 29.53

// Made when a day is first asked for: it takes a slow device a sixth of a second, and every page of the desk has this file.
let calendar: Intl.DateTimeFormat | undefined
const format = () => (calendar ??= new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" }))

/** The Gregorian day of a Hijri one by the Umm al-Qura calendar, or null where that month has no such day or the year is out of range. */
export function hijriToIso(year: number, month: number, day: number): IsoDay | null {
  if (year < 1215 || year > 1525 || month < 1 || month > 12 || day < 1 || day > 30) return null
  const guess = EPOCH + Math.round((year - 1) * LUNAR_YEAR + (month - 1) * LUNAR_MONTH + day - 1) * DAY
  for (let away = 0; away <= 6; away += 1) {
    const found = [guess - away * DAY, guess + away * DAY].find((instant) => isHijriDay(instant, year, month, day))
    if (found !== undefined) return dayOf(found)
  }
  return null
}

function isHijriDay(instant: number, year: number, month: number, day: number): boolean {
  const parts = new Map(format().formatToParts(instant).map((part) => [part.type, part.value]))
  return Number(parts.get("year")) === year && Number(parts.get("month")) === month && Number(parts.get("day")) === day
}

function dayOf(instant: number): IsoDay | null {
  const date = new Date(instant)
  return isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}
