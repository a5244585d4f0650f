import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { blockId, BLOCK_ID, bodyFigures, bodyOfParagraphs, bodyText, bodyTexts, safeLink, type Body } from "./body"
import { bodySchema, isPlainBody, readBody } from "./body-schema"
import { freshBlockId, withBlockIds } from "./block-ids"

const doc = (...content: unknown[]) => ({ type: "doc", content })
const text = (words: string, marks?: unknown) => ({ type: "text", text: words, ...(marks === undefined ? {} : { marks }) })
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content })
const passes = (value: unknown) => bodySchema.safeParse(value).success

describe("bodySchema", () => {
  it("takes what the editor makes", () => {
    expect(passes(doc(
      paragraph(text("a"), { type: "hardBreak" }, text("b", [{ type: "bold" }, { type: "link", attrs: { href: "https://waha.example/x" } }])),
      { type: "heading", attrs: { level: 2 }, content: [text("c")] },
      { type: "blockquote", content: [paragraph(text("d"))] },
      { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [paragraph(text("e"))] }] },
      { type: "horizontalRule" },
    ))).toBe(true)
  })

  const mediaId = "0199c7aa-1111-7222-8333-444455556666"
  const figure = (attrs: object = {}) => ({ type: "figure", attrs: { mediaId, alt: "ميناء", caption: "", credit: "الأرشيف", ...attrs } })
  const note = (words: unknown) => ({ type: "footnote", attrs: { text: words } })
  const cell = (type: string, ...content: unknown[]) => ({ type, content })
  const row = (...content: unknown[]) => ({ type: "tableRow", content })
  const simple = cell("tableCell", paragraph(text("١٢")))
  const head = cell("tableHeader", paragraph(text("السنة")))

  it("takes pictures, tables, footnotes, pull quotes, blocks from left to right, and names of blocks", () => {
    expect(passes(doc(
      { type: "paragraph", attrs: { id: "a1b2c3d4", dir: "ltr" }, content: [text("curl"), note("راجع الدليل.")] },
      { type: "heading", attrs: { level: 2, id: "00000000", dir: "ltr" }, content: [text("c")] },
      { type: "blockquote", attrs: { id: "00000001", dir: "ltr" }, content: [{ type: "paragraph", attrs: { dir: "ltr" } }] },
      { type: "pullquote", attrs: { id: "00000002" }, content: [text("القول الفصل")] },
      figure({ id: "00000003" }),
      { type: "table", attrs: { id: "00000004" }, content: [row(head, head), row(simple, cell("tableCell", paragraph(), paragraph()))] },
      { type: "table", content: [row(simple)] },
      { type: "bulletList", attrs: { id: "00000005" }, content: [{ type: "listItem", content: [paragraph()] }] },
      { type: "orderedList", attrs: { id: "00000006" }, content: [{ type: "listItem", content: [paragraph()] }] },
      { type: "horizontalRule", attrs: { id: "00000007" } },
    ))).toBe(true)
  })

  it.each<[string, unknown]>([
    ["a name of seven signs", doc({ type: "paragraph", attrs: { id: "a1b2c3d" } })],
    ["a name in capitals", doc({ type: "paragraph", attrs: { id: "A1B2C3D4" } })],
    ["a name given twice", doc({ type: "paragraph", attrs: { id: "a1b2c3d4" } }, { type: "horizontalRule", attrs: { id: "a1b2c3d4" } })],
    ["a name within a quote", doc({ type: "blockquote", content: [{ type: "paragraph", attrs: { id: "a1b2c3d4" } }] })],
    ["a name within a list", doc({ type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph", attrs: { id: "a1b2c3d4" } }] }] })],
    ["a name within a cell", doc({ type: "table", content: [row(cell("tableCell", { type: "paragraph", attrs: { id: "a1b2c3d4" } }))] })],
    ["a name of a list's line", doc({ type: "bulletList", content: [{ type: "listItem", attrs: { id: "a1b2c3d4" }, content: [paragraph()] }] })],
    ["a direction that is the page's own", doc({ type: "paragraph", attrs: { dir: "rtl" } })],
    ["a direction that is guessed", doc({ type: "paragraph", attrs: { dir: "auto" } })],
    ["a direction of a list", doc({ type: "bulletList", attrs: { dir: "ltr" }, content: [{ type: "listItem", content: [paragraph()] }] })],
    ["a footnote without words", doc(paragraph(note(" ")))],
    ["a footnote of two lines", doc(paragraph(note("أ\nب")))],
    ["a footnote with markup for words", doc(paragraph(note({ html: "<b>" })))],
    ["a footnote longer than a note", doc(paragraph(note("ن".repeat(2_001))))],
    ["a footnote that stands alone", doc(note("x"))],
    ["a picture by address", doc({ type: "figure", attrs: { src: "https://waha.example/a.jpg", alt: "", caption: "", credit: "" } })],
    ["a picture with an address beside its id", doc(figure({ src: "x" }))],
    ["a picture whose id is none", doc(figure({ mediaId: "../../etc/passwd" }))],
    ["a picture without what is said of it", doc({ type: "figure", attrs: { mediaId } })],
    ["a picture in a quote", doc({ type: "blockquote", content: [figure()] })],
    ["a caption of two lines", doc(figure({ caption: "أ\u2028ب" }))],
    ["a table in a list", doc({ type: "bulletList", content: [{ type: "listItem", content: [{ type: "table", content: [row(simple)] }] }] })],
    ["a table in a table", doc({ type: "table", content: [row(cell("tableCell", { type: "table", content: [row(simple)] }))] })],
    ["a table without rows", doc({ type: "table", content: [] })],
    ["a row without cells", doc({ type: "table", content: [row()] })],
    ["rows of two lengths", doc({ type: "table", content: [row(simple, simple), row(simple)] })],
    ["a row of headings further down", doc({ type: "table", content: [row(simple), row(head)] })],
    ["a row half of headings", doc({ type: "table", content: [row(head, simple)] })],
    ["merged cells", doc({ type: "table", content: [row({ type: "tableCell", attrs: { colspan: 2 }, content: [paragraph()] })] })],
    ["21 columns", doc({ type: "table", content: [row(...Array.from({ length: 21 }, () => simple))] })],
    ["a pull quote with attributes of its own", doc({ type: "pullquote", attrs: { class: "x" }, content: [text("a")] })],
    ["a pull quote of paragraphs", doc({ type: "pullquote", content: [paragraph(text("a"))] })],
    ["no document", null],
    ["an empty document", doc()],
    ["an unknown node", doc({ type: "iframe" })],
    ["a known node with an attribute too many", doc({ type: "paragraph", attrs: { onclick: "x" } })],
    ["a style on a mark", doc(paragraph(text("a", [{ type: "bold", attrs: { style: "x" } }])))],
    ["marks of a wrong type", doc(paragraph(text("a", "bold")))],
    ["text that is null", doc(paragraph({ type: "text", text: null }))],
    ["empty text", doc(paragraph(text("")))],
    ["NUL", doc(paragraph(text("a\0b")))],
    ["a lone surrogate", doc(paragraph(text("\uD800")))],
    ["heading 0", doc({ type: "heading", attrs: { level: 0 } })],
    ["heading 1", doc({ type: "heading", attrs: { level: 1 } })],
    ["heading \"2\"", doc({ type: "heading", attrs: { level: "2" } })],
    ["javascript:", doc(paragraph(text("a", [{ type: "link", attrs: { href: "javascript:alert(1)" } }])))],
    ["a link that URL would spell otherwise", doc(paragraph(text("a", [{ type: "link", attrs: { href: "https://waha.example/\u0627" } }])))],
    ["a target on a link", doc(paragraph(text("a", [{ type: "link", attrs: { href: "https://waha.example/", target: "_blank" } }])))],
    ["10,000 levels", JSON.parse("[".repeat(10_000) + "]".repeat(10_000))],
    ["a million letters", doc(paragraph(text("a".repeat(1_000_001))))],
    ["100,000 nodes", doc(paragraph(...Array.from({ length: 100_000 }, () => text("a"))))],
  ])("refuses %s", (_what, value) => expect(passes(value)).toBe(false))

  it("never throws, whatever it is given (property)", () => {
    fc.assert(fc.property(fc.anything(), (value) => void passes(value)))
  })
})

describe("bodyTexts", () => {
  it("has every word that a reader sees: cells, captions, pull quotes, and footnotes after the line they stand in", () => {
    const row = (type: "tableHeader" | "tableCell", ...cells: string[]) =>
      ({ type: "tableRow", content: cells.map((words) => ({ type, content: [paragraph(text(words))] })) })
    const body = bodySchema.parse(doc(
      paragraph(text("ارتفع المنسوب"), { type: "footnote", attrs: { text: "بحسب الوزارة" } }, text(" مترين.")),
      { type: "pullquote", content: [text("الماء أولًا")] },
      { type: "figure", attrs: { mediaId: "0199c7aa-1111-7222-8333-444455556666", alt: "سد", caption: "السد في الربيع", credit: "الأرشيف" } },
      { type: "table", content: [row("tableHeader", "السنة", "المنسوب"), row("tableCell", "2016", "14")] },
    ))
    expect(bodyTexts(body)).toEqual(["ارتفع المنسوب مترين.", "بحسب الوزارة", "الماء أولًا", "السد في الربيع", "السنة", "المنسوب", "2016", "14"])
    expect(bodyFigures(body).map(({ attrs }) => attrs.alt)).toEqual(["سد"])
  })
})

describe("withBlockIds", () => {
  const lines = fc.array(fc.constantFrom("الماء", "الماء ", "", "السد", "2017"), { minLength: 1, maxLength: 8 })
  const someNamed = lines.chain((texts) => fc.tuple(fc.constant(texts), fc.array(fc.boolean(), { minLength: texts.length, maxLength: texts.length }))).map(([texts, named]): Body => ({
    type: "doc",
    content: texts.map((words, index) => ({
      type: "paragraph", ...(named[index] ? { attrs: { id: `n000000${index}` } } : {}), ...(words === "" ? {} : { content: [{ type: "text", text: words }] }),
    })),
  }))

  it("names every block once, keeps names and words, and says the same twice (property)", () => {
    fc.assert(fc.property(someNamed, (body) => {
      const named = withBlockIds(body)
      expect(passes(named)).toBe(true)
      expect(named.content.every((block) => blockId(block) !== undefined)).toBe(true)
      body.content.forEach((block, index) => blockId(block) === undefined || expect(blockId(named.content[index]!)).toBe(blockId(block)))
      expect(bodyText(named)).toBe(bodyText(body))
      expect(withBlockIds(body)).toEqual(named)
      expect(withBlockIds(named)).toEqual(named)
    }))
  })

  it("names a paragraph by its words, so that one before it changes nothing", () => {
    const of = (...texts: string[]) => withBlockIds(bodyOfParagraphs(texts)).content.map((block) => blockId(block))
    expect(of("جديد", "الماء حياة")[1]).toBe(of("الماء حياة")[0])
    expect(of("الماء حياة")[0]).not.toBe(of("الماء حياه")[0])
  })

  it("gives new names of the same shape", () => {
    for (let time = 0; time < 200; time += 1) expect(freshBlockId()).toMatch(BLOCK_ID)
  })
})

describe("safeLink", () => {
  it.each(["java\nscript:alert(1)", "\u0001javascript:alert(1)", "vbscript:x", "data:text/html,x", "blob:x", "//evil.example", "/x", "https://bank.example@evil.example", "https://a:b@evil.example", "\u200Ejavascript:x"])(
    "refuses %j", (href) => expect(safeLink(href)).toBeNull())
  it("gives what URL makes of it (property P17)", () => {
    fc.assert(fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string({ unit: "binary" })), (text) => {
      const href = safeLink(text)
      if (href === null) return
      const url = new URL(href)
      expect(url.href).toBe(href)
      expect(["http:", "https:", "mailto:", "tel:"]).toContain(url.protocol)
      expect(url.username + url.password).toBe("")
    }))
  })
})

describe("bodyOfParagraphs", () => {
  it("keeps every word, and always is a body (property)", () => {
    const words = fc.array(fc.string({ unit: "grapheme" }).filter((t) => t.isWellFormed() && !t.includes("\0")))
    fc.assert(fc.property(words, (paragraphs) => {
      const body = bodyOfParagraphs(paragraphs)
      expect(passes(body)).toBe(true)
      expect(bodyText(body)).toBe(paragraphs.filter((t) => t.trim() !== "").join("\n"))
    }))
  })
})

describe("a body that is seen at a glance", () => {
  const like: { requiredKeys: never[]; noNullPrototype: boolean } = { requiredKeys: [], noNullPrototype: true }
  const words = fc.oneof({ weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: 20 }) }, fc.constantFrom("لا تعترف الأنهار بالخرائط.", "\u0000", "\ud800", ""))
  const leaf = fc.oneof(
    { weight: 20, arbitrary: words.map((one) => ({ type: "text", text: one })) },
    fc.constantFrom<unknown>({ type: "text", text: "a", marks: [] }, { type: "text", text: 1 }, { type: "hardBreak" }, { type: "text", text: "a", x: 1 }, null, "text", { text: "a" }),
  )
  const named = { id: fc.constantFrom("a1b2c3d4", "00000000", "zzzzzzzz", "zzzzzzz0"), dir: fc.constant("ltr") }
  const odd = fc.constantFrom<unknown>(undefined, null, [], { id: 1 }, { id: "short" }, { id: "A1B2C3D4" }, { dir: "rtl" }, { level: 4 }, { level: "2" }, { x: 1 }, { id: undefined }, { level: 2 }, "a")
  const line = fc.oneof({ weight: 12, arbitrary: fc.array(leaf, { maxLength: 1 }) }, fc.array(leaf, { maxLength: 2 }), fc.constantFrom<unknown>(undefined, null, "a", {}))
  const block = fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant("paragraph"), attrs: fc.record(named, like), content: line }, { ...like, requiredKeys: ["type"] }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("heading"), attrs: fc.record({ ...named, level: fc.constantFrom(2, 3) }, { ...like, requiredKeys: ["level"] }), content: line }, { ...like, requiredKeys: ["type", "attrs"] }) },
    fc.record({ type: fc.constantFrom("paragraph", "heading", "blockquote"), attrs: odd, content: line }, { ...like, requiredKeys: ["type"] }),
  )
  const body = fc.record({ type: fc.constantFrom("doc", "doc", "doc", "x"), content: fc.oneof({ weight: 8, arbitrary: fc.array(block, { maxLength: 4 }) }, fc.constantFrom<unknown>(null, {}, "a")) }, like)

  it("passes the schema, which makes the same of it, whatever it is", () => {
    let plain = 0
    fc.assert(fc.property(fc.oneof({ weight: 9, arbitrary: body }, fc.anything()), (value) => {
      const checked = bodySchema.safeParse(value)
      expect(readBody(value)).toEqual(checked.success ? checked.data : null)
      if (!isPlainBody(value)) return
      plain += 1
      expect(checked.success).toBe(true)
    }), { numRuns: 3_000 })
    expect(plain).toBeGreaterThan(200)
  })

  it("is within the limits, however long it is", () => {
    const long = (blocks: number, signs: number) => ({ type: "doc", content: Array.from({ length: blocks }, (_, n) => ({ type: "heading", attrs: { id: String(n).padStart(8, "0"), dir: "ltr", level: 2 }, content: [{ type: "text", text: "\u0001".repeat(signs) }] })) })
    for (const value of [long(1_000, 100), long(1, 100_000)]) expect([isPlainBody(value), bodySchema.safeParse(value).success]).toEqual([true, true])
    expect([isPlainBody(long(1_001, 1)), isPlainBody(long(1, 100_001))]).toEqual([false, false])
  })
})
