import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nameLikeness } from "./likeness"

describe("names that are taken for each other", () => {
  it.each([
    ["أحمد الكرديّ", "احمد الكردى"], ["سلمى حدّاد", "سلمي  حداد\u200f"], ["سلمى حدّاد", "سَلمـى حداد."], ["عبد الله", "عبدالله"], ["فاطمة", "فاطمه"],
    ["Sara Haj", "S\u0430ra H\u0430j"], ["Nadia", "Nádia"], ["Bill", "Bi1l"], ["Norman", "N0rman"], ["Amal", "Arnal"], ["Walid", "Vvalid"], ["\uFF33ara", "Sara"],
  ])("%s and %s", (one, other) => expect(nameLikeness(one)).toBe(nameLikeness(other)))
  it.each([["سلمى", "سليم"], ["أحمد", "حمد"], ["محمد علي", "علي محمد"], ["زائر 1", "زائر 2"]])("not %s and %s", (one, other) => expect(nameLikeness(one)).not.toBe(nameLikeness(other)))
  it("whatever is written around and between the letters", () => {
    fc.assert(fc.property(fc.stringMatching(/^[اأبتسلمن]{1,12}$/), fc.constantFrom(" ", "\u200e", "\u0640", "\u064e", ".", "  "), fc.nat(11), (name, sign, at) => {
      expect(nameLikeness(`${name.slice(0, at)}${sign}${name.slice(at)}`)).toBe(nameLikeness(name))
    }))
  })
})
