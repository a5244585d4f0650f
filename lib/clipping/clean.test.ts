import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { clean } from "./clean"

/** What must survive cleaning: everything but white space and characters that show nothing. */
const essence = (text: string) => bare(bare(text).normalize("NFKC")).normalize("NFKC")
const bare = (text: string) => text.replace(/[\s\p{Cf}\p{Cc}\p{Cs}]/gu, "")

const piece = fc.oneof(
  fc.constantFrom(
    "\r\n", "\r", "\n", "\u2028", "\u00A0", "\u2009", "\t", " ", "  ", "\u200B", "\u202E", "\u200F", "\u061C", "\u200C", "\u2067",
      "\uFEFF", "\u00AD",
    "\uFEFB", "\uFE70", "\uFE71", "\uFC5E", "\uFDF2", "\uFDFA", "\uFD3E", "\u0627\u0654", "\u0651\u064E", "…", "..", "«", "؟", "١٢", "12",
      "ﻻ", "ﻣﺪﻳﻨﺔ",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom("كتاب", "بقاعدتَي", "الاربعاء", "إيران", "\"داعش\""),
)
const messy = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""))

describe("cleaning", () => {
  test("never adds, removes, reorders or corrects what is printed", () => {
    fc.assert(fc.property(messy, (text) => {
      expect(essence(clean(text).text)).toBe(essence(text))
    }), { numRuns: 500 })
  })

  test("has nothing left to do the second time", () => {
    fc.assert(fc.property(messy, (text) => {
      const once = clean(text)
      const again = clean(once.text)
      expect(again.text).toBe(once.text)
      expect(again.changes).toEqual([])
    }), { numRuns: 500 })
  })

  test("leaves lines that are NFC, trimmed and single-spaced", () => {
    fc.assert(fc.property(messy, (text) => {
      for (const line of clean(text).lines) {
        expect(line).toBe(line.normalize("NFC").trim())
        expect(line).not.toMatch(/[\r\t\u00A0\u202A-\u202E\u200B\uFEFF]| {2}/)
      }
    }))
  })

  test("counts what it did", () => {
    const cleaned = clean("سطر\u00A0أول\r\n\r\n\r\n\r\nسطر\t \u200Bثان\uFEFB\u202E ")
    expect(cleaned.lines).toEqual(["سطر أول", "", "سطر ثانلا"])
    expect(cleaned.changes).toEqual([
      { code: "line_ends", count: 4 }, { code: "special_spaces", count: 2 }, { code: "hidden_characters", count: 2 },
      { code: "presentation_forms", count: 1 }, { code: "spaces", count: 2 }, { code: "empty_lines", count: 1 },
    ])
  })

  test.each([
    ["direction marks and joiners stay for the editor", "قال\u200F: «می\u200Cخواهم»\u061C", "قال\u200F: «می\u200Cخواهم»\u061C"],
    ["signs that are words stay signs", "محمد ﷺ … ﷲ", "محمد ﷺ … ﷲ"],
    ["slips stay as printed", "الاربعاء , كذا ؟؟ .... اً \"داعش\"", "الاربعاء , كذا ؟؟ .... اً \"داعش\""],
    ["presentation forms become letters", "ﺍﻟﻌﺮﺑﻴﺔ ﻓﻲ ﺍﻷﺭﺽ", "العربية في الأرض"],
    ["isolated marks join their letter", "\u0643\uFE76\u062A\uFE76\u0628", "\u0643\u064E\u062A\u064E\u0628"],
    ["nothing", " \n\t\n", ""],
  ])("%s", (_, dirty, text) => {
    expect(clean(dirty).text).toBe(text)
  })

  test("ends soon on one enormous line, on many short ones and on seas of spaces", () => {
    // What costs more than it is long runs into the runner's own limit here.
    clean("كلمة ".repeat(200_000))
    clean("سطر\r\n".repeat(200_000))
    clean(" ".repeat(1_000_000) + "ا")
    clean(`ا${" ".repeat(1_000_000)}ا`)
    expect(clean("\n".repeat(1_000_000)).text).toBe("")
  })
})
