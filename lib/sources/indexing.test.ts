import { expect, test } from "vitest"
import { forMachines, indexing } from "./indexing"

const own = "https://waha.example/a/1/x"
const original = "https://almarfa.example/kalima"
const lent = (indexPolicy: string, sourceUrl: string | null = original) => ({ origin: "republished", sourceUrl, source: { indexPolicy } })

test.each([
  [{ origin: "own", sourceUrl: null, source: null }, { index: true, canonical: own }, true],
  [{ ...lent("noindex"), origin: "own" }, { index: true, canonical: own }, true],
  [lent("index"), { index: true, canonical: own }, true],
  [lent("canonical"), { index: true, canonical: original }, false],
  [lent("canonical", null), { index: false, canonical: own }, false],
  [lent("canonical", "javascript:alert(1)"), { index: false, canonical: own }, false],
  [lent("canonical", "mailto:a@almarfa.example"), { index: false, canonical: own }, false],
  [lent("noindex"), { index: false, canonical: own }, false],
  [lent("of another day"), { index: false, canonical: own }, false],
])("what a newspaper allows is what search engines are told, and machines get no more (%#)", (text, told, handed) => {
  expect(indexing(text, own)).toEqual(told)
  expect(forMachines(text)).toBe(handed)
})
