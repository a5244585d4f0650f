import fc from "fast-check"
import { expect, test } from "vitest"
import { exceeds, limitsOf, percentOf, shareOf, wholeShare } from "./share"

const original = "كلُّ موازنةٍ لا يعرف الناسُ أين ذهبت هي ماءٌ في غربال، وكل وعدٍ لا موعد له هو نصف كذبة. والمدينة التي تنسى آبارها تعطش مرتين."
const own = "رأينا أن نعود إلى السؤال الذي طرحته الصحف هذا الأسبوع من باب آخر غير باب اللوم والعتاب"

test("a text that was taken whole is taken whole, in whatever spelling it was typed again", () => {
  const again = "كل موازنه لا يعرف الناس اين ذهبت هي ماء في غربال وكل وعد لا موعد له هو نصف كذبة والمدينة التي تنسى ابارها تعطش مرتين"
  expect(shareOf(again, original)).toEqual({ words: 25, taken: 25 })
  expect(shareOf(original, `الرئيسة \\ رأي\n${original}\nحقوق النشر محفوظة`).taken).toBe(25)
})

test("a quotation within one's own words is counted, and what the language has in common is not", () => {
  const quoting = `${own}: «والمدينة التي تنسى آبارها تعطش مرتين». ${own}`
  expect(shareOf(quoting, original)).toEqual({ words: 2 * 17 + 6, taken: 6 })
  expect(shareOf(own, original).taken).toBe(0)
  expect(shareOf("لا يعرف الناس", original)).toEqual({ words: 3, taken: 3 })
  expect(shareOf("قال إن الناس لا يعرف بعضهم بعضًا في المدينة", original).taken).toBe(0)
})

test("nothing is nothing", () => {
  expect(shareOf("", original)).toEqual({ words: 0, taken: 0 })
  expect(shareOf(own, "")).toEqual({ words: 17, taken: 0 })
  expect(shareOf("", "")).toEqual({ words: 0, taken: 0 })
  expect(percentOf({ words: 0, taken: 0 })).toBe(0)
})

test("limits: a quarter where none is kept, else each that is kept", () => {
  expect(limitsOf({ percent: null, words: null })).toEqual({ percent: 25, words: null })
  expect(limitsOf({ percent: null, words: 80 })).toEqual({ percent: null, words: 80 })
  expect(exceeds({ words: 100, taken: 25 }, { percent: 25, words: null })).toBe(false)
  expect(exceeds({ words: 100, taken: 26 }, { percent: 25, words: null })).toBe(true)
  expect(exceeds({ words: 1_000, taken: 90 }, { percent: 25, words: 80 })).toBe(true)
  expect(exceeds({ words: 10, taken: 10 }, { percent: null, words: 10 })).toBe(false)
  expect(percentOf({ words: 401, taken: 101 })).toBe(26)
})

const word = fc.constantFrom("ماء", "نهر", "خريطة", "وَعدٌ", "مدينة", "آبار", "2017", "غربال", "الناس", "في")
const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "))

test("no more is taken than there is, and one's own words take nothing (property)", () => {
  fc.assert(fc.property(text, text, (mine, theirs) => {
    const { words, taken } = shareOf(mine, theirs)
    expect(taken).toBeLessThanOrEqual(words)
    expect(taken).toBeGreaterThanOrEqual(0)
    expect(shareOf(mine, own.replaceAll("في", "")).taken).toBe(0)
  }))
})

test("a text is all its own original's, with anything around it (property)", () => {
  fc.assert(fc.property(text, text, text, (mine, before, after) => {
    const { words, taken } = shareOf(mine, [before, mine, after].join("\n"))
    expect(taken).toBe(words)
    expect(wholeShare(mine)).toEqual({ words, taken: words })
  }))
})

test("a longer original never makes less of a text taken, marks and punctuation never change it (property)", () => {
  fc.assert(fc.property(text, text, text, (mine, theirs, more) => {
    fc.pre(theirs.split(" ").length >= 4)
    const { taken } = shareOf(mine, theirs)
    expect(shareOf(mine, `${theirs} ${more}`).taken).toBeGreaterThanOrEqual(taken)
    expect(shareOf(mine.replaceAll(" ", "، "), theirs.replaceAll(" ", "\n")).taken).toBe(taken)
  }))
})

test("a text that repeats itself two hundred thousand times is read like any other", () => {
  const long = "ماء ماء ".repeat(100_000)
  expect(shareOf(long, long)).toEqual({ words: 200_000, taken: 200_000 })
  expect(shareOf(long, own).taken).toBe(0)
})
