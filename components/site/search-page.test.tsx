import fc from "fast-check"
import { HtmlValidate } from "html-validate"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import type { ArticleItem } from "@/lib/articles/view"
import { excerpt, marked, marks, type Stretch } from "@/lib/search/mark"
import { searchParams } from "@/lib/search/params"
import { readQuestion } from "@/lib/search/query"
import { SearchDocument, type SearchProps } from "./search-page"

const source = { id: "s1", slug: "almarfa", name: "المرفأ", monthStyle: "levant" }
const author = { id: "w1", slug: "najla", name: "نجلاء بركات" }
const item: ArticleItem = {
  id: "000000000001", slug: "x", title: "الماء الذي لا نراه", standfirst: "", origin: "republished", kind: "editorial", kindLabel: null, publishedAt: new Date("2017-12-14T08:30:00Z"),
  sourceDate: "2017-12-13", section: { id: "c1", slug: "water", name: "ماء ومناخ" }, source, authors: [author], picture: null,
}
const wanted = marks({ words: new Set(["الابار", "بير"]), phrases: [] })
const chrome: SearchProps["chrome"] = {
  newsroom: { name: "واحة", tagline: "", footer: "", links: [], homeWord: "الرئيسة", digits: "latn", monthStyle: "dual", timeZone: "Asia/Amman", indexOwn: true },
  sections: [
    { id: "c1", slug: "water", name: "ماء ومناخ", description: "", parentId: null, onFront: true }, { id: "c2", slug: "rain", name: "أمطار", description: "", parentId: "c1", onFront: true },
  ],
  now: new Date("2017-12-14T08:30:00Z"), origin: "https://waha.example", path: "/search",
}

function draw(query: string, over: Partial<SearchProps> = {}) {
  const params = searchParams(new URLSearchParams(query))
  const found = { question: readQuestion(params.q), total: 0, more: false, next: null }
  return renderToStaticMarkup(
    <SearchDocument chrome={chrome} params={params} found={found} lines={[]} meant={null} chosen={{ section: null, source: null, author: null }} papers={[source]} badDays={{ from: false, to: false, reversed: false }} {...over} />)
}
const text = (html: string) => html.replace(/<style>.*?<\/style>/s, "").replace(/<[^>]+>/g, "")
const results = (query: string, over: Partial<SearchProps> = {}) => draw(query, {
  found: { question: readQuestion("بئر"), total: 12, more: false, next: null },
  lines: [{ ...item, titleMarked: marked("الآبار <img src=x onerror=alert(1)>", wanted), excerpt: excerpt(["قال: البئر، ثم بئر أخرى & <b>"], wanted) }], ...over,
})

test.each([
  ["", "يُبحث في العناوين والمتون"], ["q=%D9%85%D9%86", "مما يرد في كل نص"], [`q=${"a".repeat(201)}`, "أطول من 200 حرف"], ["q=zq", "لا نتائج مطابقة لـ"],
  ["q=zq&section=water", "لا نتائج"], ["q=zq&page=2", "لا نتائج في هذه الصفحة"], [`q=${encodeURIComponent("-المطر")}`, "تلزم كلمة واحدة"], ["from=2026-01-01", "تلزم كلمة واحدة"],
])("every state says what it is: %s", (query, says) => expect(text(draw(query))).toContain(says))

test("says of days that are the wrong way round what is wrong with them, beside the second and where the results would be", () => {
  const page = text(draw("q=zq&from=2026-12-05&to=2026-11-01", { badDays: { from: false, to: false, reversed: true } }))
  expect(page.split("يوم البداية بعد يوم النهاية")).toHaveLength(3)
  expect(page).not.toContain("لا نتائج مطابقة")
})

test("says that older texts were not looked at, where a search gave up with nothing", () => {
  const found = { question: readQuestion("بئر -نهر"), total: 0, next: null }
  expect(text(draw("q=بئر", { found: { ...found, more: true } }))).toContain("ولم يُبحث في ما هو أقدم")
  expect(text(draw("q=بئر", { found: { ...found, more: false } }))).not.toContain("ما هو أقدم")
  // To look among all helps where nothing was found in a part; not where there was too much to look at.
  const withinDays = (more: boolean) => text(draw("q=بئر&from=2026-01-01", { found: { ...found, more } }))
  expect([withinDays(false), withinDays(true)].map((page) => page.includes("البحث من دون تضييق"))).toEqual([true, false])
})

test("says how many, marks whole words in their own spelling, and draws a text's own signs as text", () => {
  const html = results("q=بئر")
  expect(text(html)).toContain("12 نتيجة لـ«بئر»")
  expect(html).toContain("<mark>الآبار</mark>")
  expect(html).toContain("<mark>بئر</mark>")
  expect(html).not.toContain("<img src=x")
  expect(text(results("q=بئر", { found: { question: readQuestion("بئر"), total: 1000, more: true, next: "s20-abc" } }))).toContain("أكثر من 1000 نتيجة")
})

test("names the feeds of what was asked, with what narrows it, and none where nothing was", () => {
  const query = `q=${encodeURIComponent("بئر")}&amp;source=almarfa`
  const html = results(`${query.replace("&amp;", "&")}&order=date&page=x`)
  for (const format of ["rss.xml", "atom.xml", "feed.json"]) expect(html).toContain(`href="/search/${format}?${query}"`)
  expect(draw("q=%D9%85%D9%86")).not.toContain("/search/")
})

test("keeps what was chosen on the way to further results, and asks whether something else was meant", () => {
  const html = results("q=بئر&source=almarfa&order=date", { found: { question: readQuestion("بئر"), total: 40, more: false, next: "abc-000000000001" }, meant: "آبار", chosen: { section: null, source, author: null } })
  expect(html).toContain(`href="/search?q=${encodeURIComponent("بئر")}&amp;source=almarfa&amp;page=abc-000000000001&amp;order=date" rel="next"`)
  expect(html).toContain(`هل تقصد: <a href="/search?q=${encodeURIComponent("آبار")}&amp;source=almarfa&amp;order=date"><bdi>آبار</bdi></a>؟`)
  expect(html).toContain('<option value="almarfa" selected="">')
})

test("is valid HTML in every state", async () => {
  const validator = new HtmlValidate({ extends: ["html-validate:standard"] })
  for (const html of [draw(""), draw("q=%D9%85%D9%86"), draw("q=zq&from=x", { badDays: { from: true, to: true, reversed: false } }), draw("q=zq&from=2&to=1", { badDays: { from: false, to: false, reversed: true } }), results("q=بئر"), results("q=بئر", { meant: "x", found: { question: readQuestion("بئر"), total: 9, more: true, next: "s20-abc" } })]) {
    const report = await validator.validateString(`<!doctype html>${html}`)
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([])
  }
})

const sign = fc.constantFrom("ا", "ب", "ر", "ئ", "ل", "آ", "و", "\u064E", "\u0640", "\u200D", " ", "،", "<", "&", "2", "A", "😀")
const said = (stretches: readonly Stretch[]) => stretches.map((stretch) => stretch.text).join("")

test("stretches are the text again, and no mark begins or ends where letters join (property)", () => {
  fc.assert(fc.property(fc.array(sign, { maxLength: 60 }).map((signs) => signs.join("")), fc.array(fc.constantFrom("الابار", "بير", "ا", "بر"), { maxLength: 3 }), (body, words) => {
    const asked = marks({ words: new Set(words), phrases: [["ا", "بر"]] })
    const stretches = marked(body, asked)
    expect(said(stretches)).toBe(body)
    let at = 0
    for (const { text: part, hit } of stretches) {
      if (hit) {
        expect(body.slice(0, at)).not.toMatch(/[\p{L}\p{N}]$/u)
        expect(body.slice(at + part.length)).not.toMatch(/^[\p{L}\p{N}\p{M}\u0640\u200D]/u)
      }
      at += part.length
    }
    expect(body).toContain(said(excerpt([body], asked)).replaceAll("\u2026", ""))
  }))
})
