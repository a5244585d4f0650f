import { dayIn, isIsoDay } from "@/lib/arabic/dates"

/**
 * The instant that a clock in this time zone shows as this day and time, or why there is none:
 * `missing_hour` where a clock jumps over it, `double_hour` where it comes twice that night.
 * @param day "YYYY-MM-DD"  @param time "HH:MM" in Latin digits
 */
export function instantOf(day: string, time: string, timeZone: string): Date | "bad_date" | "missing_hour" | "double_hour" {
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
  const [only, second] = found
  if (only === undefined) return "missing_hour"
  return second === undefined ? only : "double_hour"
}

function wallClock(instant: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instant)
  return `${dayIn(instant, timeZone)} ${time}`
}
