import fc from "fast-check"
import { expect, test } from "vitest"
import { emptyBody } from "@/lib/articles/body"
import type { ArticleView, SourceView } from "@/lib/articles/view"
import { strings } from "@/lib/strings"
import { AboutDocument } from "./about"
import { ArticleDocument } from "./article-page"
import type { Chrome } from "./chrome"
import { DigestDocument } from "./digest"
import { FrontDocument } from "./front-page"
import { articleJsonLd, escapeJson } from "./json-ld"
import { SectionDocument } from "./lists"
import { drawn } from "./testing"

const at = new Date("2017-12-14T08:30:00Z")
const source: SourceView = {
  id: "s1", slug: "almarfa", name: "المرفأ", country: "JO", site: "https://almarfa.example/", monthStyle: "levant", creditLine: "", indexPolicy: "noindex",
}
const section = { id: "c1", slug: "water", name: "ماء ومناخ" }
const chrome: Chrome = {
  newsroom: {
    name: "واحة", tagline: "", footer: "", links: [], homeWord: "الرئيسة", digits: "latn", monthStyle: "dual", timeZone: "Asia/Amman", indexOwn: true,
  },
  sections: [{ ...section, description: "", parentId: null, onFront: true }], now: at, origin: "https://waha.example", path: "/a/000000000001/x",
}
const article: ArticleView = {
  id: "000000000001", slug: "x", title: "الماء الذي لا نراه", kicker: "", subtitle: "", standfirst: "", origin: "republished", kind: "editorial",
  kindLabel: "كلمة المرفأ", publishedAt: at, updatedAt: at, sourceDate: "2017-12-13", section, source, sourceUrl: "https://almarfa.example/kalima",
  authors: [], picture: null, topics: [], corrections: [], body: emptyBody, figures: [], words: 300, fidelity: null,
}

const page = (view: Partial<ArticleView> = {}, over: Partial<Chrome> = {}) =>
  drawn(<ArticleDocument view={{ ...article, ...view }} chrome={{ ...chrome, ...over }} />)
/** What a page says of itself to machines. */
const machine = (html: string): unknown => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? "null")
const plain = (html: string) => html.replace(/<style>.*?<\/style>/s, "").replace(/<[^>]+>/g, "")

test("says whose words these are, from data", () => {
  const text = plain(page())
  expect(text).toContain("الافتتاحية، «كلمة المرفأ»")
  expect(text).toContain("الأربعاء 13 كانون الأول 2017")
  expect(text).toContain("الخميس 14 كانون الأول/ ديسمبر 2017")
  expect(text).toContain("نقلًا عن «المرفأ»، عدد الأربعاء 13 كانون الأول 2017.")
  expect(text).toContain("3 دقائق")
  expect(page()).toContain('<a href="/sources/almarfa"><bdi>المرفأ</bdi></a>')
})

test("a text that readers never had tells of no day on which they had it", () => {
  const html = page({ unpublished: true }, { preview: true })
  expect(plain(html)).toContain("نُشر في الموقعلم يُنشر بعد")
  expect(html).not.toContain(at.toISOString())
  expect(page()).toContain(`<time dateTime="${at.toISOString()}"`)
})

test("the paper's own credit line goes before ours, its places filled", () => {
  const { creditPlaces } = strings.desk.sources
  const creditLine = `بإذن من «{${creditPlaces.source}}»، {${creditPlaces.date}}.`
  expect(plain(page({ source: { ...source, creditLine } }))).toContain("بإذن من «المرفأ»، الأربعاء 13 كانون الأول 2017. رابط الأصل")
  const linked = page({ source: { ...source, creditLine: `{${creditPlaces.source}} ({${creditPlaces.link}})[، بقلم {${creditPlaces.author}}]` } })
  expect(linked).toContain('المرفأ (<a href="https://almarfa.example/kalima" rel="noopener">رابط الأصل</a>)')
  expect(linked.split('rel="noopener">رابط الأصل</a>')).toHaveLength(3) // there and among the facts, and not once more
})

const shared = { src: "https://waha.example/media/share/x.png", width: 1_200, height: 630 }

test("how close the text is to the original stands in the margin where it was measured, and nowhere for machines", () => {
  expect(plain(page({ fidelity: "verbatim" }))).toContain("نص المقالمنقول حرفيًا")
  expect(plain(page({ fidelity: "adapted" }))).toContain("نص المقالبتصرّف")
  expect(plain(page())).not.toContain("نص المقال")
  expect(articleJsonLd({ ...article, fidelity: "verbatim" }, chrome, shared)).toBe(articleJsonLd(article, chrome, shared))
})

test("the digits of the house, and not in the text", () => {
  const text = plain(page({ title: "عام 2017" }, { newsroom: { ...chrome.newsroom, digits: "arab" } }))
  expect(text).toContain("الأربعاء ١٣ كانون الأول ٢٠١٧")
  expect(text).toContain("عام 2017")
})

test("a correction has its note, its day, and a link to it from the margin", () => {
  const html = page({ corrections: [{ at, note: "والصحيح أربعة آلاف." }] })
  expect(html).toContain('<a href="#t1">تصويب واحد</a>')
  expect(html).toMatch(/id="t1".*والصحيح أربعة آلاف\./)
})

test.each<[Partial<ArticleView>, boolean, string | null]>([
  [{}, false, "https://waha.example/a/000000000001/x"],
  [{ source: { ...source, indexPolicy: "index" } }, true, "https://waha.example/a/000000000001/x"],
  [{ source: { ...source, indexPolicy: "canonical" } }, true, "https://almarfa.example/kalima"],
  [{ source: { ...source, indexPolicy: "canonical" }, sourceUrl: null }, false, "https://waha.example/a/000000000001/x"],
  [{ source: { ...source, indexPolicy: "canonical" }, sourceUrl: "javascript:alert(1)" }, false, "https://waha.example/a/000000000001/x"],
  [{ source: null, origin: "own", sourceDate: null, sourceUrl: null }, true, "https://waha.example/a/000000000001/x"],
])("robots and canonical follow the source's policy (%#)", (view, index, canonical) => {
  const html = page(view)
  expect(html.includes('<meta name="robots" content="noindex"/>')).toBe(!index)
  expect(html).toContain(`<link rel="canonical" href="${canonical}"/>`)
})

test("a page with all that may stand on one is drawn as React draws it", () => {
  const picture = { id: "m", base: "/media/k", width: 1200, height: 600, widths: [320, 640, 1200], focalX: 0.2, focalY: 0.5, alt: "سد & نهر", caption: "السد في 2017-12-13", credit: "Reuters" }
  const item = { ...article, id: "000000000002", title: "الماء في F-16 و 12/2017", standfirst: "\"لا\"" }
  const over = {
    logo: picture, breaking: { text: "خبر & x@y.z", href: "/about" }, banner: "لافتة",
    newsroom: { ...chrome.newsroom, name: "واحة أخرى", tagline: "سطر", footer: "سطر\n\nآخر", digits: "arab" as const, showHijri: true, showChanges: true, links: [{ label: "x", href: "https://x.com/waha" }] },
  }
  const beside = { also: [item, { ...item, source: null }], older: item, newer: { ...item, source: null } }
  for (const preview of [true, false]) {
    const around = { ...chrome, ...over, preview }
    const view = {
      ...article, picture, kicker: "تمهيد", subtitle: "فرعي", standfirst: "ملخّص", updatedAt: new Date("2017-12-20T08:30:00Z"), authors: [{ id: "a", slug: "a", name: "سلمى & نور" }, { id: "b", slug: "b", name: "ب" }],
      topics: [{ id: "t", slug: "t", name: "ماء" }], corrections: [{ at, note: "والصحيح \"أربعة\"." }], fidelity: "adapted" as const, matter: { id: "1", title: "الماء" },
    }
    expect(drawn(<ArticleDocument view={view} chrome={around} beside={beside} />)).toContain('<link rel="preload" as="image" href="/media/k/640.webp"/><title>')
    const items = [item, { ...item, id: "000000000003", source: null }, { ...item, id: "000000000004", picture, authors: view.authors }]
    drawn(<FrontDocument chrome={around} view={{ arranged: [{ ...item, picture }], latest: items, sections: [{ section: { ...section, description: "", parentId: null, onFront: true }, items }], mostRead: { days: 7, items } }} />)
    drawn(<SectionDocument chrome={around} section={{ ...section, description: "وصف", parentId: null, onFront: true }} picture={picture} page={{ items, newer: "a", older: "b" }} first />)
    drawn(<DigestDocument chrome={around} day="2017-12-13" page={{ items, newer: null, older: "b" }} first beside={{ before: { day: "2017-12-12", articles: 2 }, after: null }} />)
    drawn(<AboutDocument chrome={around} about={"من نحن\nسطر"} correctionsPolicy="نصحّح" reach="desk@waha.example" />)
  }
})

test("a preview belongs to nobody's index and says nothing to machines", () => {
  const html = page({}, { preview: true })
  expect(html).toContain("noindex")
  expect(html).not.toMatch(/canonical|ld\+json/)
})

test("an address that is not of the web is never linked", () => {
  expect(page({ sourceUrl: "javascript:alert(1)", source: { ...source, site: "javascript:alert(1)" } })).not.toContain("javascript:")
})

test("JSON-LD names the kind, the original, its paper and the way home", () => {
  const graph: unknown = JSON.parse(articleJsonLd({ ...article, corrections: [{ at, note: "صُحّح" }] }, chrome, shared))
  expect(graph).toMatchObject({
    "@graph": [
      {
        "@type": "OpinionNewsArticle", headline: article.title, isBasedOn: { url: article.sourceUrl, datePublished: "2017-12-13" },
        sourceOrganization: { name: "المرفأ" }, correction: [{ "@type": "CorrectionComment", text: "صُحّح" }], publisher: { name: "واحة" }, image: { url: shared.src, width: "1200" },
      },
      { "@type": "BreadcrumbList", itemListElement: [{ name: "الرئيسة" }, { name: "ماء ومناخ", item: "https://waha.example/sections/water" }, { position: 3 }] },
    ],
  })
  expect(JSON.parse(articleJsonLd({ ...article, kind: "report" }, chrome, shared))).toMatchObject({ "@graph": [{ "@type": "NewsArticle" }, {}] })
})

test("a list's JSON-LD is the way to it, as its crumbs show it", () => {
  const list = drawn(<SectionDocument chrome={{ ...chrome, path: "/sections/water" }} section={{ ...section, name: "ماء </script> ومناخ", description: "", parentId: null, onFront: true }} page={{ items: [], newer: null, older: null }} first />)
  expect(machine(list)).toEqual({
    "@context": "https://schema.org", "@graph": [{
      "@type": "BreadcrumbList", itemListElement: [
        { "@type": "ListItem", position: 1, name: "الرئيسة", item: "https://waha.example/" },
        { "@type": "ListItem", position: 2, name: "ماء </script> ومناخ", item: "https://waha.example/sections/water" },
      ],
    }],
  })
  const day = machine(drawn(<DigestDocument chrome={{ ...chrome, path: "/archive/2017/12/13" }} day="2017-12-13" page={{ items: [], newer: null, older: null }} first beside={{ before: { day: "2017-12-12", articles: 1 }, after: null }} />))
  expect(day).toMatchObject({ "@graph": [{ itemListElement: [
    { item: "https://waha.example/" }, { item: "https://waha.example/archive" }, { item: "https://waha.example/archive/2017" }, { item: "https://waha.example/archive/2017/12" },
    { item: "https://waha.example/archive/2017/12/13", name: "13" },
  ] }] })
})

test("a day on which nothing was taken leads to no month and no year in which nothing was", () => {
  const led = (day: string, before: string) => {
    const html = drawn(<DigestDocument chrome={{ ...chrome, path: `/archive/${day.replaceAll("-", "/")}` }} day={day} page={{ items: [], newer: null, older: null }} first beside={{ before: { day: before, articles: 1 }, after: null }} />)
    return ["/archive/2018/01", "/archive/2018", "/archive/2017/12", "/archive"].filter((path) => html.includes(`href="${path}"`))
  }
  expect(led("2018-01-01", "2017-12-31")).toEqual(["/archive"])
  expect(led("2018-01-02", "2018-01-01")).toEqual(["/archive/2018/01", "/archive/2018", "/archive"])
  expect(led("2017-12-01", "2017-11-30")).toEqual(["/archive"])
})

test("the front page says whose site it is, and the page about the newsroom how it corrects itself and how one writes to it", () => {
  const links = [{ label: "حسابنا", href: "https://social.example/waha" }]
  const over = { ...chrome, path: "/", newsroom: { ...chrome.newsroom, tagline: "افتتاحيات الصحف", links } }
  const front = (preview: boolean) => drawn(<FrontDocument chrome={{ ...over, preview }} view={{ arranged: [], latest: [], sections: [], mostRead: null }} />)
  const newsroom = { "@type": "NewsMediaOrganization", "@id": "https://waha.example/#newsroom", name: "واحة", url: "https://waha.example/", sameAs: ["https://social.example/waha"] }
  expect(machine(front(false))).toMatchObject({ "@graph": [newsroom, { "@type": "WebSite", publisher: { "@id": newsroom["@id"] }, description: "افتتاحيات الصحف" }] })
  expect(front(true)).not.toContain("ld+json")
  const about = (reach: string) => machine(drawn(<AboutDocument chrome={{ ...over, path: "/about" }} about="" correctionsPolicy="" reach={reach} />))
  const says = { ...newsroom, correctionsPolicy: "https://waha.example/about#corrections" }
  expect(about("desk@waha.example")).toMatchObject({ "@graph": [{ ...says, email: "desk@waha.example" }, { "@type": "BreadcrumbList" }] })
  expect(about("https://waha.example/write")).toMatchObject({ "@graph": [{ ...says, contactPoint: { url: "https://waha.example/write" } }, {}] })
  expect(JSON.stringify(about("javascript:alert(1)"))).not.toContain("javascript")
})

test("a title that closes a script closes nothing", () => {
  const title = "</script><script>alert(1)</script>\u2028"
  const html = page({ title, standfirst: title, kindLabel: title, source: { ...source, name: title } })
  expect(html.match(/<script/g)).toHaveLength(1) // the data block; that of the opening is not here, and our own file
  expect(html).not.toContain("<script>alert")
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? ""
  expect(JSON.parse(json)).toMatchObject({ "@graph": [{ headline: title }, {}] })
})

test("escaped JSON has no sign that markup or a script could end at, and parses back equal", () => {
  fc.assert(fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
    const json = escapeJson(value)
    expect(json).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.stringify(JSON.parse(json))).toBe(JSON.stringify(value))
  }))
})

test("no text of an article becomes an element, whatever it holds", () => {
  const wild = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("<b>", "\"><img src=x onerror=x>", "{{x}}", "\u202E", "<!--"))
  const elements = (html: string) => (html.match(/<[a-z][a-z0-9]*/g) ?? []).filter((tag) => tag !== "<bdi").sort().join()
  const base = { kicker: "x", subtitle: "x", standfirst: "x", kindLabel: "x" }
  const expected = elements(page({ ...base, title: "x" }))
  fc.assert(fc.property(wild, (value) => {
    if (value === "") return
    expect(elements(page({ title: value, kicker: value, subtitle: value, standfirst: value, kindLabel: value }))).toBe(expected)
  }), { numRuns: 60 })
})
