import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isoDay, weekdayIndex } from "@/lib/arabic/iso-day"
import { dayAfter, daysOf, firstWeekday, monthAfter, weekStart } from "./days"

const day = fc.tuple(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([y, m, d]) => isoDay(y, m, d) ?? "")
const first = fc.constantFrom(0, 1, 6)

describe("the calendar's days", () => {
  it("are whole weeks that begin on the newsroom's first day, without a gap, and hold the day that was asked for (property)", () => {
    fc.assert(fc.property(day, first, fc.constantFrom("week" as const, "month" as const), (one, begins, span) => {
      const days = daysOf(span, one, begins)
      expect(days).toContain(one)
      expect(days.length % 7).toBe(0)
      expect(weekdayIndex(days[0] ?? "")).toBe(begins)
      days.slice(1).forEach((next, index) => expect(next).toBe(dayAfter(days[index] ?? "", 1)))
    }))
  })
  it("of a month are all of it, and no week without a day of it (property)", () => {
    fc.assert(fc.property(day, first, (one, begins) => {
      const days = daysOf("month", one, begins)
      const month = one.slice(0, 7)
      const within = days.filter((each) => each.startsWith(month))
      expect(within.at(0)).toBe(`${month}-01`)
      expect(dayAfter(within.at(-1) ?? "", 1)).toBe(monthAfter(one, 1))
      expect(days.slice(0, 7).some((each) => each.startsWith(month)) && days.slice(-7).some((each) => each.startsWith(month))).toBe(true)
    }))
  })
  it.each([["Asia/Amman", 6], ["Africa/Cairo", 6], ["Asia/Riyadh", 0], ["Asia/Beirut", 1], ["Africa/Casablanca", 1], ["Europe/London", 1], ["America/New_York", 0]] as const)(
    "begin in %s on day %i of the week", (zone, begins) => expect(firstWeekday(zone)).toBe(begins))
  it("know the week of a Wednesday", () => {
    expect(weekStart("2017-12-13", 6)).toBe("2017-12-09")
    expect(weekStart("2017-12-09", 6)).toBe("2017-12-09")
    expect(weekStart("2017-12-13", 1)).toBe("2017-12-11")
  })
})
