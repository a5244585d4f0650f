import fc from "fast-check"
import { expect, test } from "vitest"
import { PLACES, carried, partOf } from "./places"

test("one leads, four stand beside it, three under it", () => {
  expect(Array.from({ length: PLACES }, (_each, place) => partOf(place))).toEqual(["lead", "stack", "stack", "stack", "stack", "under", "under", "under"])
})

test.each([[0, 2, "bacd"], [0, 4, "bcda"], [3, 0, "dabc"], [1, 1, "abcd"], [1, 2, "abcd"], [9, 0, "abcd"]])("from %i to before %i", (from, to, order) => {
  expect(carried([..."abcd"], from, to).join("")).toBe(order)
})

test("nothing is lost, and the others keep their order", () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat(), { maxLength: 8 }), fc.nat(9), fc.integer({ min: -2, max: 10 }), (all, from, to) => {
    const result = carried(all, from, to)
    expect([...result].sort()).toEqual([...all].sort())
    expect(result.filter((each) => each !== all[from])).toEqual(all.filter((each) => each !== all[from]))
  }))
})
