import fc from "fast-check"
import { expect, test } from "vitest"
import { siteDay } from "./words"

test("a day is the one that the device's own calendar has there, in every zone and however often it is asked for", () => {
  const zones = Intl.supportedValuesOf("timeZone")
  const zone = fc.oneof(fc.constantFrom(...zones), fc.constantFrom("Africa/Monrovia", "Asia/Kathmandu", "Asia/Damascus"))
  // Near midnight, where it matters: of days since 1900, some before the clocks of all zones went by whole minutes.
  const instant = fc.tuple(fc.integer({ min: -25_567, max: 40_000 }), fc.integer({ min: -900, max: 900 }), fc.integer({ min: -90_000, max: 90_000 }))
    .map(([day, minutes, ms]) => new Date(day * 86_400_000 + minutes * 60_000 + ms))
  fc.assert(fc.property(zone, fc.array(instant, { minLength: 1, maxLength: 5 }), (timeZone, instants) => {
    const own = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" })
    for (const at of [...instants, ...instants.map((each) => new Date(each.getTime() + 59_999))]) expect(siteDay(at, { timeZone })).toBe(own.format(at))
  }), { numRuns: 400 })
  expect(() => siteDay(new Date(NaN), { timeZone: "UTC" })).toThrow(RangeError)
  expect(() => siteDay(new Date(), { timeZone: "Nowhere/At_All" })).toThrow(RangeError)
})
