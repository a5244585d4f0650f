/** A calendar day, "YYYY-MM-DD", without a time or a zone. */
export type IsoDay = string

/** The names of the days, Sunday first. */
export const weekdays = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"] as const

const FIRST_YEAR = 1800
const LAST_YEAR = 2100

/** The day of these numbers, or null where the calendar has none or the year is outside 1800 to 2100. */
export function isoDay(year: number, month: number, day: number): IsoDay | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return dayOfDate(date)
}

/** True for a real day between 1800 and 2100 written "YYYY-MM-DD". */
export function isIsoDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts !== null && isoDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) === text
}

/** A day as the database's own type of one is read and written here: the midnight of UTC with which it begins. */
export const dateOfDay = (day: IsoDay): Date => new Date(`${day}T00:00:00Z`)

/** The day that such a date stands for. */
export const dayOfDate = (date: Date): IsoDay => date.toISOString().slice(0, 10)

/** 0 for Sunday to 6 for Saturday. Takes a real day; throws RangeError on anything else. */
export function weekdayIndex(day: IsoDay): number {
  if (!isIsoDay(day)) throw new RangeError(`Not a day: ${day}`)
  return dateOfDay(day).getUTCDay()
}

/** The weekday's name, with its hamza. Takes a real day; throws RangeError on anything else. */
export function weekdayName(day: IsoDay): string {
  return weekdays[weekdayIndex(day)] ?? ""
}
