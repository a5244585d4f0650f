import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayAfter } from "@/lib/calendar/days"
import { boardOf, type Piece } from "./board"

const paper = { id: "p", offWeekdays: [5], offDays: ["2026-03-02"] }
const days = Array.from({ length: 7 }, (_, n) => dayAfter("2026-02-28", n)) // a Saturday to a Friday
const piece = (day: string, state: Piece["state"], id = day): Piece => ({ sourceId: "p", day, state, count: 1, id })

describe("the board of the papers", () => {
  it("says of every day what there is, what is missing, what has not come and when it does not appear", () => {
    const [row] = boardOf([paper], days, "2026-03-04", [piece("2026-02-28", "published"), piece("2026-03-01", "captured"), piece("2026-03-03", "review")])
    expect(row?.cells.map(({ state }) => state)).toEqual(["published", "captured", "off", "review", "expected", "ahead", "off"])
    expect(row).toMatchObject({ had: 3, expected: 4 })
  })
  it("shows the furthest of several pieces, and counts them", () => {
    const [row] = boardOf([paper], ["2026-03-01"], "2026-03-04", [piece("2026-03-01", "captured", "a"), piece("2026-03-01", "scheduled", "b"), piece("2026-03-01", "review", "c")])
    expect(row?.cells).toEqual([{ day: "2026-03-01", state: "scheduled", count: 3, id: "b" }])
  })
  it("counts a piece of a day off, and of a day that is ahead", () => {
    const [row] = boardOf([paper], days, "2026-02-28", [piece("2026-03-02", "captured"), piece("2026-03-05", "captured")])
    expect(row).toMatchObject({ had: 2, expected: 3 })
  })
  it("never has more than is expected, a cell for every day, and nothing of another paper (property)", () => {
    const some = fc.array(fc.record({
      sourceId: fc.constantFrom("p", "q", "r"), day: fc.constantFrom(...days), state: fc.constantFrom("captured" as const, "review" as const, "scheduled" as const, "published" as const),
      count: fc.integer({ min: 1, max: 3 }), id: fc.string(),
    }))
    fc.assert(fc.property(some, fc.constantFrom(...days), (pieces, today) => {
      const rows = boardOf([paper, { ...paper, id: "q", offWeekdays: [] }], days, today, pieces)
      expect(rows.map(({ cells }) => cells.map(({ day }) => day))).toEqual([days, days])
      for (const { had, expected } of rows) expect(had).toBeLessThanOrEqual(expected)
      for (const row of rows) expect(row.cells.reduce((sum, { count }) => sum + count, 0)).toBe(pieces.filter(({ sourceId }) => sourceId === row.paper.id).reduce((sum, { count }) => sum + count, 0))
    }))
  })
})
