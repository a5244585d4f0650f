import fc from "fast-check"
import { expect, test } from "vitest"
import { isolate, isolatePlain } from "./isolate"

const foreign = (text: string) => isolate(text).filter((run) => run.foreign).map((run) => run.text)

test.each([
  ["الاربعاء 2017-12-13 صدر العدد", ["2017-12-13"]],
  ["الاربعاء 13/12/2017", ["13/12/2017"]],
  ["بين 2011-2017 وبين 2011–2017", ["2011-2017", "2011–2017"]],
  ["13 / 12 / 2017", ["13 / 12 / 2017"]],
  ["فاز 3-1 عند 10:30", ["3-1", "10:30"]],
  ["هاتف +963 11 123", ["+963 11 123"]],
  ["كتبها بلغة C++، ثم ترك", ["C++"]],
  ["كما في The New York Times، أمس", ["The New York Times"]],
  ["وباء COVID-19 وطائرة F-16.", ["COVID-19", "F-16"]],
  ["شبكة 5G وهاتف iPhone 17 Pro جديد", ["5G", "iPhone 17 Pro"]],
  ["البريد desk@waha.example، والموقع https://a.example/x?y=1 هنا", ["desk@waha.example", "https://a.example/x?y=1"]],
  ["(World Bank) قال", ["World Bank"]],
])("isolates in «%s»", (text, runs) => expect(foreign(text)).toEqual(runs))

test.each(["نص عربي خالص", "بنسبة 21% هذا العام", "في 13 كانون الأول/ ديسمبر 2017", "٢٠١٧-١٢-١٣", "عددها 4000 بئر.", "كذا، وكذا؛ وكذا…", ""])(
  "leaves «%s» alone",
  (text) => expect(foreign(text)).toEqual([]),
)

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."اب 1-/:.+#aC,\u2013éЖ%(") }))

test("loses and changes nothing, and leaves no empty run", () => {
  fc.assert(fc.property(anyText, (text) => {
    const runs = isolate(text)
    expect(runs.map((run) => run.text).join("")).toBe(text)
    expect(runs.every((run) => run.text !== "")).toBe(true)
  }))
})

test("is quick on one enormous line", () => {
  const text = "1-".repeat(100_000) + "a.".repeat(100_000) + "1 ".repeat(100_000)
  expect(isolate(text).map((run) => run.text).join("")).toBe(text)
}, 30_000)

test("balances its isolates where there is no markup", () => {
  expect(isolatePlain("نص عربي")).toBe("نص عربي")
  expect(isolatePlain("لغة C++")).toBe("\u2068لغة \u2066C++\u2069\u2069")
})

// A body may hold a million signs, and whoever wrote them must not hold up every reader. Without a bound these take minutes each.
test.each([
  ["digits", "7".repeat(400_000)],
  ["digits and letters", "7".repeat(200_000) + "ع"],
  ["a number that never ends", "1-".repeat(200_000)],
  ["words and digits", "a 1".repeat(130_000)],
  ["words that digits follow", `a ${"9".repeat(200_000)}ع`],
])("reads %s in one walk", (_name, text) => {
  expect(isolate(text).map((run) => run.text).join("")).toBe(text)
}, 30_000)
