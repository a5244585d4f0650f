import { z } from "zod"

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

// Postgres refuses NUL and lone surrogates in jsonb; a body that holds one is refused here, with a message, and not there.
const wellFormed = (text: string) => text.isWellFormed() && !text.includes("\0")

// What stands in one line: no break, nothing that ends a line.
const oneLined = (max: number) => z.string().max(max).refine((text) => wellFormed(text) && !/[\n\r\u2028\u2029]/.test(text))

const id = z.string().regex(BLOCK_ID)
const ltr = z.literal("ltr")

const link = z.strictObject({
  type: z.literal("link"),
  attrs: z.strictObject({ href: z.string().refine((href) => safeLink(href) === href) }),
})
const mark = z.union([z.strictObject({ type: z.literal("bold") }), z.strictObject({ type: z.literal("italic") }), link])
const text = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1).refine(wellFormed),
  marks: z.array(mark).max(3).optional(),
})
const hardBreak = z.strictObject({ type: z.literal("hardBreak") })
const footnote = z.strictObject({
  type: z.literal("footnote"),
  attrs: z.strictObject({ text: oneLined(MAX_FOOTNOTE).refine((words) => words.trim() !== "") }),
})
const inline = z.union([text, hardBreak, footnote])
const inlines = z.array(inline).optional()
const paragraph = z.strictObject({ type: z.literal("paragraph"), attrs: z.strictObject({ id: id.optional(), dir: ltr.optional() }).optional(), content: inlines })
const heading = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]), id: id.optional(), dir: ltr.optional() }),
  content: inlines,
})
const own = z.strictObject({ id: id.optional() }).optional()
const rule = z.strictObject({ type: z.literal("horizontalRule"), attrs: own })
const pullquote = z.strictObject({ type: z.literal("pullquote"), attrs: own, content: inlines })
const figure = z.strictObject({
  type: z.literal("figure"),
  attrs: z.strictObject({ id: id.optional(), mediaId: z.uuid(), alt: oneLined(MAX_CAPTION), caption: oneLined(MAX_CAPTION), credit: oneLined(MAX_CREDIT) }),
})
const cells = <T extends string>(type: T) =>
  z.array(z.strictObject({ type: z.literal(type), content: z.array(paragraph).min(1) })).min(1).max(MAX_COLUMNS)
const row = z.strictObject({ type: z.literal("tableRow"), content: z.union([cells("tableCell"), cells("tableHeader")]) })
// Rows of one length, and a row of headings at the top or nowhere: there are no merged cells.
const table = z
  .strictObject({ type: z.literal("table"), attrs: own, content: z.array(row).min(1) })
  .refine(({ content }) => content.every((each, at) => each.content.length === content[0]?.content.length && (at === 0 || each.content[0]?.type === "tableCell")))

export type Mark = z.infer<typeof mark>
export type Inline = z.infer<typeof inline>
export type Paragraph = z.infer<typeof paragraph>
export type Figure = z.infer<typeof figure>
export type Table = z.infer<typeof table>
export type TableRow = Table["content"][number]
export type ListItem = { type: "listItem"; content: Block[] }
/** `figure`, `pullquote`, `table` and the attribute `id` stand at the top of a body only. */
export type Block =
  | Paragraph
  | z.infer<typeof heading>
  | z.infer<typeof rule>
  | z.infer<typeof pullquote>
  | Figure
  | Table
  | { type: "blockquote"; attrs?: { id?: string | undefined; dir?: "ltr" | undefined } | undefined; content: Block[] }
  | { type: "bulletList"; attrs?: { id?: string | undefined } | undefined; content: ListItem[] }
  | { type: "orderedList"; attrs?: { id?: string | undefined; start?: number | undefined } | undefined; content: ListItem[] }
export type Body = { type: "doc"; content: Block[] }

const block: z.ZodType<Block> = z.lazy(() => z.union([paragraph, heading, rule, blockquote, bulletList, orderedList]))
const listItem: z.ZodType<ListItem> = z.strictObject({ type: z.literal("listItem"), content: z.array(block).min(1) })
const blockquote = z.strictObject({
  type: z.literal("blockquote"), attrs: z.strictObject({ id: id.optional(), dir: ltr.optional() }).optional(), content: z.array(block).min(1),
})
const bulletList = z.strictObject({ type: z.literal("bulletList"), attrs: own, content: z.array(listItem).min(1) })
const orderedList = z.strictObject({
  type: z.literal("orderedList"),
  attrs: z.strictObject({ id: id.optional(), start: z.number().int().min(1).max(9_999).optional() }).optional(),
  content: z.array(listItem).min(1),
})
const doc: z.ZodType<Body> = z
  .strictObject({ type: z.literal("doc"), content: z.array(z.union([block, pullquote, figure, table])).min(1) })
  .refine(({ content }) => namedOnce(content))

/** Whether each name of a block stands at the top of a body, and once. */
function namedOnce(content: readonly Block[]): boolean {
  const names = content.flatMap((top) => blockId(top) ?? [])
  return new Set(names).size === names.length && !content.some((top) => within(top).some(named))
}

const within = (node: Block | ListItem): readonly (Block | ListItem)[] =>
  node.type === "blockquote" || node.type === "bulletList" || node.type === "orderedList" || node.type === "listItem" ? node.content
    : node.type === "table" ? node.content.flatMap((each) => each.content.flatMap((cell) => cell.content)) : []

const named = (node: Block | ListItem): boolean => (node.type !== "listItem" && blockId(node) !== undefined) || within(node).some(named)

/** The name that a block at the top keeps through every change of its words; undefined where it has none yet. */
export const blockId = (node: Block): string | undefined => node.attrs?.id

/**
 * Depth and number of nodes are counted without recursion, before the schema descends: 20,000 nested arrays must not reach it.
 * A node is what stands in a `content`; everything else that JSON can nest is counted too, more generously.
 */
function withinLimits(value: unknown): boolean {
  let [objects, nodes] = [0, 0]
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue
    if ("content" in next.value && Array.isArray(next.value.content)) nodes += next.value.content.length
    if ((objects += 1) > MAX_BODY_NODES * 4 || nodes > MAX_BODY_NODES || next.depth > MAX_BODY_DEPTH * 2) return false
    for (const child of Object.values(next.value)) waiting.push({ value: child, depth: next.depth + 1 })
  }
  return true
}

/**
 * The closed schema of a body: paragraphs, headings of two levels, quotes, lists, rules, pull quotes, pictures, tables, line breaks,
 * footnotes; bold, emphasis, links (docs/decisions/0007). Nothing else passes: no other node, mark or attribute, at most MAX_BODY_BYTES of JSON. Checked on every write and before every drawing.
 */
export const bodySchema: z.ZodType<Body> = z
  .unknown()
  .refine((value) => withinLimits(value) && new TextEncoder().encode(JSON.stringify(value ?? null)).length <= MAX_BODY_BYTES)
  .pipe(doc)

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
