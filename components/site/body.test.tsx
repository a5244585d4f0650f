import fc from "fast-check"
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { bodyText, type Body as Doc } from "@/lib/articles/body"
import { strings } from "@/lib/strings"
import { Body } from "./body"

const draw = (body: unknown) => renderToStaticMarkup(<Body body={body} />)
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
  p: [], h2: [], h3: [], strong: [], em: [], br: [], hr: [], ul: [], li: [], blockquote: [], ol: ["start"], a: ["href", "rel"], bdi: ["dir"],
}

function look(node: DefaultTreeAdapterTypes.ParentNode): void {
  for (const child of node.childNodes) {
    if (!("tagName" in child)) continue
    expect(Object.keys(allowed)).toContain(child.tagName)
    for (const { name, value } of child.attrs) {
      expect(allowed[child.tagName]).toContain(name)
      if (name === "href") expect(new URL(value).protocol).toMatch(/^(https?|mailto|tel):$/)
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
      type: fc.constantFrom("paragraph", "heading", "blockquote", "bulletList", "orderedList", "listItem", "script", "hardBreak", "horizontalRule"),
      attrs: fc.oneof(fc.record({ level: fc.constantFrom(2, 3, 1) }), fc.record({ start: fc.integer() }), fc.jsonValue()),
      content: fc.array(tie("node"), { maxLength: 4 }),
    }, { requiredKeys: ["type"] }),
  ),
}))
const anyBody = fc.oneof(fc.jsonValue(), fc.array(node, { maxLength: 5 }).map((content) => doc(...content)))

test("whatever it is given, it does not throw, and draws only the elements, attributes and links of the list", () => {
  fc.assert(fc.property(anyBody, (body) => look(parseFragment(draw(body)))), { numRuns: 500 })
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
