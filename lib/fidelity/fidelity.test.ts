import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { bodyOfParagraphs, type Body } from "@/lib/articles/body"
import { compareUnits } from "@/lib/compare/blocks"
import { unitsOf, unitsOfTexts } from "@/lib/compare/units"
import { inCommon } from "./in-common"
import { measure, measureWords, meterOf } from "./measure"
import { fidelityFor } from "./original"
import { fidelityOf, percentOf, type Measure } from "./rule"
import { wordKeys } from "./words"

const told = (original: readonly string[], article: readonly string[]) => fidelityOf(measure(original, bodyOfParagraphs(article)))
/** So many words, each of them another. */
const words = (count: number, word = "كلمة") => Array.from({ length: count }, (_, at) => `${word}${at}`)
const page = (all: readonly string[]) => Array.from({ length: Math.ceil(all.length / 60) }, (_, at) => all.slice(at * 60, at * 60 + 60).join(" "))

const wells = ["تشكو القرى الثلاث من آبارٍ جفّت قبل أوانها بشهر كامل، وقال مسؤول في الوزارة إن ١٢ صهريجًا تصل كل صباح.", "أمّا الموازنة فلم يُذكر فيها من هذا كلّه شيء."]

describe("what a text is called", () => {
  test("the same text is verbatim, in whatever spelling, punctuation and paragraphs", () => {
    expect(told(wells, wells)).toBe("verbatim")
    const again = "تشكو القري الثلاث من ابار جفت قبل أوانها بشهر كامل وقال مسئول في الوزاره ان 12 صهريجا تصل كل صباح — اما الموازنه فلم يذكر فيها من هذا كله شيء!"
    expect(measure(wells, bodyOfParagraphs([again]))).toMatchObject({ original: 29, article: 29, common: 29 })
  })

  test("one word changed in 300 stays verbatim, and seven do not", () => {
    const all = words(300)
    const changed = (count: number) => all.map((word, at) => (at % 40 === 0 && at < count * 40 ? "غيرها" : word))
    expect(told(page(all), page(changed(1)))).toBe("verbatim")
    expect(told(page(all), page(changed(6)))).toBe("verbatim")
    expect(told(page(all), page(changed(7)))).toBe("abridged")
  })

  test("left out is abridged, added is adapted, and so is what stands in another order", () => {
    const all = words(300)
    expect(told(page(all), page(all.slice(0, 200)))).toBe("abridged")
    expect(told(page(all), page([...all, ...words(10, "زيادة")]))).toBe("adapted")
    expect(told(page(all), page([...all.slice(0, 200), ...words(10, "زيادة")]))).toBe("abridged")
    expect(told(page(all), page([...all.slice(0, 200), ...words(11, "زيادة")]))).toBe("adapted")
    expect(told(page(all), page([...all.slice(150), ...all.slice(0, 150)]))).toBe("adapted")
    expect(told(page(all), page(words(300, "أخرى")))).toBe("adapted")
  })

  test("the limits themselves, in whole words", () => {
    const of = (original: number, article: number, common: number) => fidelityOf({ original, article, common })
    expect([of(100, 100, 98), of(100, 100, 97), of(200, 200, 195)]).toEqual(["verbatim", "abridged", "abridged"])
    expect([of(100, 103, 98), of(1000, 100, 95), of(1000, 100, 94), of(98, 103, 98)]).toEqual(["adapted", "abridged", "adapted", "adapted"])
    expect([of(0, 10, 0), of(10, 0, 0), of(0, 0, 0)]).toEqual([null, null, null])
    expect([percentOf(299, 300), percentOf(300, 300), percentOf(0, 0)]).toEqual([99, 100, 0])
  })

  test("a caption and a pull quote of the text are no words of it; a footnote and a quote of anything else are", () => {
    const body = (...more: Body["content"]): Body => ({ type: "doc", content: [...bodyOfParagraphs(wells).content, ...more] })
    const pull = (text: string): Body["content"][number] => ({ type: "pullquote", content: [{ type: "text", text }] })
    const figure: Body["content"][number] = { type: "figure", attrs: { mediaId: "00000000-0000-4000-8000-000000000000", alt: "بئر", caption: "بئر جفّت هذا الصيف", credit: "أرشيف" } }
    const note: Body["content"][number] = { type: "paragraph", content: [{ type: "footnote", attrs: { text: "من عندنا" } }] }
    expect(measure(wells, body(figure, pull("جفت قبل أوانها بشهر كامل"))).article).toBe(29)
    expect(measure(wells, body(pull("جفّت بعد أوانها"))).article).toBe(32)
    expect(measure(wells, body(note)).article).toBe(31)
  })

  test("our own, a translation, and what has no clipping or an empty one are not measured", () => {
    const clipping = { recognised: { paragraphs: wells } }
    const body = bodyOfParagraphs(wells)
    expect(fidelityFor({ origin: "republished", body }, clipping)).toBe("verbatim")
    for (const origin of ["own", "translated", "x"]) expect(fidelityFor({ origin, body }, clipping)).toBeNull()
    for (const recognised of [null, {}, { paragraphs: [] }, { paragraphs: [" "] }, { paragraphs: "x" }, { paragraphs: [1] }, []]) {
      expect(fidelityFor({ origin: "republished", body }, { recognised })).toBeNull()
    }
    expect(fidelityFor({ origin: "republished", body }, null)).toBeNull()
  })
})

/** Slow and plain: the table that every textbook has. */
function longest(one: readonly number[], other: readonly number[]): number {
  let row = new Array<number>(other.length + 1).fill(0)
  for (const word of one) {
    const next = [0]
    other.forEach((each, at) => next.push(each === word ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0)))
    row = next
  }
  return row.at(-1) ?? 0
}

const few = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 140 })
const many = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 140 })
const sequence = fc.oneof(few, many)

describe("the words in common (properties)", () => {
  test("are as many as the table finds, and from both sides the same", () => {
    fc.assert(fc.property(sequence, sequence, (one, other) => {
      expect(inCommon(one, other)).toBe(longest(one, other))
      expect(inCommon(other, one)).toBe(inCommon(one, other))
      expect(inCommon(one, one)).toBe(one.length)
    }))
  })

  test("never fewer by a word more on either side, and by no more than it", () => {
    fc.assert(fc.property(sequence, sequence, fc.nat(), fc.integer({ min: 0, max: 4 }), (one, other, place, word) => {
      const before = inCommon(one, other)
      const grown = [...other.slice(0, place % (other.length + 1)), word, ...other.slice(place % (other.length + 1))]
      expect([0, 1]).toContain(inCommon(one, grown) - before)
    }))
  })
})

const rank = (measured: Measure) => ["adapted", "abridged", "verbatim"].indexOf(fidelityOf(measured) ?? "")

describe("the measure (properties)", () => {
  const word = fc.constantFrom("ماء", "نهر", "خريطة", "وَعدٌ", "مدينة", "آبار", "2017", "الناس", "في")
  const text = fc.array(word, { minLength: 1, maxLength: 80 })

  test("verbatim is so from both sides, and a text is verbatim to itself", () => {
    fc.assert(fc.property(text, text, (one, other) => {
      const [there, back] = [measureWords(one, other), measureWords(other, one)]
      expect(there).toEqual({ original: back.article, article: back.original, common: back.common })
      expect(fidelityOf(there) === "verbatim").toBe(fidelityOf(back) === "verbatim")
      expect(fidelityOf(measureWords(one, one))).toBe("verbatim")
    }))
  })

  test("a word that is not the original's, put in, never makes a text more faithful; taken out, never less", () => {
    fc.assert(fc.property(text, text, fc.nat(), (original, article, place) => {
      const at = place % (article.length + 1)
      const added = [...article.slice(0, at), "دخيلة", ...article.slice(at)]
      expect(rank(measureWords(original, added))).toBeLessThanOrEqual(rank(measureWords(original, article)))
    }))
  })

  test("the more of a text is left out, the less of it is kept, and nothing is added by it", () => {
    fc.assert(fc.property(text, fc.nat(), fc.nat(), (original, one, other) => {
      const [short, long] = [one % original.length, other % original.length].sort((a, b) => a - b).map((count) => original.slice(0, count + 1))
      const [less, more] = [measureWords(original, short ?? []), measureWords(original, long ?? [])]
      expect(less.common).toBeLessThanOrEqual(more.common)
      expect(less.common).toBe(less.article)
      expect(rank(less)).toBeGreaterThanOrEqual(1)
    }))
  })

  test("marks, seats of hamza, punctuation and digits never change it", () => {
    fc.assert(fc.property(text, text, (original, article) => {
      const plain = measure([original.join(" ")], bodyOfParagraphs([article.join(" ")]))
      const other = article.join("، ").replaceAll("آ", "ا").replaceAll("ة", "ه").replaceAll("ماء", "مـاءً").replaceAll("2017", "٢٠١٧")
      expect(measure(original, bodyOfParagraphs([other]))).toEqual(plain)
    }))
  })

  test("where the comparison with everything ignored shows no difference, all is in common", () => {
    fc.assert(fc.property(text, text, (original, article) => {
      const blocks = compareUnits(unitsOfTexts([original.join(" ")]), unitsOf(bodyOfParagraphs([article.join(" ")])), { tashkeel: true, hamza: true, punctuation: true })
      const { common, ...both } = measure([original.join(" ")], bodyOfParagraphs([article.join(" ")]))
      expect(blocks.every(({ kind }) => kind === "same")).toBe(common === both.original && common === both.article)
    }))
  })

  test("a paragraph at a time gives the same, and of a text that changed reads what changed", () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 6 }), fc.array(text, { minLength: 1, maxLength: 6 }), (original, article) => {
      const body = bodyOfParagraphs(article.map((line) => line.join(" ")))
      const paragraphs = original.map((line) => line.join(" "))
      const meter = meterOf(paragraphs)
      const run = (of: Body) => {
        const steps = meter(of)
        for (let count = 0; ; count += 1) {
          const step = steps.next()
          if (step.done) return { count, value: step.value }
        }
      }
      expect(run(body)).toEqual({ count: original.length + body.content.length, value: measure(paragraphs, body) })
      const longer: Body = { ...body, content: [...body.content, ...bodyOfParagraphs(["سطر"]).content] }
      expect(run(longer)).toEqual({ count: 1, value: measure(paragraphs, longer) })
    }))
  })
})

describe("long and hostile texts", () => {
  test("two texts of 5,000 words that have little in common, and two that repeat one word", () => {
    const one = Array.from({ length: 5_000 }, (_, at) => (at % 3 === 0 ? "في" : `أ${at}`))
    const other = Array.from({ length: 5_000 }, (_, at) => (at % 3 === 0 ? "في" : `ب${at}`))
    expect(measureWords(one, other)).toEqual({ original: 5_000, article: 5_000, common: 1_667 })
    expect(measureWords(words(5_000), words(5_000).reverse()).common).toBe(1)
  })

  test("hundreds of thousands of words in turns come to an end", () => {
    const turns = (count: number, of: readonly string[]) => Array.from({ length: count }, (_, at) => of[(at * at) % of.length] ?? "")
    const [one, other] = [turns(200_000, ["ا", "ب", "ج"]), ["د", ...turns(200_000, ["ب", "ا"]), "ه"]]
    const { common } = measureWords(one, other)
    expect(common).toBeGreaterThan(50_000)
    expect(common).toBeLessThanOrEqual(200_000)
    expect(measureWords(other, one).common).toBe(common)
    expect(measureWords(words(90_000), ["د", ...words(90_000), "ه"]).common).toBeGreaterThan(89_900)
  })

  test.each([["no space at all", "ا".repeat(300_000)], ["only marks", "\u064B".repeat(300_000)], ["only direction marks", "ا\u200F".repeat(150_000)], ["only signs", "؟! ".repeat(100_000)], ["half a pair", "\uD800 ".repeat(100_000)], ["nothing", ""]])("%s", (_, text) => {
    const keys = wordKeys(text)
    expect(measureWords(keys, keys)).toEqual({ original: keys.length, article: keys.length, common: keys.length })
  })
})
