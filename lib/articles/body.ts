import type { BodyParts } from "./body-schema"

/** Limits of a body (security.md S-X1): the editor never comes near them, hostile input does. */
export const MAX_BODY_BYTES = 1_000_000
export const MAX_BODY_NODES = 10_000
export const MAX_BODY_DEPTH = 20
/** Limits of what a body carries beside its lines, in UTF-16 units; columns of a table. */
export const MAX_FOOTNOTE = 2_000
export const MAX_CAPTION = 500
export const MAX_CREDIT = 200
export const MAX_COLUMNS = 20
const MAX_LINK = 2_000

/** The shape of a block's name. */
export const BLOCK_ID = /^[0-9a-z]{8}$/

/**
 * A link that may stand in a text: http, https, mailto or tel, without credentials.
 * Gives the parsed address as `URL` spells it, never the string that came in, or null (security.md S-X2).
 */
export function safeLink(href: string): string | null {
  if (href.length > MAX_LINK || !URL.canParse(href)) return null
  const url = new URL(href)
  if (!["http:", "https:", "mailto:", "tel:"].includes(url.protocol)) return null
  if (url.username || url.password) return null
  return url.href
}

export type Mark = BodyParts["mark"]
export type Inline = BodyParts["inline"]
export type Paragraph = BodyParts["paragraph"]
export type Figure = BodyParts["figure"]
export type Table = BodyParts["table"]
export type TableRow = Table["content"][number]
export type ListItem = { type: "listItem"; content: Block[] }
/** `figure`, `pullquote`, `table` and the attribute `id` stand at the top of a body only. */
export type Block =
  | Paragraph
  | BodyParts["heading"]
  | BodyParts["rule"]
  | BodyParts["pullquote"]
  | Figure
  | Table
  | { type: "blockquote"; attrs?: { id?: string | undefined; dir?: "ltr" | undefined } | undefined; content: Block[] }
  | { type: "bulletList"; attrs?: { id?: string | undefined } | undefined; content: ListItem[] }
  | { type: "orderedList"; attrs?: { id?: string | undefined; start?: number | undefined } | undefined; content: ListItem[] }
export type Body = { type: "doc"; content: Block[] }

/** What stands within a block that holds others. */
export const within = (node: Block | ListItem): readonly (Block | ListItem)[] =>
  node.type === "blockquote" || node.type === "bulletList" || node.type === "orderedList" || node.type === "listItem" ? node.content
    : node.type === "table" ? node.content.flatMap((each) => each.content.flatMap((cell) => cell.content)) : []

/** The name that a block at the top keeps through every change of its words; undefined where it has none yet. */
export const blockId = (node: Block): string | undefined => node.attrs?.id

export const emptyBody: Body = { type: "doc", content: [{ type: "paragraph" }] }

/** A body of plain paragraphs, one for each string that is not blank. */
export function bodyOfParagraphs(paragraphs: readonly string[]): Body {
  const content = paragraphs
    .filter((text) => text.trim() !== "")
    .map((text): Block => ({ type: "paragraph", content: [{ type: "text", text }] }))
  return content.length > 0 ? { type: "doc", content } : emptyBody
}

// A footnote is no part of its line: its words come after it, as a text of their own.
const inlineText = (content: readonly Inline[] | undefined) =>
  (content ?? []).map((node) => (node.type === "text" ? node.text : node.type === "hardBreak" ? "\n" : "")).join("")

const footnotes = (content: readonly Inline[] | undefined) => (content ?? []).flatMap((node) => (node.type === "footnote" ? [node.attrs.text] : []))

const blockTexts = (node: Block | ListItem): string[] => {
  if (node.type === "paragraph" || node.type === "heading" || node.type === "pullquote") return [inlineText(node.content), ...footnotes(node.content)]
  if (node.type === "horizontalRule") return []
  if (node.type === "figure") return [node.attrs.caption]
  return within(node).flatMap(blockTexts)
}

/**
 * The words of a body, one string for each paragraph, heading, list line, cell's paragraph, pull quote, caption and footnote, in order, a
 * footnote after the line that it stands in; empty ones left out.
 */
export const bodyTexts = (body: Body): string[] => body.content.flatMap(blockTexts).filter((text) => text.trim() !== "")

/** The words of a body as one text, its blocks parted by a line end. */
export const bodyText = (body: Body): string => bodyTexts(body).join("\n")

/** The pictures in a body, in order; one that stands twice is named twice. */
export const bodyFigures = (body: Body): Figure[] => body.content.filter((node) => node.type === "figure")
