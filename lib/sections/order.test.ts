import fc from "fast-check"
import { expect, test } from "vitest"
import { dropPlace, merges, placed, siblings, step, tree, ways, type Placed } from "./order"

const section = (id: string, position: number, parentId: string | null = null) => ({ id, position, parentId })
const all = [section("b", 1), section("a", 0), section("b2", 5, "b"), section("b1", 2, "b"), section("c", 1)]

test("sections stand in the order of their places, ties by id, each level by itself", () => {
  expect(siblings(all, null)).toEqual(["a", "b", "c"])
  expect(siblings(all, "b")).toEqual(["b1", "b2"])
})

test("the tree has two levels", () => {
  expect(tree(all).map(({ id, children }) => [id, children.map((child) => child.id)])).toEqual([["a", []], ["b", ["b1", "b2"]], ["c", []]])
})

/** What a tree looks like: «a b(b1 b2) c». */
const drawn = (sections: readonly Placed[]) =>
  tree(sections).map(({ id, children }) => (children.length > 0 ? `${id}(${children.map((child) => child.id).join(" ")})` : id)).join(" ")

const after = (id: string, way: (typeof ways)[number]) => {
  const to = step(all, id, way)
  const result = to && placed(all, id, to)
  return result === null ? null : typeof result === "string" ? result : drawn(result)
}

test.each([
  ["b", "up", "b(b1 b2) a c"], ["b", "down", "a c b(b1 b2)"], ["a", "up", null], ["c", "down", null], ["b2", "up", "a b(b2 b1) c"],
  ["c", "into", "a b(b1 b2 c)"], ["a", "into", null], ["b", "into", null], ["b1", "into", null],
  ["b1", "out", "a b(b2) b1 c"], ["a", "out", null], ["none", "up", null],
] as const)("a step of %s: %s", (id, way, drawing) => expect(after(id, way)).toBe(drawing))

test("what would make a third level, or a section its own parent, is no place", () => {
  expect(placed(all, "b", { parentId: "a", before: null })).toBe("has_children")
  expect(placed(all, "a", { parentId: "b1", before: null })).toBe("too_deep")
  expect(placed(all, "a", { parentId: "a", before: null })).toBe("too_deep")
  expect(placed(all, "a", { parentId: "none", before: null })).toBe("gone")
  expect(placed(all, "none", { parentId: null, before: null })).toBe("gone")
})

test.each([
  ["c", "a", "before", "c a b(b1 b2)"], ["a", "c", "after", "b(b1 b2) c a"], ["b1", "a", "before", "b1 a b(b2) c"], ["c", "b", "into", "a b(b1 b2 c)"],
  ["c", "b1", "after", "a b(b1 c b2)"], ["b1", "b", "after", "a b(b2) b1 c"], ["b", "a", "into", null], ["b", "b1", "after", null],
  ["a", "a", "before", null], ["a", "b", "before", null], ["b2", "b", "into", null], ["a", "b1", "into", null],
] as const)("%s dropped on %s, %s", (dragged, on, edge, drawing) => {
  const counted = [section("a", 0), section("b", 1), section("c", 2), section("b1", 0, "b"), section("b2", 1, "b")]
  const to = dropPlace(counted, dragged, on, edge)
  const result = to && placed(counted, dragged, to)
  expect(result === null || typeof result === "string" ? null : drawn(result)).toBe(drawing)
})

test("a section merges with any other that leaves two levels", () => {
  expect(merges(all, "b", "a")).toBe(null)
  expect(merges(all, "b1", "b")).toBe(null)
  expect(merges(all, "a", "b1")).toBe(null)
  expect(merges(all, "b", "b1")).toBe("too_deep")
  expect(merges(all, "a", "a")).toBe("gone")
  expect(merges(all, "a", "none")).toBe("gone")
})

const anyTree = fc.array(fc.tuple(fc.nat(3), fc.nat(6)), { minLength: 1, maxLength: 12 }).map((rows) => {
  // The first is a top one; every other stands at the top or under one of the tops before it. Places come as they come.
  const tops: string[] = []
  return rows.map(([under, position], index): Placed => {
    const id = `s${index}`
    const parentId = index === 0 || under === 0 ? null : (tops[under % tops.length] ?? null)
    if (parentId === null) tops.push(id)
    return { id, parentId, position }
  })
})
const anyMove = anyTree.chain((sections) => {
  const ids = fc.constantFrom(...sections.map(({ id }) => id), "none")
  return fc.record({ sections: fc.constant(sections), id: ids, parentId: fc.option(ids), before: fc.option(ids) })
})

test("whatever goes wherever: none is lost, no third level, the others keep their order, and places are counted through", () => {
  fc.assert(fc.property(anyMove, ({ sections, id, parentId, before }) => {
    const result = placed(sections, id, { parentId, before })
    if (typeof result === "string") return
    expect(result.map((each) => each.id).sort()).toEqual(sections.map((each) => each.id).sort())
    const shown = tree(result)
    expect(shown.flatMap((top) => [top.id, ...top.children.map((child) => child.id)]).sort()).toEqual(sections.map((each) => each.id).sort())
    for (const level of [null, ...shown.map((top) => top.id)]) {
      const others = (list: readonly Placed[]) => siblings(list, level).filter((each) => each !== id)
      expect(others(result)).toEqual(others(sections))
      expect(siblings(result, level).map((each) => result.find((one) => one.id === each)?.position)).toEqual(siblings(result, level).map((_each, index) => index))
    }
    const there = siblings(result, parentId)
    expect(there).toContain(id)
    if (before !== null && before !== id && there.includes(before)) expect(there.indexOf(id)).toBe(there.indexOf(before) - 1)
    else if (before !== id) expect(there.at(-1)).toBe(id)
  }))
})

test("every step that there is can be gone, and a step back leads home", () => {
  fc.assert(fc.property(anyMove, fc.constantFrom(...ways), ({ sections, id }, way) => {
    const to = step(sections, id, way)
    if (to === null) return
    const result = placed(sections, id, to)
    if (typeof result === "string") throw new Error(result)
    const back = { up: "down", down: "up", into: "out", out: "into" } as const
    const home = step(result, id, back[way])
    const again = home && placed(result, id, home)
    if (again === null || typeof again === "string") throw new Error("no way back")
    // Out of a section is right after it, so into it again is its end.
    if (way !== "out") expect(drawn(again)).toBe(drawn(sections))
    expect(again.find((each) => each.id === id)?.parentId).toBe(sections.find((each) => each.id === id)?.parentId)
  }))
})
