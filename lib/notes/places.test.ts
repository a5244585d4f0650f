import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { blockLines, placeOf, placeValue, QUOTE, quoteOf, type BlockLine } from "./places"
import { place } from "./schema"

const words = fc.array(fc.constantFrom("الماء", "بئر", "في", "ساقية", "🌊", "واحة", "ولا", "نهر:", "«قال»"), { minLength: 1, maxLength: 80 }).map((all) => all.join(" "))
const id = fc.string({ unit: fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyz"), minLength: 8, maxLength: 8 })
const line: fc.Arbitrary<BlockLine> = fc.record({ id: fc.option(id), text: words })
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 12, selector: ({ id: each, text }) => each ?? quoteOf(text) })

describe("the place of a note", () => {
  it("what the form sends is read as the place that was chosen", () => {
    fc.assert(fc.property(lines, fc.nat(), (all, n) => {
      const chosen = all[n % all.length]
      if (!chosen) return
      const read = place.parse(placeValue(chosen))
      const at = placeOf(read, all)
      expect(at.is).toBe("at")
      if (at.is !== "at") return
      if (chosen.id !== null) expect(all[at.index]).toBe(chosen)
      else expect(quoteOf(all[at.index]?.text ?? "")).toBe(quoteOf(chosen.text))
    }))
  })

  it("follows its paragraph by id, wherever it is moved and whatever becomes of its words", () => {
    fc.assert(fc.property(lines, id, words, words, fc.nat(), (others, own, before, after, n) => {
      fc.pre(!others.some((each) => each.id === own))
      const index = n % (others.length + 1)
      expect(placeOf({ blockId: own, quote: quoteOf(before) }, others.toSpliced(index, 0, { id: own, text: after }))).toEqual({ is: "at", index })
    }))
  })

  it("of a paragraph that is gone says what it spoke of, and of none is the whole", () => {
    fc.assert(fc.property(lines, (all) => {
      expect(placeOf({ blockId: "zzzzzzzz", quote: "كلام ليس في النص" }, all.filter((each) => each.id !== "zzzzzzzz"))).toEqual({ is: "gone", quote: "كلام ليس في النص" })
      expect(placeOf({ blockId: null, quote: "" }, all)).toEqual({ is: "whole" })
    }))
  })

  it("is never quoted longer than there is room for, and short words are quoted whole", () => {
    fc.assert(fc.property(words, (text) => {
      const quote = quoteOf(text)
      expect([...quote].length).toBeLessThanOrEqual(QUOTE)
      expect([...text].length <= QUOTE ? quote === text : text.startsWith(quote.slice(0, -1))).toBe(true)
    }))
  })

  it.each(["x", "abc:", "ABCDEFGH:نص", "12345678", "\u0000:", `:${"ا".repeat(700)}`, "12345678:\ud800"])("%j is none", (text) => {
    expect(place.safeParse(text).success).toBe(false)
  })

  it("has a line for each block with words, as they stand, each with a name", () => {
    const body = bodyOfParagraphs(["أول", "ثانٍ  بفراغين"])
    const [first = { type: "paragraph" as const }, ...others] = body.content
    const lines = blockLines({ type: "doc", content: [{ ...first, attrs: { id: "abcd1234" } } as typeof first, { type: "horizontalRule" }, ...others] })
    expect(lines).toEqual([{ id: "abcd1234", text: "أول" }, { id: expect.stringMatching(/^[0-9a-z]{8}$/), text: "ثانٍ بفراغين" }])
  })
})
