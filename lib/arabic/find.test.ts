import fc from "fast-check"
import { expect, test } from "vitest"
import { findIn } from "./find"

const said = (text: string, question: string, exact = false) => findIn(text, question, exact).map(({ from, to }) => text.slice(from, to))

test("finds a word however it is vowelled and whatever seat its hamza has", () => {
  expect(said("قَرَأَ المسؤولُ قراءةً، ثم أعاد القِرَاءَة.", "قراءة")).toEqual(["قراءةً", "قِرَاءَة"])
  expect(said("أُستانة واستانه وإستانة", "أستانة")).toEqual(["أُستانة", "استانه", "إستانة"])
  expect(said("المسئول والمسؤول", "المسوول")).toEqual(["المسؤول"])
  expect(said("عام ٢٠١٧ وعام 2017", "2017")).toEqual(["٢٠١٧", "2017"])
  expect(said("مـــاء وماء", "ماء")).toEqual(["مـــاء", "ماء"])
})

test("told to be exact, takes every sign at its word", () => {
  expect(said("قراءة وقرآءة وقِراءة", "قراءة", true)).toEqual(["قراءة"])
  expect(said("BBC وbbc", "bbc", true)).toEqual(["bbc"])
})

test("finds nothing of nothing", () => {
  for (const none of ["", " ", "\u064E", "\u0640\u0640"]) expect(findIn("نص طويل", none)).toEqual([])
})

const sign = fc.constantFrom("ا", "أ", "إ", "ء", "ؤ", "و", "ئ", "ي", "ى", "ة", "ه", "ب", "\u064E", "\u0651", "\u0640", "\u200C", " ", "2", "٢", "A", "a", "😀")
const text = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(""))

test("places lie within the text, in order, apart from each other, and are found again by their own words (property)", () => {
  fc.assert(fc.property(text, text, fc.boolean(), (body, question, exact) => {
    const found = findIn(body, question, exact)
    found.forEach(({ from, to }, index) => {
      expect(from).toBeGreaterThanOrEqual(found[index - 1]?.to ?? 0)
      expect(to).toBeGreaterThan(from)
      expect(to).toBeLessThanOrEqual(body.length)
      expect(findIn(body.slice(from, to), question, exact)).toHaveLength(1)
    })
  }))
})

test("whatever stands in a text is found in it (property)", () => {
  fc.assert(fc.property(text, text, text, fc.boolean(), (before, middle, after, exact) => {
    fc.pre(middle.replace(/[\u064E\u0651\u0640\u200C\s]/g, "") !== "")
    const whole = before + middle + after
    expect(findIn(whole, middle, exact).length).toBeGreaterThan(0)
  }))
})

test("after everything is replaced by what is not like it, nothing is left to find (property)", () => {
  fc.assert(fc.property(text, text, (body, question) => {
    const rest = findIn(body, question).reverse().reduce((whole, { from, to }) => `${whole.slice(0, from)}#${whole.slice(to)}`, body)
    expect(findIn(rest, question)).toEqual([])
  }))
})
