import { dayIn, formatDay, formatTime } from "@/lib/arabic/dates"
import { stripHidden } from "@/lib/arabic/normalize"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"

/** A day and time of the newsroom's clock within a sentence: «يوم … ، الساعة 10:30». */
export const moment = (instant: Date, clock: Clock): string =>
  strings.desk.publishing.at(formatDay(dayIn(instant, clock.timeZone), clock.monthStyle), formatTime(instant, clock.timeZone))

/** What people call the clock of a zone, by its country or city. Browsers and Node may word it differently. */
export function zoneName(timeZone: string): string {
  const parts = new Intl.DateTimeFormat("ar", { timeZone, timeZoneName: "shortGeneric" }).formatToParts(new Date())
  return stripHidden(parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone)
}
