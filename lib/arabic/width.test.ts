import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { displayWidth } from "./width"

describe("displayWidth", () => {
  it.each([["المكتبة العامة ليست ترفًا", 8.6], ["مرمّمة مخطوطات: الورق يتكلّم لمن يصبر عليه", 16.1]])("of «%s» is what a browser measures, within a tenth", (text, measured) => {
    expect(Math.abs(displayWidth(text) / measured - 1)).toBeLessThan(0.1)
  })

  it("is the sum of its parts, and nothing of what takes no room (property)", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      expect(displayWidth(a + b)).toBeCloseTo(displayWidth(a) + displayWidth(b))
      expect(displayWidth([...a].join("\u064e\u0651\u200d"))).toBeCloseTo(displayWidth(a))
      expect(displayWidth(a)).toBeGreaterThanOrEqual(0)
    }))
  })
})
