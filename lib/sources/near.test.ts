import fc from "fast-check"
import { expect, test } from "vitest"
import { alike, nearKey } from "./near"
import { knownSources } from "./registry"

const papers = [
  { id: "1", name: "الخليج", names: ["دار الخليج", "alkhaleej.ae"] },
  { id: "2", name: "الوطن القطرية", names: [] },
  { id: "3", name: "الوطن السعودية", names: [] },
  { id: "4", name: "الجريدة", names: [] },
]
const like = (name: string) => alike(name, papers).map(({ id, same }) => `${id}${same ? "" : "?"}`)

test("a name that is known in any spelling is said to be known, and one near to it to be near", () => {
  expect(like("الخليج")).toEqual(["1"])
  expect(like("دارُ الخليج")).toEqual(["1"])
  for (const near of ["صحيفة الخليج", "جريدة «الخليج»", "خليج", "موقع صحيفة الخليج", "الصحيفة: الخليج"]) expect(like(near), near).toEqual(["1?"])
})

test("papers of two countries are two, and a name that is only a sort is a name", () => {
  expect(like("الوطن")).toEqual([])
  expect(like("صحيفة الوطن القطرية")).toEqual(["2?"])
  expect(like("جريدة الجريدة")).toEqual(["4?"])
  expect(like("الجريدة")).toEqual(["4"])
  expect(like("صحيفة")).toEqual([])
  for (const nothing of ["", " ", "«»", "ا"]) expect(like(nothing)).toEqual([])
})

test("no two papers of the starter registry are near each other", () => {
  const keys = knownSources.map(({ name }) => nearKey(name))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test("what goes before a name makes no other paper of it (property)", () => {
  const before = fc.array(fc.constantFrom("صحيفة", "جريدة", "مجلة", "دار", "الصحيفة"), { maxLength: 2 })
  fc.assert(fc.property(before, fc.constantFrom(...knownSources.filter(({ name }) => name !== "الجريدة").map(({ name }) => name)), (words, name) => {
    expect(nearKey([...words, name].join(" "))).toBe(nearKey(name))
  }))
})
