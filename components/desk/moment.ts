import { dayIn, formatDay, formatTime } from "@/lib/arabic/dates"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"

/** A day and time of the newsroom's clock within a sentence: «يوم … ، الساعة 10:30». */
export const moment = (instant: Date, clock: Clock): string =>
  strings.desk.publishing.at(formatDay(dayIn(instant, clock.timeZone), clock.monthStyle), formatTime(instant, clock.timeZone))
