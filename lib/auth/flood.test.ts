import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isFlood, LEAST_FLOOD, usualFailures } from "./flood"

const count = fc.integer({ min: 0, max: 100_000 })
const hours = fc.array(count.map((failures) => ({ failures })), { maxLength: 168 })
const stood = fc.double({ min: 0, max: 2_000, noNaN: true })

describe("an alarm of failed log-ins", () => {
  it("is ten times what is usual, and nothing less", () => {
    const week = Array.from({ length: 168 }, () => ({ failures: 40 }))
    expect([isFlood(399, week, 168), isFlood(400, week, 168)]).toEqual([false, true])
    // The first hour of a newsroom, and one in which nobody ever mistypes.
    expect([isFlood(199, [], 0), isFlood(200, [], 0), isFlood(200, [], 168)]).toEqual([false, true, true])
  })
  it("is never made of few, always of ten times the usual, and does not go out as more fail", () => {
    fc.assert(fc.property(count, hours, stood, count, (last, before, age, more) => {
      if (last < LEAST_FLOOD) expect(isFlood(last, before, age)).toBe(false)
      expect(isFlood(Math.ceil(usualFailures(before, age) * 10), before, age)).toBe(true)
      if (isFlood(last, before, age)) expect(isFlood(last + more, before, age)).toBe(true)
    }))
  })
  it("is not silenced by an attack of the hours before, however large, in a newsroom that has stood a week", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 200, max: 1_000_000 }), (attacked, failures) => {
      expect(isFlood(LEAST_FLOOD, Array.from({ length: attacked }, () => ({ failures })), 168)).toBe(true)
    }))
  })
})
