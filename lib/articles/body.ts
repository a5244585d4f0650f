import { z } from "zod"

/** Limits of a body (security.md S-X1): the editor never comes near them, hostile input does. */
export const MAX_BODY_BYTES = 1_000_000
export const MAX_BODY_NODES = 10_000
export const MAX_BODY_DEPTH = 20
const MAX_LINK = 2_000

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
const inline = z.union([text, hardBreak])
const paragraph = z.strictObject({ type: z.literal("paragraph"), content: z.array(inline).optional() })
const heading = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: z.array(inline).optional(),
})
const rule = z.strictObject({ type: z.literal("horizontalRule") })

export type Mark = z.infer<typeof mark>
export type Inline = z.infer<typeof inline>
export type ListItem = { type: "listItem"; content: Block[] }
export type Block =
  | z.infer<typeof paragraph>
  | z.infer<typeof heading>
  | z.infer<typeof rule>
  | { type: "blockquote"; content: Block[] }
  | { type: "bulletList"; content: ListItem[] }
  | { type: "orderedList"; attrs?: { start: number } | undefined; content: ListItem[] }
export type Body = { type: "doc"; content: Block[] }

const block: z.ZodType<Block> = z.lazy(() => z.union([paragraph, heading, rule, blockquote, bulletList, orderedList]))
const listItem: z.ZodType<ListItem> = z.strictObject({ type: z.literal("listItem"), content: z.array(block).min(1) })
const blockquote = z.strictObject({ type: z.literal("blockquote"), content: z.array(block).min(1) })
const bulletList = z.strictObject({ type: z.literal("bulletList"), content: z.array(listItem).min(1) })
const orderedList = z.strictObject({
  type: z.literal("orderedList"),
  attrs: z.strictObject({ start: z.number().int().min(1).max(9_999) }).optional(),
  content: z.array(listItem).min(1),
})
const doc: z.ZodType<Body> = z.strictObject({ type: z.literal("doc"), content: z.array(block).min(1) })

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
 * The closed schema of a body: paragraphs, headings of two levels, quotes, lists, rules, line breaks; bold, emphasis, links.
 * Nothing else passes: no other node, mark or attribute, at most MAX_BODY_BYTES of JSON. Checked on every write and before every drawing.
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

const inlineText = (content: readonly Inline[] | undefined) =>
  (content ?? []).map((node) => (node.type === "text" ? node.text : "\n")).join("")

const blockTexts = (node: Block | ListItem): string[] => {
  if (node.type === "paragraph" || node.type === "heading") return [inlineText(node.content)]
  if (node.type === "horizontalRule") return []
  return node.content.flatMap(blockTexts)
}

/** The words of a body, one string for each paragraph, heading or list line, in order; empty ones left out. */
export const bodyTexts = (body: Body): string[] => body.content.flatMap(blockTexts).filter((text) => text.trim() !== "")

/** The words of a body as one text, its blocks parted by a line end. */
export const bodyText = (body: Body): string => bodyTexts(body).join("\n")
