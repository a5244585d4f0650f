import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bodyOfParagraphs, bodySchema, bodyText, safeLink } from "./body"

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

  it.each<[string, unknown]>([
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
