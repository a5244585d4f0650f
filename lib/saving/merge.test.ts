import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Block } from "@/lib/articles/body"
import type { WorkingCopy } from "@/lib/articles/schema"
import { mergeCopies, same } from "./merge"
import { bodyWith, copyWith, wordsOf } from "./testing"

const base = copyWith({ title: "ماء المدينة", body: bodyWith(["aaaaaaa1", "الأولى"], ["aaaaaaa2", "الثانية"], ["aaaaaaa3", "الثالثة"]) })
const change = (copy: WorkingCopy, at: number, text: string): WorkingCopy => {
  const content = copy.body.content.map((block, index) => (index === at ? ({ ...block, content: [{ type: "text", text }] } as Block) : block))
  return { ...copy, body: { type: "doc", content } }
}

describe("two people's changes", () => {
  it("are one text where they do not collide", () => {
    const merged = mergeCopies(base, change(base, 0, "الأولى بيدي"), { ...change(base, 2, "الثالثة بيدها"), title: "ماء المدن" })
    expect(merged.open).toEqual([])
    expect(merged.copy).toEqual(change(change({ ...base, title: "ماء المدن" }, 0, "الأولى بيدي"), 2, "الثالثة بيدها"))
    expect(merged.took).toEqual({ fields: ["title"], blocks: 1 })
  })

  it("wait for a choice where both changed one paragraph, and every choice does what it says", () => {
    const [mine, theirs] = [change(base, 1, "بيدي"), change(base, 1, "بيدها")]
    const { copy, open } = mergeCopies(base, mine, theirs)
    expect(copy).toEqual(mine)
    expect(open).toHaveLength(1)
    const [{ key } = { key: "" }] = open
    const texts = (choice: "mine" | "theirs" | "both") => mergeCopies(base, mine, theirs, { [key]: choice })
    expect(texts("mine").copy).toEqual(mine)
    expect(texts("theirs").copy).toEqual(theirs)
    const both = texts("both")
    expect(both.open).toEqual([])
    expect(both.copy.body.content).toHaveLength(4)
    // Of two paragraphs with one id, the later is a new one.
    expect(both.copy.body.content.map((block) => ("attrs" in block ? block.attrs : undefined))).toEqual([{ id: "aaaaaaa1" }, { id: "aaaaaaa2" }, undefined, { id: "aaaaaaa3" }])
  })

  it("wait for a choice where one deleted what the other changed", () => {
    const without: WorkingCopy = { ...base, body: { type: "doc", content: base.body.content.filter((_, index) => index !== 1) } }
    expect(mergeCopies(base, without, change(base, 1, "بيدها")).open).toHaveLength(1)
    expect(mergeCopies(base, change(base, 1, "بيدي"), without).open).toHaveLength(1)
  })

  it("both stand where both added at one place", () => {
    const add = (id: string, text: string): WorkingCopy => ({ ...base, body: { type: "doc", content: [...base.body.content, ...bodyWith([id, text]).content] } })
    const { copy, open } = mergeCopies(base, add("bbbbbbb1", "خاتمتي"), add("bbbbbbb2", "خاتمتها"))
    expect(open).toEqual([])
    expect(copy.body.content.slice(3)).toEqual(bodyWith(["bbbbbbb2", "خاتمتها"], ["bbbbbbb1", "خاتمتي"]).content)
  })

  it("collide field by field, by the field's name", () => {
    const { copy, open } = mergeCopies(base, { ...base, title: "لي" }, { ...base, title: "لها", kicker: "تمهيد" })
    expect(open).toEqual([{ key: "field:title", field: "title", mine: "لي", theirs: "لها" }])
    expect(copy).toMatchObject({ title: "لي", kicker: "تمهيد" })
  })

  it("merge without ids too, by what the paragraphs say", () => {
    const bare = (copy: WorkingCopy): WorkingCopy => ({ ...copy, body: { type: "doc", content: copy.body.content.map(({ ...block }) => { delete (block as { attrs?: unknown }).attrs; return block }) } })
    const merged = mergeCopies(bare(base), bare(change(base, 0, "بيدي")), bare(change(base, 2, "بيدها")))
    expect(merged.open).toEqual([])
    expect(merged.copy).toEqual(bare(change(change(base, 0, "بيدي"), 2, "بيدها")))
  })
})

const paragraph = fc.tuple(fc.constantFrom("p1", "p2", "p3", "p4", "p5", "p6"), fc.constantFrom("", "ماء", "نهر", "بئر", "مطر", "سدّ"))
const someCopy = fc
  .record({ title: fc.constantFrom("عنوان", "آخر", "ثالث"), tagIds: fc.subarray(["a", "b"]), paragraphs: fc.uniqueArray(paragraph, { selector: ([id]) => id, minLength: 1, maxLength: 6 }) })
  .map(({ title, tagIds, paragraphs }) => copyWith({ title, tagIds, body: bodyWith(...paragraphs) }))

describe("a merge", () => {
  it("with what did not change is the change: merge(b, a, b) = a and merge(b, b, c) = c", () =>
    fc.assert(fc.property(someCopy, someCopy, (before, after) => {
      for (const merged of [mergeCopies(before, after, before), mergeCopies(before, before, after)]) {
        expect(merged.open).toEqual([])
        expect(same(merged.copy, after)).toBe(true)
      }
    })))

  it("loses no paragraph that either wrote: it is in the result or in an open collision", () =>
    fc.assert(fc.property(someCopy, someCopy, someCopy, (before, mine, theirs) => {
      const { copy, open } = mergeCopies(before, mine, theirs)
      // The same words under another id count: of two blocks with one id, one had to lose it.
      const bare = (text: string) => text.replace(/"attrs":\{[^}]*\}(?:,|(?=\}))/g, "").replace(/,(?=\})/g, "")
      const held = bare(wordsOf(copy) + JSON.stringify(open))
      const old = before.body.content.map((block) => JSON.stringify(block))
      for (const text of [mine, theirs].flatMap((side) => side.body.content).map((block) => JSON.stringify(block))) {
        if (!old.includes(text)) expect(held).toContain(bare(text))
      }
    })))

  it("is whole once every collision is decided, and its ids are unique", () =>
    fc.assert(fc.property(someCopy, someCopy, someCopy, fc.constantFrom("mine", "theirs", "both" as const), (before, mine, theirs, choice) => {
      const { open } = mergeCopies(before, mine, theirs)
      const decided = mergeCopies(before, mine, theirs, Object.fromEntries(open.map(({ key }) => [key, choice])))
      expect(decided.open).toEqual([])
      const ids = [...JSON.stringify(decided.copy.body).matchAll(/"id":"(\w+)"/g)].map((found) => found[1])
      expect(new Set(ids).size).toBe(ids.length)
    })))
})
