import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isHtml, readHtml } from "./html"
import { recognise } from "./recognise"

const body = [
  "لم تكن المدينة تنتظر من المطر أكثر مما اعتادته كل خريف، غير أن الساعات الست التي انهمر فيها كشفت ما سكتت عنه الموازنات.",
  "فالمصارف التي صُمّمت لربع السكان لا تحمل ماء المدينة كلها، ولا يكفي أن تُنظّف مرة في السنة.",
]
const paragraphs = body.map((text) => `<p class="x" style="direction:rtl">${text}</p>`).join("\n")

const whole = `<!DOCTYPE html>
<html lang="ar"><head><meta charset="utf-8"><title>حين يسبق المطر الموازنة | صحيفة الخليج</title>
<link rel="canonical" href="https://www.alkhaleej.ae/2023-11-12/7001"><style>p{color:red}</style><script>var x = "<p>لا شيء</p>"</script></head>
<body><header><a href="/">الخليج</a></header>
<nav><ul><li><a href="/a">سياسة</a></li><li><a href="/b">اقتصاد</a></li></ul></nav>
<nav aria-label="breadcrumb"><ol class="breadcrumb"><li><a href="/">الرئيسية</a></li><li><a href="/o">آراء</a></li><li>حين يسبق المطر الموازنة</li></ol></nav>
<article><div class="label">افتتاحية الخليج</div><h1>حين يسبق
  المطر&nbsp;الموازنة</h1>
<div class="meta"><span>بقلم: هيئة التحرير</span><br><time datetime="2023-11-12">الأحد 12 نوفمبر 2023 10:30 صباحًا</time></div>
<div class="share"><a href="https://twitter.com/x">تويتر</a></div>
${paragraphs}
</article><aside><h2>الأكثر قراءة</h2><p>خبر لا شأن له بالمقال ولا بما يرويه.</p></aside>
<footer>جميع الحقوق محفوظة</footer></body></html>`

test("a whole page", () => {
  expect(recognise(whole)).toMatchObject({
    breadcrumb: ["الرئيسية", "آراء", "حين يسبق المطر الموازنة"], section: "آراء", title: "حين يسبق المطر الموازنة", kind: "editorial",
    kindLabel: "افتتاحية الخليج", source: "الخليج", author: "هيئة التحرير", siteDate: "2023-11-12", weekdayAgrees: true,
    url: "https://www.alkhaleej.ae/2023-11-12/7001", paragraphs: body, truncated: false,
  })
})

test("a piece of a page, as an editor copies it", () => {
  const piece = `<!--StartFragment--><h1>حين يسبق المطر الموازنة</h1><div>المصدر: <b>البيان</b></div><div>12/11/2023</div>${paragraphs}<!--EndFragment-->`
  expect(recognise(piece)).toMatchObject({ title: "حين يسبق المطر الموازنة", source: "البيان", sourceDate: "2023-11-12", paragraphs: body })
})

test("Word's markup", () => {
  const word = `<html xmlns:o="urn:x"><body><p class=MsoNormal dir=RTL><span lang=AR-SA>حين يسبق المطر الموازنة<o:p></o:p></span></p>
<p class=MsoNormal dir=RTL><span lang=AR-SA>البيان<o:p>&nbsp;</o:p></span></p><p class=MsoNormal dir=RTL>12/11/2023</p>
${body.map((text) => `<p class=MsoNormal dir=RTL><span>${text.replace(/ /g, "\n")}</span></p>`).join("")}</body></html>`
  expect(recognise(word)).toMatchObject({ title: "حين يسبق المطر الموازنة", source: "البيان", sourceDate: "2023-11-12", paragraphs: body })
})

test("lines broken with <br>, the trail without a list", () => {
  const page = `<div class="breadcrumbs">الرئيسة \\ واحة الصحف \\ حين يسبق المطر الموازنة</div><h1>حين يسبق المطر الموازنة</h1>
<div>12.11.2023<br>البيان<br><br>${body.join("<br><br>")}</div>`
  expect(recognise(page)).toMatchObject({
    breadcrumb: ["الرئيسة", "واحة الصحف", "حين يسبق المطر الموازنة"], section: "واحة الصحف", source: "البيان", sourceDate: "2023-11-12",
      paragraphs: body,
  })
})

describe("reading markup", () => {
  test.each([
    ["entities and spaces", "<p>قال:&nbsp;&laquo;نعم&raquo;\n  ثم   مضى</p>", "قال:\u00A0«نعم» ثم مضى"],
    ["a word split by its marks", "<p>الم<b>دين</b>ة</p>", "المدينة"],
    ["cells", "<table><tr><td>البيان</td><td>12/11/2023</td></tr></table>", "البيان  12/11/2023"],
    ["link targets", "<a href='https://x.example'>هنا</a>", "هنا"],
    ["comments, scripts, hidden boxes", "<div>أ<!-- ب --><script>ج</script><div hidden>د</div></div>", "أ"],
    ["a menu that never ends loses nothing", "<nav><p>أ</p><p>ب</p>", "أ\nب"],
    ["a box named for the trail that holds the page", `<div class="has-breadcrumbs"><h1>أ</h1><p>ب</p></div>`, "أ\nب"],
  ])("%s", (_, html, text) => {
    expect(readHtml(html).text.split("\n").map((line) => line.trim()).filter((line) => line !== "").join("\n")).toBe(text)
  })

  test("text with signs that look like markup is no markup", () => {
    expect(["س < ص و ع > غ", "الرئيسية > آراء > <العنوان>", "1<2"].map(isHtml)).toEqual([false, false, false])
  })

  test("any tags at all are read without an error", () => {
    const tag = fc.constantFrom("<p>", "</p>", "<div class=share>", "</div>", "<nav>", "</nav>", "<h1>", "</h1>", "<title>", "</title>",
      "<script>", "</script>",
      "<br>", "<ol class=breadcrumb>", "</ol>", "<li>", "<", ">", "&", "&#x202E;", "نص", "<!--", "-->", "<a href='", "<textarea>", "<svg/>")
    fc.assert(fc.property(fc.array(tag, { maxLength: 30 }), (tags) => {
      recognise(tags.join(""))
    }))
  })
})

test("a menu that signs part from the home page on is the trail; any other menu is left out", () => {
  const page = (nav: string) => recognise(`<html><body><nav>${nav}</nav><h1>حين يسبق المطر الموازنة</h1>${paragraphs}</body></html>`)
  const links = ["الرئيسية", "محليات", "رياضة"].map((name) => `<a href="/x">${name}</a>`)
  expect(page(links.join(" / "))).toMatchObject({ breadcrumb: ["الرئيسية", "محليات", "رياضة"], paragraphs: body })
  expect(page(`<ol class="breadcrumb"><li>${links.join("</li><li>")}</li></ol>`).breadcrumb).toHaveLength(3)
  const menu = page(links.join(""))
  expect(menu).toMatchObject({ breadcrumb: [], section: null, title: "حين يسبق المطر الموازنة", paragraphs: body })
  expect(menu.notes.map((note) => note.code)).toContain("page_parts_left_out")
})
