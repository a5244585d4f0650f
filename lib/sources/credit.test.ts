import fc from "fast-check"
import { expect, test } from "vitest"
import { creditLine, creditPlaces, unknownPlace, type CreditValues } from "./credit"

const { source, date, author, link } = creditPlaces
const full: CreditValues = { source: "المرفأ", date: "الأربعاء 13 كانون الأول 2017", author: "نجلاء بركات", link: "https://almarfa.example/kalima" }
const filled = (template: string, values: Partial<CreditValues> = {}) =>
  creditLine(template, { ...full, ...values })?.map((part) => ("link" in part ? `<${part.link}>` : part.text)).join("") ?? null

test("each place is filled, as often as it is named", () => {
  expect(filled(`نقلًا عن «{${source}}»، عدد {${date}}.`)).toBe("نقلًا عن «المرفأ»، عدد الأربعاء 13 كانون الأول 2017")
  expect(filled(`{${author}}، { ${source} }، {${source}}: {${link}}`)).toBe("نجلاء بركات، المرفأ، المرفأ: <https://almarfa.example/kalima>")
  expect(filled("بإذن من الصحيفة")).toBe("بإذن من الصحيفة")
})

test("what is between square brackets goes with its empty place, and nothing is left hanging", () => {
  const template = `[بقلم {${author}}، ]نقلًا عن «{${source}}»[، عدد {${date}}][ ({${link}})].`
  expect(filled(template)).toBe("بقلم نجلاء بركات، نقلًا عن «المرفأ»، عدد الأربعاء 13 كانون الأول 2017 (<https://almarfa.example/kalima>)")
  expect(filled(template, { author: "", date: "", link: "" })).toBe("نقلًا عن «المرفأ»")
  expect(filled(`{${source}}، «{${author}}»، {${date}}`, { author: "" })).toBe("المرفأ، الأربعاء 13 كانون الأول 2017")
  expect(filled("[بالاتفاق]")).toBe("[بالاتفاق]")
})

test("without a word there is no line", () => {
  expect(filled("")).toBe(null)
  expect(filled(`{${author}}.`, { author: "" })).toBe(null)
  expect(filled("«».،")).toBe(null)
})

test("a place that nobody knows is named; a brace alone is none", () => {
  expect(unknownPlace(`{${source}} {العدد}`)).toBe("العدد")
  expect(unknownPlace("{}")).toBe("")
  expect(unknownPlace(`{${source}} {${date}} {${author}} { ${link} } } {`)).toBe(null)
  expect(filled("{العدد}")).toBe("{العدد}")
})

const piece = fc.oneof(fc.constantFrom(...Object.values(creditPlaces).map((name) => `{${name}}`), "«", "»", "[", "]", "، ", " ", "عدد", "$&", "{", "}", "."), fc.string({ maxLength: 4 }))
const template = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""))

test("what is filled in stands there as it is and is not read again (property)", () => {
  const signs = fc.constantFrom("$1 $&", `{${creditPlaces.date}}`, "[x]", "«»", "نبيل", "a\\b")
  fc.assert(fc.property(template, signs, (line, value) => {
    const parts = creditLine(`${line} {${creditPlaces.source}}`, { source: value, date: "D", author: "A", link: "L" })
    expect(parts?.map((part) => ("text" in part ? part.text : "")).join("") ?? value).toContain(value)
  }))
})

test("no known place is left, and no link that was not given (property)", () => {
  fc.assert(fc.property(template, fc.boolean(), (line, linked) => {
    const parts = creditLine(line, { source: "S", date: "D", author: "", link: linked ? "L" : "" }) ?? []
    for (const part of parts) {
      if ("link" in part) expect(part.link).toBe("L")
      else for (const name of Object.values(creditPlaces)) expect(part.text).not.toContain(`{${name}}`)
    }
    if (!linked) expect(parts.every((part) => "text" in part)).toBe(true)
  }))
})
