import { getSchema } from "@tiptap/core"
import { Fragment, Node, type Schema } from "@tiptap/pm/model"
import { Transform } from "@tiptap/pm/transform"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bodyText } from "@/lib/articles/body"
import { bodySchema } from "@/lib/articles/body-schema"
import { bodyFromEditor, type EditorJson } from "@/lib/articles/editor-json"
import { bodyOf } from "./body-of"
import { extensions } from "./extensions"

const schema: Schema = getSchema(extensions)
const { nodes, marks } = schema

const type = <T>(kept: Record<string, T>, name: string): T => {
  const found = kept[name]
  if (!found) throw new Error(`the editor has no ${name}`)
  return found
}

const href = fc.constantFrom("https://almarfa.example/kalima", "javascript:alert(1)", "mailto:a@b.example", "not a link", "http://u:p@h.example/")
const markSet = fc
  .record({ bold: fc.boolean(), italic: fc.boolean(), link: fc.option(href) })
  .map((given) => [
    ...(given.bold ? [type(marks, "bold").create()] : []),
    ...(given.italic ? [type(marks, "italic").create()] : []),
    ...(given.link ? [type(marks, "link").create({ href: given.link })] : []),
  ])
const word = fc.oneof(
  fc.constantFrom("الماء", "GPS: قالت", "٢٠١٧", "\u202Eعكس", "\uD800", "\0", "</script>", " "),
  fc.string({ minLength: 1, maxLength: 12 }),
)
const inline = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(word, markSet).map(([text, set]) => schema.text(text, set)) },
  { weight: 1, arbitrary: fc.constantFrom("حاشية", " ", "سطر\nآخر", "\uD800").map((text) => type(nodes, "footnote").create({ text })) },
  { weight: 1, arbitrary: markSet.map((set) => type(nodes, "hardBreak").create(null, null, set)) },
)
const line = fc.array(inline, { maxLength: 5 }).map((content) => Fragment.fromArray(content))
const start = fc.oneof(fc.integer({ min: -5, max: 20_000 }), fc.constant(Number.NaN), fc.constant("x"))

const leaf = fc.oneof(
  line.map((content) => type(nodes, "paragraph").create(null, content)),
  fc.tuple(fc.constantFrom(2, 3), line).map(([level, content]) => type(nodes, "heading").create({ level }, content)),
  fc.constant(null).map(() => type(nodes, "horizontalRule").create()),
)
const { block } = fc.letrec<{ block: Node }>((tie) => {
  const blocks = fc.array(tie("block"), { minLength: 1, maxLength: 3 })
  const item = fc.tuple(line, fc.array(tie("block"), { maxLength: 2 })).map(([content, rest]) =>
    type(nodes, "listItem").create(null, [type(nodes, "paragraph").create(null, content), ...rest]))
  const items = fc.array(item, { minLength: 1, maxLength: 3 })
  return {
    block: fc.oneof(
      { depthSize: "small", maxDepth: 6, withCrossShrink: true }, // a body of more than twenty levels is refused, in words,
      leaf,
      blocks.map((content) => type(nodes, "blockquote").create(null, content)),
      items.map((content) => type(nodes, "bulletList").create(null, content)),
      fc.tuple(start, items).map(([from, content]) => type(nodes, "orderedList").create({ start: from }, content)),
    ),
  }
})
const cell = (name: string) => fc.array(line, { minLength: 1, maxLength: 2 }).map((lines) => type(nodes, name).create(null, lines.map((content) => type(nodes, "paragraph").create(null, content))))
const row = (name: string) => fc.array(cell(name), { minLength: 1, maxLength: 4 }).map((cells) => type(nodes, "tableRow").create(null, cells))
const wild = fc.constantFrom<unknown>(null, "", "أ\nب", "\uD800", 7, "x".repeat(700))
const top = fc.oneof(
  { weight: 4, arbitrary: block },
  { weight: 1, arbitrary: line.map((content) => type(nodes, "pullquote").create(null, content)) },
  { weight: 1, arbitrary: fc.record({ mediaId: fc.constantFrom("0199c7aa-1111-7222-8333-444455556666", "../x", ""), alt: wild, caption: wild, credit: wild }).map((attrs) => type(nodes, "figure").create(attrs)) },
  // Rows of different lengths too: while somebody drags, a table may be for a moment what it never stays.
  { weight: 1, arbitrary: fc.array(fc.constantFrom("tableCell", "tableHeader").chain(row), { minLength: 1, maxLength: 3 }).map((rows) => type(nodes, "table").create(null, rows)) },
)
const named = fc.tuple(top, fc.constantFrom<unknown>(null, "a1b2c3d4", "a1b2c3d5", "A", 5)).map(([node, id]) => ("id" in node.attrs ? node.type.create({ ...node.attrs, id, ...("dir" in node.attrs ? { dir: id === 5 ? "ltr" : id } : {}) }, node.content) : node))
const document = fc.array(named, { minLength: 1, maxLength: 6 }).map((content) => schema.topNodeType.create(null, content))

const json = (node: Node): EditorJson => node.toJSON()

describe("the editor's schema", () => {
  it("knows the nodes and marks of a body and no others", () => {
    expect(Object.keys(nodes).sort()).toEqual([
      "blockquote", "bulletList", "doc", "figure", "footnote", "hardBreak", "heading", "horizontalRule", "listItem", "orderedList", "paragraph", "pullquote",
      "table", "tableCell", "tableHeader", "tableRow", "text",
    ])
    expect(Object.keys(marks).sort()).toEqual(["bold", "italic", "link"])
    expect(Object.keys(type(marks, "link").spec.attrs ?? {})).toEqual(["href"])
    const attrs = (name: string) => Object.keys(type(nodes, name).spec.attrs ?? {}).sort()
    expect(attrs("orderedList")).toEqual(["id", "start"])
    expect(attrs("paragraph")).toEqual(["dir", "id"])
    expect(attrs("heading")).toEqual(["dir", "id", "level"])
    expect(attrs("figure")).toEqual(["alt", "caption", "credit", "id", "mediaId"])
    expect(attrs("footnote")).toEqual(["text"])
    expect(attrs("listItem")).toEqual([])
  })

  it("gives a body that the server accepts, whatever the document", () => {
    fc.assert(
      fc.property(document, (doc) => {
        doc.check()
        expect(bodySchema.safeParse(bodyFromEditor(json(doc))).success).toBe(true)
        // Made block by block, as while somebody types, it is the same for every block that has something to keep.
        expect(bodySchema.safeParse(bodyOf(doc)).success).toBe(true)
        expect(bodyText(bodyOf(doc))).toBe(bodyText(bodyFromEditor(json(doc))))
      }),
      { numRuns: 400 },
    )
  })

  it("gives one still after marks, splits and deletions anywhere", () => {
    fc.assert(
      fc.property(document, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 2 })), { maxLength: 8 }), (doc, steps) => {
        const change = new Transform(doc)
        for (const [a, b, what] of steps) {
          const size = change.doc.content.size
          const [from, to] = [Math.min(a % size, b % size), Math.max(a % size, b % size)]
          if (what === 0) change.addMark(from, to, type(marks, "bold").create())
          if (what === 1) change.deleteRange(from, to)
          if (what === 2 && change.doc.resolve(from).parent.isTextblock) change.split(from)
        }
        expect(bodySchema.safeParse(bodyFromEditor(json(change.doc))).success).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it("takes what the server keeps, and gives it back as it was", () => {
    fc.assert(
      fc.property(document, (doc) => {
        const body = bodyFromEditor(json(doc))
        const again = Node.fromJSON(schema, JSON.parse(JSON.stringify(body)))
        again.check()
        expect(bodyText(bodyFromEditor(json(again)))).toBe(bodyText(body))
      }),
      { numRuns: 200 },
    )
  })
})
