import fc from "fast-check"
import { expect, test } from "vitest"
import { among, normal, tokens } from "./words"

/** The rule itself, as letters have it. */
const byRule = (text: string) =>
  [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200C\u200D]*/gu)]
    .map(({ 0: letters, index }) => ({ word: normal(letters), from: index, to: index + letters.length }))
    .filter(({ word }) => word !== "")

const sign = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(..."ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱپچکگڤی") },
  { weight: 3, arbitrary: fc.constantFrom("\u064E", "\u0651", "\u0652", "\u0653", "\u0654", "\u0655", "\u0670", "\u06D6", "\u0640", "\u200C", "\u200D", "\u200F", "\u00AD", "\u0301", "\uFE0F") },
  { weight: 2, arbitrary: fc.constantFrom(" ", "،", "«", "_", "-", "\n", "٢", "۳", "7", "A", "z", "É", "Σ", "ß", "ﷲ", "ﻻ", "ﬁ", "ٵ", "ە", "ۓ", "ے", "漢", "가", "😀", "𐤀", "𞸀", "\u{D800}", "\u{DC00}") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
)
const text = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(""))

test("a text's words are those of the letters' own rule, sign by sign (property)", () => {
  fc.assert(fc.property(text, (given) => {
    expect(tokens(given)).toEqual(byRule(given))
  }), { numRuns: 3_000 })
  for (let code = 0; code < 0x10000; code += 1) {
    const given = `ب${String.fromCharCode(code)}ا`
    if (JSON.stringify(tokens(given)) !== JSON.stringify(byRule(given))) expect(tokens(given), code.toString(16)).toEqual(byRule(given))
  }
})

test("a word has 64 letters at most, however they are written", () => {
  for (const given of ["ب".repeat(65), "ب\u064E".repeat(64) + "تة", "\u0640".repeat(70) + "ب", "é".repeat(80)]) expect(tokens(given)).toEqual(byRule(given))
})

test("where only some words matter they stand where they stood, and the others are there without their form (property)", () => {
  fc.assert(fc.property(text, fc.array(fc.nat(), { maxLength: 3 }), (given, places) => {
    const all = tokens(given)
    const words = new Set(places.flatMap((place) => all[place % Math.max(1, all.length)]?.word ?? []))
    expect(tokens(given, among(words))).toEqual(all.map((each) => ({ ...each, word: words.has(each.word) ? each.word : "" })))
  }), { numRuns: 1_000 })
})
