import { isIsoDay, type IsoDay } from "@/lib/arabic/dates"
import { weekdayIndex } from "@/lib/arabic/iso-day"

/** Days on which a newspaper does not appear: of every week (0 is Sunday), and single ones. */
export type DaysOff = { offWeekdays: readonly number[]; offDays: readonly IsoDay[] }

/** Whether a newspaper appears on a day, as far as is kept of it. */
export const appearsOn = ({ offWeekdays, offDays }: DaysOff, day: IsoDay): boolean =>
  !isIsoDay(day) || (!offWeekdays.includes(weekdayIndex(day)) && !offDays.includes(day))
