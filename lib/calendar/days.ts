import { isIsoDay, type IsoDay } from "@/lib/arabic/dates"
import { weekdayIndex } from "@/lib/arabic/iso-day"

const DAY = 86_400_000

/** The day so many days after another; before it where `count` is negative. Stays within what `isIsoDay` takes. */
export function dayAfter(day: IsoDay, count: number): IsoDay {
  const moved = new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10)
  return isIsoDay(moved) ? moved : day
}

/** Clocks of countries whose week begins on Saturday, or on Monday; elsewhere it begins on Sunday. */
const saturday = new Set([
  "Asia/Amman", "Africa/Cairo", "Asia/Baghdad", "Asia/Damascus", "Asia/Kuwait", "Asia/Qatar", "Asia/Bahrain", "Asia/Muscat", "Africa/Algiers", "Africa/Tripoli",
  "Africa/Khartoum", "Africa/Djibouti", "Asia/Kabul", "Asia/Tehran",
])
const monday = /^(?:Europe|Australia|Antarctica|Arctic)\/|^Africa\/(?:Casablanca|El_Aaiun|Tunis|Nouakchott|Lagos)$|^Asia\/(?:Beirut|Dubai)$|^UTC$/

/** The first day of the week where a clock is kept, 0 for Sunday: Saturday in Amman and Cairo, Monday in Beirut and Rabat, Sunday in Riyadh. */
export const firstWeekday = (timeZone: string): number => (saturday.has(timeZone) ? 6 : monday.test(timeZone) ? 1 : 0)

/** The first day of the week that a day is in. */
export const weekStart = (day: IsoDay, first: number): IsoDay => dayAfter(day, -((weekdayIndex(day) - first + 7) % 7))

export type Span = "week" | "month"

/** The days that a page of the calendar shows: a week, or the whole weeks that a month touches. */
export function daysOf(span: Span, day: IsoDay, first: number): IsoDay[] {
  const from = weekStart(span === "week" ? day : `${day.slice(0, 7)}-01`, first)
  const count = span === "week" ? 7 : weeksOfMonth(day, from) * 7
  return Array.from({ length: count }, (_, index) => dayAfter(from, index))
}

function weeksOfMonth(day: IsoDay, from: IsoDay): number {
  const next = monthAfter(day, 1)
  return Math.ceil((Date.parse(`${next}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (7 * DAY))
}

/** The first day of the month so many months away. */
export function monthAfter(day: IsoDay, count: number): IsoDay {
  const moved = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + count, 1)).toISOString().slice(0, 10)
  return isIsoDay(moved) ? moved : day
}
