import fc from "fast-check"
import { expect, test } from "vitest"
import { termsOf } from "@/lib/arabic/terms"
import { nearest, type Candidate } from "./related"

const at = Date.UTC(2026, 10, 1)
const one = (id: string, near: Candidate["near"], head = ""): Candidate => ({ id, at, near, terms: [...termsOf(head)] })

test("a word is one, with its article, its beginnings and its ends", () => {
  expect(termsOf("والمياه الجوفية في المياه، وللمياه مياهها")).toEqual(termsOf("مياه جوفية"))
  expect(termsOf("من هنا إلى هناك، في كل يوم 13/12/2017!")).toEqual(new Set())
})

test("a topic weighs more than a section, a section more than a paper, and rare words that both have lift what is near", () => {
  const head = "الماء الذي لا نراه: من يحرس المخزون الجوفي؟"
  expect(nearest(head, [one("paper", "source"), one("topic", "topic"), one("section", "section")], 3)).toEqual(["topic", "section", "paper"])
  expect(nearest(head, [one("a", "section", "قطار الساحل"), one("b", "section", "المخزون الجوفي ينخفض"), one("c", "section", "سكة أخرى")], 1)).toEqual(["b"])
  expect(nearest(head, [one("a", "section"), one("b", "source"), one("b", "section")], 2)).toEqual(["b", "a"])
})

test("the order in which they come makes no difference, nobody comes twice, and no more come than were asked for", () => {
  const candidate = fc.record({
    id: fc.constantFrom("a", "b", "c", "d"), at: fc.constant(at), near: fc.constantFrom("topic" as const, "section" as const, "source" as const), terms: fc.constant([...termsOf("الماء والنهر")]),
  })
  fc.assert(fc.property(fc.array(candidate), fc.nat(5), fc.infiniteStream(fc.nat()), (candidates, limit, order) => {
    const shuffled = candidates.map((each) => ({ each, key: order.next().value ?? 0 })).sort((x, y) => x.key - y.key).map(({ each }) => each)
    const found = nearest("الماء", candidates, limit)
    expect(nearest("الماء", shuffled, limit)).toEqual(found)
    expect(new Set(found).size).toBe(found.length)
    expect(found).toHaveLength(Math.min(limit, new Set(candidates.map(({ id }) => id)).size))
  }))
})
