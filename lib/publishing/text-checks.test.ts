import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bodyOfParagraphs, type Body } from "@/lib/articles/body"
import { problemText } from "@/lib/strings/desk-problems"
import { bodyLinks, isOddLink, namesUs, targetOf } from "./links"
import { textItems, type CheckedLink } from "./text-checks"

const empty = { title: "عنوان", kicker: "", subtitle: "", standfirst: "", kindLabel: "", sourceDateText: "" }
type Given = { lines?: Partial<typeof empty>; body?: string; origin?: string; sourceDate?: string | null; links?: CheckedLink[] }
const items = ({ lines = {}, body = "نص", origin = "own", sourceDate = null, links = [] }: Given) =>
  textItems({ texts: { lines: { ...empty, ...lines }, links }, body: bodyOfParagraphs([body]), origin, sourceDate, monthStyle: "dual" })
const told = (given: Given) => items(given).map(({ field, at, problem, blocks }) => [field, at, problemText(problem ?? ""), blocks])

describe("what was left to be filled in", () => {
  it.each(["؟؟؟", "???", "؟?؟؟", "##", "####"])("«%s» is found in every field, named with it, and blocks an own piece", (mark) => {
    for (const [field, at] of [["title", "title"], ["kicker", "kicker"], ["subtitle", "subtitle"], ["standfirst", "standfirst"], ["kindLabel", "kindLabel"], ["sourceDateText", "sourceDate"]]) {
      expect(told({ lines: { [field ?? ""]: `قبل ${mark} بعد` } })).toEqual([["leftover", at, `بقيت في النص علامة «${mark}». يلزم إكمال موضعها أو حذفها.`, true]])
    }
    expect(told({ body: `في عام ${mark}` })).toMatchObject([["leftover", "body", expect.any(String), true]])
  })

  it("three question marks may be a newspaper's own; two hashes are nobody's", () => {
    expect(told({ body: "إلى متى؟؟؟", origin: "republished" })).toMatchObject([["leftover", "body", expect.any(String), false]])
    expect(told({ body: "##", origin: "translated" })).toMatchObject([["leftover", "body", expect.any(String), true]])
  })

  it("nothing else is one (property)", () => {
    const text = fc.array(fc.constantFrom("كلمة", "؟", "؟؟", "#وسم", "# ", "?", "!", " ", "…", "13/12/2017"), { maxLength: 20 }).map((parts) => parts.join(" "))
    fc.assert(fc.property(text, (body) => {
      expect(items({ body })).toEqual([])
    }))
  })
})

describe("the printed date", () => {
  it("is told of where its weekday is not that date's, or where it is not the day that is kept", () => {
    const given = (sourceDateText: string, sourceDate: string | null) => told({ lines: { sourceDateText }, sourceDate, origin: "republished" })
    expect(given("الاربعاء 13/12/2017", "2017-12-13")).toEqual([])
    expect(given("الخميس 13/12/2017", "2017-12-13")).toEqual([["weekday", "sourceDate", "اليوم المطبوع (الخميس) لا يوافق تاريخه: الأربعاء 13 كانون الأول/ ديسمبر 2017.", false]])
    expect(given("الاربعاء 13/12/2017", "2017-12-14")).toEqual([
      ["printedDate", "sourceDate", "التاريخ المطبوع «الاربعاء 13/12/2017» غير التاريخ المحفوظ: الخميس 14 كانون الأول/ ديسمبر 2017.", false],
    ])
    expect(given("بلا تاريخ", "2017-12-13")).toEqual([])
    expect(told({ lines: { sourceDateText: "الخميس 13/12/2017" }, sourceDate: "2017-12-13", origin: "own" })).toEqual([])
  })
})

it("a title wider than four lines of a phone is told of, however many letters it has", () => {
  expect(told({ lines: { title: "صرصضضض ".repeat(9) } })).toMatchObject([["titleWidth", "title", expect.any(String), false]])
  expect(told({ lines: { title: "لا إله إلا الله ".repeat(5) } })).toEqual([])
  expect(told({ lines: { title: "كَتَبَ الوَلَدُ الدَّرْسَ".repeat(2) } })).toEqual([])
})

describe("links", () => {
  it("are told of by how they stand, by their words, and none blocks", () => {
    const links: CheckedLink[] = (["fine", "not_live", "withdrawn", "odd"] as const).map((standing) => ({ words: ` ${standing}|كلام `, standing }))
    expect(told({ links })).toEqual([
      ["link", "body", "الرابط «not_live|كلام» يقود إلى صفحة لا يجدها القراء في الموقع.", false],
      ["link", "body", "الرابط «withdrawn|كلام» يقود إلى مقال سُحب من النشر.", false],
      ["link", "body", "في رابط «odd|كلام» نقص أو زيادة. يرجى مراجعته.", false],
    ])
  })

  it("of a body are found wherever they stand, one for what is one", () => {
    const link = (text: string, href: string, ...more: { type: "bold" }[]) => ({ type: "text" as const, text, marks: [...more, { type: "link" as const, attrs: { href } }] })
    const paragraph = (...content: object[]) => ({ type: "paragraph", content })
    const body = { type: "doc", content: [
      paragraph(link("أ", "https://a.example/"), link("ب", "https://a.example/", { type: "bold" }), { type: "text", text: " " }, link("ج", "https://a.example/")),
      { type: "bulletList", content: [{ type: "listItem", content: [paragraph(link("د", "https://b.example/"))] }] }, paragraph(link("هـ", "https://b.example/")),
    ] } as Body
    expect(bodyLinks(body)).toEqual([
      { href: "https://a.example/", words: "أب" }, { href: "https://a.example/", words: "ج" }, { href: "https://b.example/", words: "د" }, { href: "https://b.example/", words: "هـ" },
    ])
  })

  it.each([
    ["https://waha.example/a/abcdefghij12/x", { what: "article", id: "abcdefghij12" }], ["/a/abcdefghij12", { what: "article", id: "abcdefghij12" }],
    ["https://waha.example/sections/%D9%85%D8%A7%D8%A1", { what: "section", slug: "ماء" }], ["https://x.example/topics/wells?p=1#x", { what: "topic", slug: "wells" }],
    ["https://waha.example/", null], ["https://waha.example/a/short", null], ["https://waha.example/a/abcdefghij12/x/y", null], ["https://waha.example/sections/%", null], ["mailto:a@b.example", null],
    ["https://waha.example/sections", null], ["https://waha.example/constructor/x", null],
  ])("%s leads to %j", (href, target) => expect(targetOf(href)).toEqual(target))

  it("are ours by the host that is ours", () => {
    const home = "https://waha.example"
    expect(["https://waha.example/a/x", "http://waha.example/", "/a/x"].map((href) => namesUs(href, home))).toEqual([true, true, true])
    expect(["https://waha.example.evil/a/x", "https://evil/waha.example", "mailto:x@waha.example"].map((href) => namesUs(href, home))).toEqual([false, false, false])
    expect([namesUs("http://localhost:3000/a/x", undefined), namesUs("https://waha.example/a/x", undefined)]).toEqual([true, false])
  })

  it.each(["https://a.example/x", "https://ar.example.org/%D9%85%D8%A7%D8%A1?q=1#%D8%A3", "mailto:desk@paper.example", "tel:+96265551234", "https://xn--mgbh0fb.example/"])(
    "%s is fine by its looks", (href) => expect(isOddLink(href)).toBe(false))
  it.each(["http://example/", "http://https//a.example", "https://a.example/http://b.example", "https://a.example/x%D8%8C", "https://a.example/x%20", "https://a.example/x...", "http://localhost/x",
    "mailto:x", "mailto:a@b", "tel:x", "javascript:alert(1)", "https://a.example/x%C2%BB"])("%s is odd", (href) => expect(isOddLink(href)).toBe(true))

  it("no address makes it throw (property)", () => {
    fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: "binary" }), fc.constantFrom("https://%", "http://[::1", "https://a.example/%zz")), (href) => {
      expect(typeof isOddLink(href)).toBe("boolean")
      targetOf(href)
      namesUs(href, "https://waha.example")
    }))
  })
})
