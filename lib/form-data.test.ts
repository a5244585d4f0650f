import { expect, it } from "vitest"
import { formFields } from "./form-data"

const form = (...entries: [string, string][]) => entries.reduce((made, [name, value]) => (made.append(name, value), made), new FormData())

it("gives a field that came twice as both, and leaves the framework's own out", () => {
  expect(formFields(form(["a", "1"], ["b", "2"], ["a", "3"], ["$ACTION_REF_1", ""]))).toEqual({ a: ["1", "3"], b: "2" })
})

it("takes a hostile name for a name", () => {
  const fields = formFields(form(["__proto__", "x"], ["toString", "y"]))
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  expect(Object.keys(fields)).toEqual(["__proto__", "toString"])
})

it("reads a form of a hundred thousand names", () => {
  const many = form(...Array.from({ length: 100_000 }, (_, n): [string, string] => [`f${n}`, ""]))
  expect(Object.keys(formFields(many))).toHaveLength(100_000)
})
