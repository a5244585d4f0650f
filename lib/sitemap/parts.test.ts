import fc from "fast-check"
import { expect, test } from "vitest"
import { newsSince } from "./parts"

test("news is of yesterday and today, by the newsroom's clock", () => {
  expect(newsSince(new Date("2026-03-10T12:00:00Z"), "Asia/Amman")).toEqual(new Date("2026-03-08T21:00:00Z"))
  expect(newsSince(new Date("2026-03-10T22:30:00Z"), "Asia/Amman")).toEqual(new Date("2026-03-09T21:00:00Z"))
})

test("never older than 48 hours, and never less than the whole day before, whatever the clock does that night (property)", () => {
  const hour = 3_600_000
  fc.assert(fc.property(fc.date({ min: new Date("2000-01-01"), max: new Date("2099-01-01"), noInvalidDate: true }), fc.constantFrom("Asia/Amman", "Africa/Casablanca", "Europe/London", "UTC"), (now, zone) => {
    const age = (now.getTime() - newsSince(now, zone).getTime()) / hour
    expect(age).toBeLessThanOrEqual(48)
    expect(age).toBeGreaterThanOrEqual(23)
  }))
})
