/** A line of a text as it is compared: a paragraph, heading, line of a list, row of a table, picture; and what no word of it tells. */
export type Unit = {
  /** Of the block at the top that it stands in, where that has one. */
  id: string | null
  kind: string
  text: string
  /** What a block is besides its words (which picture, which way it is written) and where its links lead. */
  facts: string
  /** Which of its words bear which marks; tells something only beside the same words. */
  marks: string
}

/** A node of a body, of whatever kind: what is not known here is compared by its text. */
export type AnyNode = {
  type: string
  text?: string | undefined
  attrs?: Readonly<Record<string, unknown>> | undefined
  content?: readonly AnyNode[] | undefined
  marks?: readonly { type: string; attrs?: Readonly<Record<string, unknown>> | undefined }[] | undefined
}

/** The lines of a body in order, empty ones left out; a picture or a rule stays, though it has no words. */
export function unitsOf(body: { content: readonly AnyNode[] }): Unit[] {
  return body.content.flatMap((block) => {
    const id = block.attrs?.["id"]
    return lines(block, null).map((line) => ({ id: typeof id === "string" ? id : null, ...line }))
  })
}

/** A text without form as lines, one for each string that is not blank. */
export const unitsOfTexts = (texts: readonly string[]): Unit[] =>
  texts.filter((text) => text.trim() !== "").map((text) => ({ id: null, kind: "paragraph", text, facts: "", marks: "" }))

type Line = Omit<Unit, "id">

/** What a line is called that stands within one of these. */
const within: Readonly<Record<string, string>> = { blockquote: "quote", bulletList: "item", orderedList: "item" }

function lines(node: AnyNode, context: string | null): Line[] {
  const content = node.content ?? []
  if (node.type === "tableRow") return [{ kind: "row", text: content.map(textIn).join(" | "), ...formOf(node) }].filter((row) => row.text.trim() !== "")
  if (content.length > 0 && !content.some(isInline)) {
    return content.flatMap((child) => lines(child, within[node.type] ?? (known.has(node.type) ? context : node.type)))
  }
  const text = content.length > 0 ? content.map(inlineText).join("") : wordsOfLeaf(node)
  const kind = node.type === "heading" ? `heading${String(node.attrs?.["level"] ?? "")}` : node.type === "paragraph" ? (context ?? "paragraph") : node.type
  if (text.trim() === "" && (content.length > 0 || LINES.has(node.type))) return []
  return [{ kind, text, ...formOf(node) }]
}

/** They hold lines, and are called nothing themselves. */
const known = new Set(["listItem", "table", "tableCell", "tableHeader"])
const LINES = new Set(["paragraph", "heading"])

const isInline = (node: AnyNode) => node.type === "text" || node.type === "hardBreak" || (node.content === undefined && typeof node.attrs?.["text"] === "string")

/** A line break is one; what else stands within a line (a footnote) is its own text in brackets. */
function inlineText(node: AnyNode): string {
  if (node.type === "text") return node.text ?? ""
  if (node.type === "hardBreak") return "\n"
  const text = textIn(node)
  return text === "" ? "" : ` [${text}]`
}

function textIn(node: AnyNode): string {
  if (node.type === "text") return node.text ?? ""
  const inner = node.content ?? []
  return inner.length === 0 ? wordsOfLeaf(node) : inner.map((child) => (inner.some(isInline) ? inlineText(child) : textIn(child))).join(inner.some(isInline) ? "" : " ")
}

/** What a node without content says: its text, or what is written beneath it. */
function wordsOfLeaf({ attrs }: AnyNode): string {
  const said = attrs?.["text"] ?? attrs?.["caption"]
  return typeof said === "string" ? said : ""
}

/** Everything of a line but its words. */
function formOf(node: AnyNode): Pick<Unit, "facts" | "marks"> {
  const { id: _id, text: _text, caption: _caption, ...attrs } = node.attrs ?? {}
  const marked: [string, string][] = []
  const links: unknown[] = []
  for (const { text = "", marks = [] } of textsIn(node)) {
    const borne = marks.map(sorted).sort().join()
    const last = marked.at(-1)
    if (last?.[0] === borne) last[1] += text
    else marked.push([borne, text])
    for (const { attrs: link } of marks) if (link && link["href"] !== links.at(-1)) links.push(link["href"])
  }
  const told = marked.filter(([borne]) => borne !== "")
  const facts = sorted(attrs)
  return { facts: facts === "{}" && links.length === 0 ? "" : JSON.stringify([facts, links]), marks: told.length === 0 ? "" : JSON.stringify(told) }
}

const textsIn = (node: AnyNode): AnyNode[] => (node.type === "text" ? [node] : (node.content ?? []).flatMap(textsIn))

/** As JSON, whatever order the keys came in: PostgreSQL keeps them in one of its own. */
const sorted = (value: object): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  )
