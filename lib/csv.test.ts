import fc from "fast-check"
import { expect, test } from "vitest"
import { csvLine } from "./csv"

/** A reader by the letter of RFC 4180. */
function read(text: string): string[][] {
  const rows: string[][] = []
  let [row, cell, quoted]: [string[], string, boolean] = [[], "", false]
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i] ?? ""
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') cell += text[(i += 1)]
      else quoted = false
    } else if (sign === '"' && cell === "") quoted = true
    else if (sign === ",") [row, cell] = [[...row, cell], ""]
    else if (sign === "\r" && text[i + 1] === "\n") {
      rows.push([...row, cell])
      ;[row, cell, i] = [[], "", i + 1]
    } else cell += sign
  }
  return rows
}

const cells = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("=1+1", "+1", "-1", "@x", "\t=1", "\r", "\u200F=cmd|' /C calc'!A0", "a\"b,c\r\nd", "\uFF1D1", "")), { minLength: 1, maxLength: 6 })

test("comes back as it went, but for the apostrophe before a formula (property, P22)", () => {
  fc.assert(fc.property(fc.array(cells, { minLength: 1, maxLength: 4 }), (rows) => {
    const back = read(rows.map(csvLine).join(""))
    expect(back.map((row) => row.map((cell) => cell.replace(/^'/, "")))).toEqual(rows.map((row) => row.map((cell) => cell.replace(/^'/, ""))))
  }))
})

test("no cell begins as a formula does (property, P22)", () => {
  fc.assert(fc.property(cells, (row) => {
    for (const cell of read(csvLine(row))[0] ?? []) {
      expect(/^[=+\-@\t\r]/.test(cell)).toBe(false)
      expect(/^[\s\u200E\u200F]+[=+\-@]/.test(cell)).toBe(false)
    }
  }))
})
