import fc from "fast-check"
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5"
import { expect, test } from "vitest"
import { bodyText, type Body as Doc } from "@/lib/articles/body"
import { strings } from "@/lib/strings"
import { Body } from "./body"
import { drawn } from "./testing"

const draw = (body: unknown) => drawn(<Body body={body} />)
const doc = (...content: unknown[]) => ({ type: "doc", content })
const text = (text: string, ...marks: unknown[]) => ({ type: "text", text, ...(marks.length > 0 ? { marks } : {}) })
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content })
const refused = `<p>${strings.site.article.bodyMissing}</p>`

test("draws every part of the schema", () => {
  const item = (words: string) => ({ type: "listItem", content: [paragraph(text(words))] })
  expect(draw(doc(
    { type: "heading", attrs: { level: 2 }, content: [text("عنوان")] },
    paragraph(text("في "), text("2017-12-13", { type: "bold" }), { type: "hardBreak" }, text("هنا", { type: "italic" }, { type: "link", attrs: { href: "https://a.example/x" } })),
    { type: "bulletList", content: [item("أول")] },
    { type: "orderedList", attrs: { start: 3 }, content: [item("ثالث")] },
    { type: "blockquote", content: [paragraph(text("قول"))] },
    { type: "horizontalRule" },
    { type: "heading", attrs: { level: 3 }, content: [text("أدنى")] },
    { type: "paragraph" },
  ))).toBe(
    "<h2>عنوان</h2><p>في <strong><bdi dir=\"ltr\">2017-12-13</bdi></strong><br/><em><a href=\"https://a.example/x\" rel=\"noopener\">هنا</a></em></p>"
    + "<ul><li><p>أول</p></li></ul><ol start=\"3\"><li><p>ثالث</p></li></ol><blockquote><p>قول</p></blockquote><hr/><h3>أدنى</h3>",
  )
})

const mediaId = "0199c7aa-1111-7222-8333-444455556666"
const files = { id: mediaId, base: "/media/k", width: 800, height: 600, widths: [320, 640, 800], focalX: 0.5, focalY: 0.5, alt: "", caption: "", credit: "" }
const note = (words: string) => ({ type: "footnote", attrs: { text: words } })
const cell = (type: string, words: string) => ({ type, content: [paragraph(text(words))] })

test("footnotes are numbered in the order of the text, lead to their words at the end, and back", () => {
  const shown = draw(doc(
    paragraph(text("أول"), note("حاشية أولى")),
    { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", content: [paragraph(text("خانة"), note("في خانة"))] }] }] },
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("بند"), note("</li><script>"))] }] },
  ))
  const tree = parseFragment(shown)
  const links: [string, string][] = []
  const ids: string[] = []
  const walk = (node: DefaultTreeAdapterTypes.ParentNode): void => node.childNodes.forEach((child) => {
    if (!("tagName" in child)) return
    const own = Object.fromEntries(child.attrs.map(({ name, value }) => [name, value]))
    if (own["id"]) ids.push(own["id"])
    if (own["href"]?.startsWith("#")) links.push([own["role"] ?? "", own["href"].slice(1)])
    walk(child)
  })
  walk(tree)
  expect(ids).toEqual(["mark1", "mark2", "mark3", "note1", "note2", "note3"])
  expect(links).toEqual([1, 2, 3].map((n) => ["doc-noteref", `note${n}`]).concat([1, 2, 3].map((n) => ["doc-backlink", `mark${n}`])))
  expect(shown.indexOf("حاشية أولى")).toBeGreaterThan(shown.indexOf("خانة"))
  expect(shown).not.toContain("<script>")
  expect(drawn(<Body body={doc(paragraph(note("ح")))} digits="arab" />)).toContain(">\u0661</a>")
})

test("a table has its headings, each over its column, and scrolls in its own box", () => {
  const table = { type: "table", content: [{ type: "tableRow", content: [cell("tableHeader", "السنة")] }, { type: "tableRow", content: [cell("tableCell", "القيمة")] }] }
  expect(draw(doc(table))).toBe(
    `<div class="scroll" tabindex="0" role="group" aria-label="${strings.site.article.table}"><table><thead><tr><th scope="col"><p>السنة</p></th></tr></thead>`
    + "<tbody><tr><td><p>القيمة</p></td></tr></tbody></table></div>",
  )
})

test("a picture stands with its own words, in a room that is kept, and not at all without files", () => {
  const placed = doc({ type: "figure", attrs: { mediaId, alt: "سد على نهر", caption: "السد صباحًا", credit: "الأرشيف" } })
  const shown = drawn(<Body body={placed} pictures={[{ ...files, alt: "قديم" }]} />)
  expect(shown).toMatch(/<img src="\/media\/k\/800\.jpg" alt="سد على نهر" width="800" height="600"[^>]* loading="lazy"/)
  expect(shown).toContain("السد صباحًا")
  expect(shown).not.toContain("قديم")
  expect(draw(placed)).toBe("")
})

test("a block that runs from left to right says so, a pull quote stands aside, and no name of a block is shown", () => {
  expect(draw(doc(
    { type: "paragraph", attrs: { id: "a1b2c3d4", dir: "ltr" }, content: [text("SELECT")] },
    { type: "pullquote", attrs: { id: "a1b2c3d5" }, content: [text("قول")] },
  ))).toBe('<p dir="ltr"><bdi dir="ltr">SELECT</bdi></p><aside class="pull"><p>قول</p></aside>')
})

test("markup in a text is text", () => {
  expect(draw(doc(paragraph(text("</script><img src=x onerror=alert(1)>"))))).not.toMatch(/<(img|\/?script)/)
})

const link = (href: string) => doc(paragraph(text("انقر", { type: "link", attrs: { href } })))

test.each([
  link("javascript:alert(1)"), link("java\nscript:alert(1)"), link("\u0001javascript:alert(1)"), link("//evil.example/"), link("/\\evil.example/"),
  link("https://user:secret@evil.example/"), link("data:text/html,x"), link("vbscript:x"),
  doc({ type: "image", attrs: { src: "x", onerror: "alert(1)" } }), doc({ type: "heading", attrs: { level: 1 }, content: [text("x")] }),
  doc(paragraph({ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "https://a.example/", onclick: "x" } }] })),
  doc({ type: "paragraph", attrs: { style: "x" }, content: [text("x")] }), { type: "doc" }, null, "<script>", 7, [],
])("draws nothing of a document outside the schema: %j", (body) => expect(draw(body)).toBe(refused))

test("a very deep document is refused, not descended into", () => {
  let deep: unknown = paragraph(text("x"))
  for (let level = 0; level < 20_000; level += 1) deep = { type: "blockquote", content: [deep] }
  expect(draw(doc(deep))).toBe(refused)
})

const allowed: Record<string, readonly string[]> = {
  p: ["dir"], h2: ["dir"], h3: ["dir"], strong: [], em: [], br: [], hr: [], ul: [], li: ["id"], blockquote: ["dir"], ol: ["start"], bdi: ["dir"],
  a: ["href", "rel", "id", "role", "aria-label"], sup: [], aside: ["class"], section: ["class", "role", "aria-label"], div: ["class", "tabindex", "role", "aria-label"],
  table: [], thead: [], tbody: [], tr: [], th: ["scope"], td: [], figure: [], picture: [], source: ["type", "srcset", "sizes"], figcaption: [], span: ["class"],
  img: ["src", "alt", "width", "height", "decoding", "loading"],
}

function look(node: DefaultTreeAdapterTypes.ParentNode): void {
  for (const child of node.childNodes) {
    if (!("tagName" in child)) continue
    expect(Object.keys(allowed)).toContain(child.tagName)
    for (const { name, value } of child.attrs) {
      expect(allowed[child.tagName]).toContain(name)
      if (name === "href" && !/^#(?:note|mark)\d+$/.test(value)) expect(new URL(value).protocol).toMatch(/^(https?|mailto|tel):$/)
      if (name === "src") expect(value).toMatch(/^\/media\/k\/\d+\.jpg$/)
    }
    look(child)
  }
}

// Documents that are nearly ours: right names in wrong places, wild attributes, hostile addresses.
const word = fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom("<b>", "</p>", "\u202Eمقلوب", "C++ 3-1", "&lt;"))
const href = fc.oneof(fc.constantFrom("https://a.example/", "javascript:x", "mailto:a@b.example", "JAVASCRIPT:x", "//x", "tel:+9626"), fc.webUrl())
const mark = fc.oneof(fc.constantFrom({ type: "bold" }, { type: "italic" }), href.map((href) => ({ type: "link", attrs: { href } })), fc.jsonValue())
const { node } = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    fc.record({ type: fc.constant("text"), text: word, marks: fc.array(mark, { maxLength: 3 }) }, { requiredKeys: ["type", "text"] }),
    fc.record({
      type: fc.constantFrom(
        "paragraph", "heading", "blockquote", "bulletList", "orderedList", "listItem", "script", "hardBreak", "horizontalRule",
        "footnote", "figure", "pullquote", "table", "tableRow", "tableCell", "tableHeader",
      ),
      attrs: fc.oneof(
        fc.record({ level: fc.constantFrom(2, 3, 1) }), fc.record({ start: fc.integer() }), fc.record({ text: word }), fc.record({ dir: fc.constantFrom("ltr", "rtl") }),
        fc.record({ mediaId: fc.constantFrom(mediaId, "x"), alt: word, caption: word, credit: word }), fc.jsonValue(),
      ),
      content: fc.array(tie("node"), { maxLength: 4 }),
    }, { requiredKeys: ["type"] }),
  ),
}))
// Right shapes alone, so that not everything is refused before it is drawn.
const line = fc.array(fc.oneof(word.filter((each) => each.isWellFormed() && !each.includes("\0")).map((each) => text(each)), word.filter((each) => each.trim() !== "").map(note)), { maxLength: 3 })
const right = fc.oneof(
  line.map((content) => paragraph(...content)), line.map((content) => ({ type: "pullquote", content })),
  fc.tuple(line, line).map((cells) => ({ type: "table", content: [{ type: "tableRow", content: cells.map((content) => ({ type: "tableCell", content: [paragraph(...content)] })) }] })),
  fc.record({ alt: word, caption: word, credit: word }).map((said) => ({ type: "figure", attrs: { mediaId, ...said } })),
)
const anyBody = fc.oneof(fc.jsonValue(), fc.array(node, { maxLength: 5 }).map((content) => doc(...content)), fc.array(right, { maxLength: 5 }).map((content) => doc(...content)))

test("whatever it is given, it does not throw, and draws only the elements, attributes and links of the list", () => {
  fc.assert(fc.property(anyBody, (body) => look(parseFragment(drawn(<Body body={body} pictures={[files]} />)))), { numRuns: 500 })
})

const plain = fc.string({ unit: "grapheme", minLength: 1 }).filter((words) => words.isWellFormed() && !/[\0\r]/.test(words))

test("loses no letter of a document of ours", () => {
  fc.assert(fc.property(fc.array(plain, { minLength: 1, maxLength: 6 }), (lines) => {
    const body: Doc = { type: "doc", content: lines.map((line) => ({ type: "paragraph", content: [{ type: "text", text: line }] })) }
    const fragment = parseFragment(draw(body))
    const all = (node: DefaultTreeAdapterTypes.ParentNode): string =>
      node.childNodes.map((child) => ("value" in child ? child.value : "childNodes" in child ? all(child) : "")).join("")
    expect(fragment.childNodes.map((child) => ("childNodes" in child ? all(child) : "")).join("\n")).toBe(lines.join("\n"))
    expect(bodyText(body).length).toBeLessThanOrEqual(lines.join("\n").length)
  }))
})
