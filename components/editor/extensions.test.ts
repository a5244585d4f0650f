import { getSchema } from "@tiptap/core"
import { Fragment, Node, type Schema } from "@tiptap/pm/model"
import { Transform } from "@tiptap/pm/transform"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bodySchema, bodyText } from "@/lib/articles/body"
import { bodyFromEditor, type EditorJson } from "@/lib/articles/editor-json"
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
const document = fc.array(block, { minLength: 1, maxLength: 6 }).map((content) => schema.topNodeType.create(null, content))

const json = (node: Node): EditorJson => node.toJSON()

describe("the editor's schema", () => {
  it("knows the nodes and marks of a body and no others", () => {
    expect(Object.keys(nodes).sort()).toEqual([
      "blockquote", "bulletList", "doc", "hardBreak", "heading", "horizontalRule", "listItem", "orderedList", "paragraph", "text",
    ])
    expect(Object.keys(marks).sort()).toEqual(["bold", "italic", "link"])
    expect(Object.keys(type(marks, "link").spec.attrs ?? {})).toEqual(["href"])
    expect(Object.keys(type(nodes, "orderedList").spec.attrs ?? {})).toEqual(["start"])
    expect(Object.keys(type(nodes, "paragraph").spec.attrs ?? {})).toEqual([])
  })

  it("gives a body that the server accepts, whatever the document", () => {
    fc.assert(
      fc.property(document, (doc) => {
        doc.check()
        expect(bodySchema.safeParse(bodyFromEditor(json(doc))).success).toBe(true)
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
