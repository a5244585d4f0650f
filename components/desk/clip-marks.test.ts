import { describe, expect, it } from "vitest"
import { markLines } from "./clip-marks"

describe("numbers in a pasted text", () => {
  it("count from the top, in the order of the page", () => {
    const { lines, numbers } = markLines(["الرئيسة \\ ماء", "نهران", "الضفاف 13/12/2017"], {
      title: { line: 1, piece: "نهران", reason: "first_line" },
      section: { line: 0, piece: "ماء", reason: "in_breadcrumb" },
      sourceDate: { line: 2, piece: "13/12/2017", reason: "beside_source" },
      source: { line: 2, piece: "الضفاف", reason: "known_name" },
    })
    expect(numbers).toEqual({ section: 1, title: 2, source: 3, sourceDate: 4 })
    expect(lines[2]).toEqual([{ text: "الضفاف", number: 3 }, { text: " ", number: null }, { text: "13/12/2017", number: 4 }])
  })

  it("give fields taken from one piece one number, and none to what stands on no line", () => {
    const { numbers } = markLines(["كلمة الرياض"], {
      source: { line: 0, piece: "الرياض", reason: "kind_label" },
      kind: { line: 0, piece: "كلمة الرياض", reason: "kind_label" },
      url: { line: null, piece: "https://a.example/", reason: "canonical" },
    })
    expect(numbers).toEqual({ kind: 1, source: 1 })
  })
})
