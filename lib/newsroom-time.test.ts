import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { dayIn } from "@/lib/arabic/dates"
import { dayBegins, instantOf, readMoment } from "@/lib/newsroom-time"

// What the clocks did, by the zones' own history: the day, the time that was typed, and the instants that it can mean.
const table: [zone: string, day: string, time: string, meant: string[]][] = [
  ["Asia/Amman", "2021-03-26", "00:30", []], // the last spring but one: midnight does not exist
  ["Asia/Amman", "2021-03-26", "01:00", ["2021-03-25T22:00Z"]],
  ["Asia/Amman", "2021-10-29", "00:30", ["2021-10-28T21:30Z", "2021-10-28T22:30Z"]],
  ["Asia/Amman", "2022-02-25", "00:15", []], // the last change of all, a month early
  ["Asia/Amman", "2022-10-28", "00:30", ["2022-10-27T21:30Z"]], // summer time stays for good
  ["Asia/Amman", "2026-10-30", "00:30", ["2026-10-29T21:30Z"]],
  ["Asia/Amman", "2012-10-26", "00:30", ["2012-10-25T21:30Z"]], // a winter without winter time …
  ["Asia/Amman", "2013-12-19", "23:30", ["2013-12-19T20:30Z", "2013-12-19T21:30Z"]], // … which ended in December of the next year
  ["Asia/Amman", "2014-03-28", "00:45", []],
  ["Africa/Casablanca", "2026-02-15", "02:30", ["2026-02-15T01:30Z", "2026-02-15T02:30Z"]], // before Ramadan the clock goes back
  ["Africa/Casablanca", "2026-02-20", "08:00", ["2026-02-20T08:00Z"]], // in Ramadan
  ["Africa/Casablanca", "2026-03-22", "02:30", []], // after it, forward
  ["Africa/Casablanca", "2025-04-06", "02:00", []],
  ["Africa/Casablanca", "2025-04-07", "08:00", ["2025-04-07T07:00Z"]],
  ["Europe/London", "2026-03-29", "01:30", []],
  ["Europe/London", "2026-10-25", "01:30", ["2026-10-25T00:30Z", "2026-10-25T01:30Z"]],
  ["Europe/London", "2026-07-01", "09:00", ["2026-07-01T08:00Z"]],
  ["Asia/Beirut", "2026-03-29", "00:00", []],
  ["Asia/Beirut", "2026-10-24", "23:30", ["2026-10-24T20:30Z", "2026-10-24T21:30Z"]],
  ["Africa/Cairo", "2026-04-24", "00:59", []],
  ["Africa/Cairo", "2026-10-29", "23:30", ["2026-10-29T20:30Z", "2026-10-29T21:30Z"]],
  ["Africa/Cairo", "2026-10-30", "00:00", ["2026-10-29T22:00Z"]],
  ["UTC", "2026-02-28", "23:59", ["2026-02-28T23:59Z"]],
]

describe("the newsroom's clock", () => {
  it.each(table)("in %s on %s at %s", (zone, day, time, meant) => {
    const [only, second] = meant.map((iso) => new Date(iso))
    expect(instantOf(day, time, zone)).toEqual(second ? "double_hour" : (only ?? "missing_hour"))
    expect(instantOf(day, time, zone, "first")).toEqual(only ?? "missing_hour")
    expect(instantOf(day, time, zone, "second")).toEqual(second ?? only ?? "missing_hour")
  })
})

const zones = ["Asia/Amman", "Africa/Casablanca", "Europe/London", "Asia/Beirut", "Africa/Cairo", "Asia/Tehran", "America/St_Johns"]
const systems = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]
const written = (text: string, digits: string) => text.replace(/\d/g, (digit) => digits[Number(digit)] ?? "")
const wall = (at: Date, timeZone: string) => {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short", hourCycle: "h23" }).format(at).split(", ")
  return { day: parts[0] ?? "", time: parts[1] ?? "" }
}

test("a day begins where the one before it ends, whatever the clock jumps over (property)", () => {
  const days = fc.integer({ min: Date.UTC(2012, 0) / 86_400_000, max: Date.UTC(2032, 0) / 86_400_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
  const jumps = fc.constantFrom("2021-03-26", "2022-02-25", "2014-03-28", "2026-03-29", "2026-04-24", "2021-10-29", "2026-10-30")
  fc.assert(fc.property(fc.oneof(days, jumps), fc.constantFrom(...zones), (day, zone) => {
    const begins = dayBegins(day, zone)
    expect(dayIn(begins, zone)).toBe(day)
    expect(dayIn(new Date(begins.getTime() - 1), zone) < day).toBe(true)
  }))
})

describe("what is typed", () => {
  it("means the instant that it was written from, in digits of every system (property)", () => {
    const minutes = fc.integer({ min: Date.UTC(2012, 0) / 60_000, max: Date.UTC(2032, 0) / 60_000 })
    fc.assert(fc.property(minutes, fc.constantFrom(...zones), fc.constantFrom(...systems), fc.constantFrom(":", ".", "٫"), (minute, zone, digits, colon) => {
      const at = new Date(minute * 60_000)
      const { day, time } = wall(at, zone)
      const typed = { day: written(day, digits), time: written(time, digits).replace(":", colon) }
      const read = readMoment(typed, zone)
      if (read.at !== undefined) return void expect(read.at).toEqual(at)
      expect(read.problem).toBe("double_hour")
      const both = (["first", "second"] as const).map((which) => readMoment({ ...typed, which }, zone).at?.getTime())
      expect(both).toContain(at.getTime())
      expect(Number(both[0])).toBeLessThan(Number(both[1]))
    }), { numRuns: 300 })
  })
  it("is read or refused, and never something else by the digits it is written in (property)", () => {
    const piece = fc.oneof(fc.constantFrom("12", "2026", "/", "-", ":", " ", "30", "00", "كانون الأول", "آذار", "ص", "\u200f"), fc.string({ maxLength: 3 }))
    const text = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(""))
    fc.assert(fc.property(text, text, fc.constantFrom(...zones), (day, time, zone) => {
      const [latin, arabic, persian] = systems.map((digits) => readMoment({ day: written(day, digits), time: written(time, digits) }, zone))
      expect(arabic).toEqual(latin)
      expect(persian).toEqual(latin)
    }), { numRuns: 200 })
  })
  it.each([
    ["2026-02-30", "10:00", "day"], ["غدًا", "10:00", "day"], ["", "10:00", "day"], ["13/13/2026", "10:00", "day"],
    ["1/3/2026", "", "time"], ["1/3/2026", "24:00", "time"], ["1/3/2026", "10:60", "time"], ["1/3/2026", "10", "time"], ["1/3/2026", "10:30:15", "time"],
    ["1/3/2026", "10:30 م", "time"],
  ] as const)("%s at %s is refused at its %s", (day, time, field) => {
    expect(readMoment({ day, time }, "Asia/Amman")).toMatchObject({ field, problem: field === "day" ? "bad_date" : "bad_time" })
  })
  it("is nothing where nothing is typed, and a day in words is a day", () => {
    expect(readMoment({ day: " ", time: "" }, "Asia/Amman")).toEqual({ at: null })
    expect(readMoment({ day: "الثلاثاء ١ كانون الأول/ ديسمبر ٢٠٢٦", time: "٦:٠٥" }, "Asia/Amman")).toEqual({ at: new Date("2026-12-01T03:05Z") })
  })
})
