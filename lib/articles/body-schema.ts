import { z } from "zod"
import { BLOCK_ID, MAX_BODY_BYTES, MAX_BODY_DEPTH, MAX_BODY_NODES, MAX_CAPTION, MAX_COLUMNS, MAX_CREDIT, MAX_FOOTNOTE, blockId, safeLink, within, type Block, type Body, type ListItem } from "./body"

// Apart from what else there is of a body, since the library is a hundred kilobytes that an open editor has no need of.

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

export type BodyParts = {
  mark: z.infer<typeof mark>
  inline: z.infer<typeof inline>
  paragraph: z.infer<typeof paragraph>
  heading: z.infer<typeof heading>
  rule: z.infer<typeof rule>
  pullquote: z.infer<typeof pullquote>
  figure: z.infer<typeof figure>
  table: z.infer<typeof table>
}

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

const named = (node: Block | ListItem): boolean => (node.type !== "listItem" && blockId(node) !== undefined) || within(node).some(named)

/**
 * Depth and number of nodes are counted without recursion, before the schema descends: 20,000 nested arrays must not reach it.
 * A node is what stands in a `content`; everything else that JSON can nest is counted too, more generously.
 */
function withinLimits(value: unknown): boolean {
  let [objects, nodes] = [0, 0]
  const waiting: { value: object; depth: number }[] = typeof value === "object" && value !== null ? [{ value, depth: 0 }] : []
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ("content" in next.value && Array.isArray(next.value.content)) nodes += next.value.content.length
    if ((objects += 1) > MAX_BODY_NODES * 4 || nodes > MAX_BODY_NODES || next.depth > MAX_BODY_DEPTH * 2) return false
    for (const child of Object.values(next.value) as unknown[]) if (typeof child === "object" && child !== null) waiting.push({ value: child, depth: next.depth + 1 })
  }
  return true
}

/** A sign of a string is three bytes at most: a text that is short enough by that is not encoded only to be measured. */
const withinBytes = (json: string) => json.length * 3 <= MAX_BODY_BYTES || new TextEncoder().encode(json).length <= MAX_BODY_BYTES

/**
 * The closed schema of a body: paragraphs, headings of two levels, quotes, lists, rules, pull quotes, pictures, tables, line breaks,
 * footnotes; bold, emphasis, links (docs/decisions/0007). Nothing else passes: no other node, mark or attribute, at most MAX_BODY_BYTES of JSON. Checked on every write and before every drawing.
 */
export const bodySchema: z.ZodType<Body> = z
  .unknown()
  .refine((value) => withinLimits(value) && withinBytes(JSON.stringify(value ?? null)))
  .pipe(doc)

const PLAIN_BLOCKS = 1_000
const PLAIN_SIGNS = 100_000 // six bytes of JSON each at most, and a hundred for a block: within MAX_BODY_BYTES

/** Whether something is a plain object with none but these names. */
function isOf<Name extends string>(value: unknown, names: readonly Name[]): value is Partial<Record<Name, unknown>> {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const name in value) if (!names.includes(name as Name)) return false
  return true
}

const NAMES = { body: ["type", "content"], block: ["type", "attrs", "content"], attrs: ["id", "dir", "level"], leaf: ["type", "text"] } as const

/**
 * Whether something is a body of the commonest kind, paragraphs and headings of plain text, and within its limits by far: what it says yes to passes
 * the schema, which takes many times as long; of the rest it says nothing.
 */
export function isPlainBody(value: unknown): value is Body {
  if (!isOf(value, NAMES.body) || value.type !== "doc" || !Array.isArray(value.content) || value.content.length === 0 || value.content.length > PLAIN_BLOCKS) return false
  const ids = new Set<string>()
  let signs = 0
  for (const block of value.content as unknown[]) {
    if (!isOf(block, NAMES.block)) return false
    const { type, attrs = {}, content = [] } = block
    if (!isOf(attrs, NAMES.attrs) || (attrs.dir !== undefined && attrs.dir !== "ltr")) return false
    if (type === "heading" ? attrs.level !== 2 && attrs.level !== 3 : type !== "paragraph" || "level" in attrs) return false
    if (attrs.id !== undefined) {
      if (typeof attrs.id !== "string" || !BLOCK_ID.test(attrs.id) || ids.has(attrs.id)) return false
      ids.add(attrs.id)
    }
    if (!Array.isArray(content) || content.length > 1) return false
    for (const leaf of content as unknown[]) {
      if (!isOf(leaf, NAMES.leaf) || leaf.type !== "text" || typeof leaf.text !== "string" || leaf.text === "" || !wellFormed(leaf.text)) return false
      signs += leaf.text.length
    }
  }
  return signs <= PLAIN_SIGNS
}

/** The body that this is, or null: by the schema, where it is not seen at a glance. */
export function readBody(value: unknown): Body | null {
  if (isPlainBody(value)) return value
  const checked = bodySchema.safeParse(value)
  return checked.success ? checked.data : null
}
