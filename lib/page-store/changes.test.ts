import { expect, it } from "vitest"
import { Changes } from "./changes"

it("counts changes, and says at which of them one of some tags changed last", () => {
  const changes = new Changes()
  changes.note([])
  expect([changes.any, changes.site, changes.last(["a"])]).toEqual([0, 0, 0])
  changes.note(["a", "b"])
  changes.note(["b", "site"])
  expect([changes.any, changes.site]).toEqual([2, 1])
  expect([changes.last(["a"]), changes.last(["a", "b"]), changes.last(["c"]), changes.last([])]).toEqual([1, 2, 0, 0])
  changes.note(["*"])
  expect([changes.any, changes.site, changes.last(["c"])]).toEqual([3, 2, 3])
  changes.note(["c"])
  expect([changes.last(["a"]), changes.last(["c"])]).toEqual([3, 4])
})

it("of more tags than it remembers all is said to have changed", () => {
  const changes = new Changes()
  changes.note(["first"])
  for (let n = 0; n < 25_000; n += 1) changes.note([`article:${n}`])
  expect(changes.last(["first"])).toBeGreaterThan(20_000)
  expect(changes.last(["article:24999"])).toBe(25_001)
  expect(changes.site).toBe(1)
})
