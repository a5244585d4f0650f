import fc from "fast-check"
import { expect, test } from "vitest"
import { termsOf } from "@/lib/arabic/terms"
import { nearest, shelfOf, type Near } from "./related"

const at = Date.UTC(2026, 10, 1)
const nobody = new Set<string>()
const one = (id: string, near: Near["near"], head = ""): Near => ({ near, ...shelfOf([{ id, at, head }]) })

test("a word is one, with its article, its beginnings and its ends", () => {
  expect(termsOf("والمياه الجوفية في المياه، وللمياه مياهها")).toEqual(termsOf("مياه جوفية"))
  expect(termsOf("من هنا إلى هناك، في كل يوم 13/12/2017!")).toEqual(new Set())
})

test("a topic weighs more than a section, a section more than a paper, and rare words that both have lift what is near", () => {
  const head = "الماء الذي لا نراه: من يحرس المخزون الجوفي؟"
  expect(nearest(head, [one("paper", "source"), one("topic", "topic"), one("section", "section")], nobody, 3)).toEqual(["topic", "section", "paper"])
  expect(nearest(head, [one("a", "section", "قطار الساحل"), one("b", "section", "المخزون الجوفي ينخفض"), one("c", "section", "سكة أخرى")], nobody, 1)).toEqual(["b"])
  // A word that both have counts once, on however many lists its article is.
  expect(nearest(head, [one("a", "section", "المخزون"), one("b", "source", "المخزون"), one("b", "source", "المخزون")], nobody, 2)).toEqual(["a", "b"])
  expect(nearest(head, [one("a", "section"), one("b", "source"), one("b", "section")], nobody, 2)).toEqual(["b", "a"])
})

test("the order in which they come makes no difference, nobody comes twice or who is left out, and no more come than were asked for", () => {
  const near = fc.constantFrom("topic" as const, "section" as const, "source" as const)
  const candidate = fc.record({ id: fc.constantFrom("a", "b", "c", "d"), at: fc.constant(at), head: fc.constant("الماء والنهر") })
  const lists = fc.array(fc.record({ near, candidates: fc.array(candidate, { maxLength: 4 }) }), { maxLength: 5 })
  fc.assert(fc.property(lists, fc.subarray(["a", "b"]), fc.nat(5), fc.infiniteStream(fc.nat()), (all, out, limit, order) => {
    const shuffled = <T>(each: readonly T[]) => each.map((one) => ({ one, key: order.next().value ?? 0 })).sort((x, y) => x.key - y.key).map(({ one }) => one)
    const except = new Set(out)
    const found = nearest("الماء", all.map(({ near, candidates }) => ({ near, ...shelfOf(candidates) })), except, limit)
    expect(nearest("الماء", shuffled(all).map(({ near, candidates }) => ({ near, ...shelfOf(shuffled(candidates)) })), except, limit)).toEqual(found)
    expect(new Set(found).size).toBe(found.length)
    expect(found).toHaveLength(Math.min(limit, new Set(all.flatMap(({ candidates }) => candidates.map(({ id }) => id)).filter((id) => !except.has(id))).size))
  }))
})
