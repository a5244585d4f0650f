import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { begunOf } from "./begun"

const sources = [{ id: "11111111-1111-4111-8111-111111111111" }]
const whole = { kind: "editorial", source: "11111111-1111-4111-8111-111111111111", date: "2026-03-01" }

describe("a clip that the board begins", () => {
  it("knows its kind, its paper and its day", () => expect(begunOf(whole, sources)).toEqual({ kind: "editorial", sourceId: whole.source, date: "2026-03-01" }))
  it("leaves out what is not there, and is none where nothing is", () => {
    expect(begunOf({ ...whole, kind: "toString", date: "2026-02-30" }, sources)).toEqual({ kind: null, sourceId: whole.source, date: null })
    expect(begunOf({ ...whole, source: ["a", "b"], date: undefined }, [])).toEqual({ kind: "editorial", sourceId: null, date: null })
    expect(begunOf({}, sources)).toBeUndefined()
  })
  it("takes from an address nothing that is not of the newsroom (property)", () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (kind, source, date) => {
      const begun = begunOf({ kind, source, date }, sources)
      expect([null, undefined, whole.source]).toContain(begun?.sourceId)
    }))
  })
})
