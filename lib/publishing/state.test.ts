import { describe, expect, it } from "vitest"
import { standing, type Range } from "./state"

const now = new Date("2026-03-01T10:00:00Z")
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const range = (from: number, until: number | null, version = 1): Range => ({ id: `${from}`, version, liveFrom: at(from), liveUntil: until === null ? null : at(until) })
const stateOf = (publications: Range[], version = 1) => standing({ phase: "published", version, publications }, now)

describe("standing", () => {
  it("tells stored phases as they are", () => {
    for (const phase of ["draft", "in_review", "approved", "withdrawn", "trashed"] as const) {
      expect(standing({ phase, version: 1, publications: [] }, now).state).toBe(phase)
    }
  })
  it("derives the rest from the publications", () => {
    expect(stateOf([range(2, null)]).state).toBe("scheduled")
    expect(stateOf([range(-2, null)]).state).toBe("live")
    expect(stateOf([range(-2, 2), range(2, null)]).state).toBe("live_update_ahead")
    expect(stateOf([range(-2, 2)]).state).toBe("live_take_down_ahead")
    expect(stateOf([range(-2, -1)]).state).toBe("withdrawn")
    expect(stateOf([]).state).toBe("withdrawn")
  })
  it("is live from the very instant, and not at the very end", () => {
    expect(stateOf([range(0, null)]).state).toBe("live")
    expect(stateOf([range(-1, 0)]).state).toBe("withdrawn")
  })
  it("knows a newer working copy", () => {
    expect(stateOf([range(-2, null, 3)], 4).changed).toBe(true)
    expect(stateOf([range(-2, null, 3)], 3).changed).toBe(false)
    expect(stateOf([range(2, null, 3)], 4).changed).toBe(false)
  })
})
