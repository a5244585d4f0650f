import { expect, test } from "vitest"
import { moved, siblings, tree } from "./order"

const section = (id: string, position: number, parentId: string | null = null) => ({ id, position, parentId })
const all = [section("b", 1), section("a", 0), section("b2", 5, "b"), section("b1", 2, "b"), section("c", 1)]

test("sections stand in the order of their places, ties by id, each level by itself", () => {
  expect(siblings(all, null)).toEqual(["a", "b", "c"])
  expect(siblings(all, "b")).toEqual(["b1", "b2"])
})

test("a section goes one place up or down, and no further than the end", () => {
  expect(moved(["a", "b", "c"], "b", "up")).toEqual(["b", "a", "c"])
  expect(moved(["a", "b", "c"], "b", "down")).toEqual(["a", "c", "b"])
  expect(moved(["a", "b", "c"], "a", "up")).toEqual(["a", "b", "c"])
  expect(moved(["a", "b", "c"], "c", "down")).toEqual(["a", "b", "c"])
  expect(moved(["a", "b", "c"], "x", "down")).toEqual(["a", "b", "c"])
})

test("the tree has two levels", () => {
  expect(tree(all).map(({ id, children }) => [id, children.map((child) => child.id)])).toEqual([["a", []], ["b", ["b1", "b2"]], ["c", []]])
})
