import { dayIn, formatDay, formatTime, type MonthStyle } from "@/lib/arabic/dates"

/** How a moment is told to staff: «now», minutes or hours of today, yesterday's time, else the day. The words come from the catalogue. */
export type AgoWords = { now: string; minutes: (n: number) => string; hours: (n: number) => string; yesterday: string }

/** Tells how long before `now` something was, on the newsroom's clock and in its naming of months. */
export function ago(moment: Date, now: Date, words: AgoWords, clock: { timeZone: string; monthStyle: MonthStyle }): string {
  const minutes = Math.floor((now.getTime() - moment.getTime()) / 60_000)
  if (minutes < 1) return words.now
  if (minutes < 60) return words.minutes(minutes)
  const [day, today] = [dayIn(moment, clock.timeZone), dayIn(now, clock.timeZone)]
  if (day === today) return words.hours(Math.floor(minutes / 60))
  if (day === dayIn(new Date(now.getTime() - 86_400_000), clock.timeZone)) return `${words.yesterday}، ${formatTime(moment, clock.timeZone)}`
  return formatDay(day, clock.monthStyle, { weekday: false })
}
