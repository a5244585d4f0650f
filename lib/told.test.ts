import fc from "fast-check"
import { expect, test } from "vitest"
import { told, untold } from "./told"

test("comes back as it went, whatever it speaks of (property)", () => {
  fc.assert(fc.property(fc.array(fc.string()), (about) => {
    expect(untold(told("key", ...about))).toEqual({ key: "key", about })
  }))
  expect(untold(told("key", "\uD800"))).toEqual({ key: "key", about: ["\uFFFD"] })
})

test("what nobody told is a key", () => expect(untold("required|%")).toEqual({ key: "required", about: [] }))
