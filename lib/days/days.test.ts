import fc from "fast-check"
import { expect, test } from "vitest"
import { byPapers, eachDay, spanOf } from "./view"

test.each([
  [["2017"], { from: "2017-01-01", to: "2017-12-31" }], [["2016", "02"], { from: "2016-02-01", to: "2016-02-29" }],
  [["2017", "12", "13"], { from: "2017-12-13", to: "2017-12-13" }], [["2017", "2", "03"], null], [["2017", "02", "30"], null], [["2017", "13"], null],
  [["17"], null], [["9999"], null], [["2017", "00"], null],
] as const)("the address %j is of %j", ([year, month, day], span) => expect(spanOf(year, month, day)).toEqual(span))

test("each day once and in order, and none where they are too many", () => {
  expect(eachDay("2016-02-28", "2016-03-01", 5)).toEqual(["2016-02-28", "2016-02-29", "2016-03-01"])
  expect(eachDay("2016-02-28", "2016-03-01", 2)).toBeNull()
  expect(eachDay("2016-02-28", "2016-02-27", 2)).toEqual([])
})

test("what a day brought stands under its paper, all of it and once, whatever the order", () => {
  const source = fc.constantFrom(null, ...["ب", "أ", "ت"].map((name) => ({ id: name, slug: name, name, monthStyle: "dual" })))
  fc.assert(fc.property(fc.array(fc.record({ n: fc.integer(), source })), (items) => {
    const { papers, own } = byPapers(items)
    expect([...papers.flatMap((paper) => paper.items), ...own]).toHaveLength(items.length)
    expect(papers.map((paper) => paper.source.name)).toEqual([...new Set(papers.map((paper) => paper.source.name))].sort())
    for (const paper of papers) expect(paper.items).toEqual(items.filter((item) => item.source?.id === paper.source.id))
  }))
})
