import {
  BLOCK_ID, MAX_CAPTION, MAX_COLUMNS, MAX_CREDIT, MAX_FOOTNOTE, emptyBody, safeLink,
  type Block, type Body, type Inline, type ListItem, type Mark, type Paragraph, type TableRow,
} from "./body"
import { named } from "./block-ids"

/** A document as the editor gives it: every attribute that its library keeps, whether we store it or not. */
export type EditorJson = {
  type?: string | undefined
  text?: string | undefined
  attrs?: Record<string, unknown> | undefined
  content?: EditorJson[] | undefined
  marks?: { type?: string | undefined; attrs?: Record<string, unknown> | undefined }[] | undefined
}

/**
 * The editor's document as a body of the closed schema (lib/articles/body.ts), for every document that the editor can hold:
 * only its nodes, marks and attributes are copied, a link only where safeLink keeps it, broken halves of characters never, the name of a
 * block where it stands at the top and was not given yet.
 */
export function bodyFromEditor(doc: EditorJson): Body {
  const given = new Set<string>()
  const content = (doc.content ?? []).flatMap((node): Block[] => {
    const made = top(node) ?? block(node)
    if (made === null) return []
    const id = node.attrs?.["id"]
    if (typeof id !== "string" || !BLOCK_ID.test(id) || given.has(id)) return [made]
    given.add(id)
    return [named(made, id)]
  })
  return content.length > 0 ? { type: "doc", content } : emptyBody
}

const blocks = (nodes: readonly EditorJson[] | undefined): Block[] => (nodes ?? []).flatMap((node) => block(node) ?? [])

const ltr = (node: EditorJson): { attrs?: { dir: "ltr" } } => (node.attrs?.["dir"] === "ltr" ? { attrs: { dir: "ltr" } } : {})

/** What may stand at the top of a body alone. */
function top(node: EditorJson): Block | null {
  switch (node.type) {
    case "pullquote":
      return { type: "pullquote", ...inlines(node.content) }
    case "figure": {
      const { mediaId, alt, caption, credit } = node.attrs ?? {}
      if (typeof mediaId !== "string" || !UUID.test(mediaId)) return null
      return { type: "figure", attrs: { mediaId, alt: line(alt, MAX_CAPTION), caption: line(caption, MAX_CAPTION), credit: line(credit, MAX_CREDIT) } }
    }
    case "table":
      return table(node.content ?? [])
    default:
      return null
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Rows of one length, whatever the editor holds while somebody drags over it; the first is one of headings where its first cell is. */
function table(nodes: readonly EditorJson[]): Block | null {
  const rows = nodes.map((row) => (row.content ?? []).slice(0, MAX_COLUMNS))
  const columns = Math.max(0, ...rows.map((row) => row.length))
  if (columns === 0) return null
  const content = rows.map((cells, at): TableRow => {
    const inner = Array.from({ length: columns }, (_, column) => paragraphs(cells[column]?.content))
    return at === 0 && cells[0]?.type === "tableHeader"
      ? { type: "tableRow", content: inner.map((content) => ({ type: "tableHeader", content })) }
      : { type: "tableRow", content: inner.map((content) => ({ type: "tableCell", content })) }
  })
  return { type: "table", content }
}

function paragraphs(nodes: readonly EditorJson[] | undefined): Paragraph[] {
  const found = (nodes ?? []).map((node): Paragraph => ({ type: "paragraph", ...ltr(node), ...inlines(node.content) }))
  return found.length > 0 ? found : [{ type: "paragraph" }]
}

/** What may be written into one line, as far as it reaches. */
const line = (value: unknown, max: number): string =>
  typeof value === "string" ? storable(value).replace(/[\n\r\u2028\u2029]+/g, " ").slice(0, max).toWellFormed().replaceAll("\uFFFD", "") : ""

const storable = (text: string) => text.toWellFormed().replaceAll("\uFFFD", "").replaceAll("\0", "")

function block(node: EditorJson): Block | null {
  switch (node.type) {
    case "paragraph":
      return { type: "paragraph", ...ltr(node), ...inlines(node.content) }
    case "heading":
      return { type: "heading", attrs: { level: node.attrs?.["level"] === 3 ? 3 : 2, ...ltr(node).attrs }, ...inlines(node.content) }
    case "horizontalRule":
      return { type: "horizontalRule" }
    case "blockquote":
      return { type: "blockquote", ...ltr(node), content: filled(blocks(node.content)) }
    case "bulletList":
      return { type: "bulletList", content: items(node.content) }
    case "orderedList":
      return { type: "orderedList", attrs: { start: listStart(node.attrs?.["start"]) }, content: items(node.content) }
    default:
      return null
  }
}

const filled = (content: Block[]): Block[] => (content.length > 0 ? content : [{ type: "paragraph" }])

function items(nodes: readonly EditorJson[] | undefined): ListItem[] {
  const found = (nodes ?? []).map((node): ListItem => ({ type: "listItem", content: filled(blocks(node.content)) }))
  return found.length > 0 ? found : [{ type: "listItem", content: [{ type: "paragraph" }] }]
}

/** The number that a numbered list begins with: whole, 1 to 9999; anything else is 1. */
export function listStart(value: unknown): number {
  const start = Number(value)
  return Number.isInteger(start) && start >= 1 && start <= 9_999 ? start : 1
}

function inlines(nodes: readonly EditorJson[] | undefined): { content?: Inline[] } {
  const content = (nodes ?? []).flatMap((node) => inline(node) ?? [])
  return content.length > 0 ? { content } : {}
}

function inline(node: EditorJson): Inline | null {
  // A line break carries no marks of its own in our schema, though the editor may give it those of its line.
  if (node.type === "hardBreak") return { type: "hardBreak" }
  if (node.type === "footnote") {
    const words = line(node.attrs?.["text"], MAX_FOOTNOTE).trim()
    return words === "" ? null : { type: "footnote", attrs: { text: words } }
  }
  if (node.type !== "text") return null
  const text = storable(node.text ?? "")
  if (text === "") return null
  const marks = (node.marks ?? []).flatMap((given) => mark(given) ?? [])
  return { type: "text", text, ...(marks.length > 0 ? { marks } : {}) }
}

function mark(given: { type?: string | undefined; attrs?: Record<string, unknown> | undefined }): Mark | null {
  if (given.type === "bold" || given.type === "italic") return { type: given.type }
  const href = given.attrs?.["href"]
  const safe = given.type === "link" && typeof href === "string" ? safeLink(href) : null
  return safe === null ? null : { type: "link", attrs: { href: safe } }
}
