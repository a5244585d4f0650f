import { emptyBody, safeLink, type Block, type Body, type Inline, type ListItem, type Mark } from "./body"

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
 * only its nodes, marks and attributes are copied, a link only where safeLink keeps it, broken halves of characters never.
 */
export function bodyFromEditor(doc: EditorJson): Body {
  const content = blocks(doc.content)
  return content.length > 0 ? { type: "doc", content } : emptyBody
}

const blocks = (nodes: readonly EditorJson[] | undefined): Block[] => (nodes ?? []).flatMap((node) => block(node) ?? [])

function block(node: EditorJson): Block | null {
  switch (node.type) {
    case "paragraph":
      return { type: "paragraph", ...inlines(node.content) }
    case "heading":
      return { type: "heading", attrs: { level: node.attrs?.["level"] === 3 ? 3 : 2 }, ...inlines(node.content) }
    case "horizontalRule":
      return { type: "horizontalRule" }
    case "blockquote":
      return { type: "blockquote", content: filled(blocks(node.content)) }
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
  if (node.type !== "text") return null
  const text = (node.text ?? "").toWellFormed().replaceAll("\uFFFD", "").replaceAll("\0", "")
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
