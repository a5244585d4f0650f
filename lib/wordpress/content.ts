import { parseFragment, type DefaultTreeAdapterTypes } from "parse5"
import { oneLine } from "@/lib/arabic/normalize"
import { bodyOfParagraphs, bodyTexts, emptyBody, safeLink, type Block, type Body, type Inline, type ListItem, type Mark } from "@/lib/articles/body"
import { bodySchema } from "@/lib/articles/body-schema"
import { cleanPasted, type Pasted } from "@/lib/articles/paste"

/** What of a text could not be kept as it was; `detail` is an address or a name. */
export type Loss = { code: "picture" | "gallery" | "embed" | "shortcode" | "table" | "form" | "hidden" | "script" | "flattened" | "caption"; detail: string }

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const MOST_DEPTH = 200 // elements within elements; deeper ones lie flat

/**
 * The text of a WordPress article as a body of our closed schema, and what of it is no longer as it was. Blocks' comments go, paragraphs of the
 * classic editor are made where it made them, shortcodes give their words. No word that readers saw is lost; what was no word is told of.
 */
export function bodyOfContent(content: string): { body: Body; losses: Loss[] } {
  const losses: Loss[] = []
  const classic = !/<!--\s*wp:/.test(content)
  const html = shortcodes(storable(content), losses)
  const tree = pasted(parseFragment(html).childNodes, { losses, classic, depth: 0 })
  const body = bodyOfClean(cleanPasted(tree))
  const checked = bodySchema.safeParse(body)
  if (checked.success) return { body: checked.data, losses }
  losses.push({ code: "flattened", detail: "" })
  const flat = bodySchema.safeParse(bodyOfParagraphs(bodyTexts(body)))
  return { body: flat.success ? flat.data : emptyBody, losses }
}

/** The words of a small piece of markup, as one line. */
export function lineOfMarkup(markup: string): string {
  const words = (nodes: readonly Node[], depth: number): string => nodes.map((node) => {
    if ("value" in node) return node.value
    if (!("childNodes" in node) || depth > MOST_DEPTH || /^(?:script|style)$/.test(node.nodeName)) return " "
    return /^(?:br|p|div|li|h\d)$/.test(node.nodeName) ? ` ${words(node.childNodes, depth + 1)} ` : words(node.childNodes, depth + 1)
  }).join("")
  return oneLine(words(parseFragment(storable(markup)).childNodes, 0))
}

/** Without what no text holds: control characters and broken halves. */
const storable = (text: string) => text.toWellFormed().replaceAll("\uFFFD", "").replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, "").replace(/\r\n?/g, "\n")

/** Names that are shortcodes though nothing else about them says so. */
const known = /^(?:caption|wp_caption|gallery|embed|video|audio|playlist|youtube|vimeo|twitter|tweet|facebook|instagram|contact-form(?:-7)?|(?:vc|et_pb|su|fusion|cs|av|rev)_\w+|rev_slider|more)$/i

/**
 * Shortcodes as what stood in them: a caption's words as a paragraph, an embedded address as a link, of others the words between. What is in
 * brackets and is no shortcode («[كذا]», «[1]») stays as it is: a shortcode is known by name, or has attributes, or is closed.
 */
function shortcodes(html: string, losses: Loss[]): string {
  const closed = new Set([...html.matchAll(/\[\/([a-z][\w-]*)\]/gi)].map((match) => (match[1] ?? "").toLowerCase()))
  const isOne = (name: string, attributes: string) => known.test(name) || closed.has(name.toLowerCase()) || /^\s+[\w-]+\s*=\s*(?:"|'|&quot;|\S)/.test(attributes)
  return html.replace(/\[(\/?)([a-z][\w-]*)((?:\s[^\][<>]*)?)\/?\]/gi, (whole, slash: string, name: string, attributes: string) => {
    if (!isOne(name, attributes)) return whole
    const lower = name.toLowerCase()
    if (lower === "caption" || lower === "wp_caption") {
      if (slash !== "") return "</waha-caption>"
      losses.push({ code: "caption", detail: "" })
      const said = /\bcaption\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? ""
      return `<waha-caption>${said}`
    }
    if (slash !== "") return lower === "embed" ? "\n\n" : ""
    if (lower === "embed") return "\n\n"
    const address = /\b(?:src|url|mp4|m4v|webm|mp3|href)\s*=\s*["']?(https?:\/\/[^\s"']+)/i.exec(attributes)?.[1]
    losses.push({ code: lower === "gallery" ? "gallery" : address ? "embed" : "shortcode", detail: address ?? name })
    return address ? `\n\n${address}\n\n` : ""
  })
}

type Way = { losses: Loss[]; classic: boolean; depth: number }

function pasted(nodes: readonly Node[], way: Way): Pasted[] {
  return nodes.flatMap((node) => {
    if ("value" in node) return textNodes(node.value, way)
    return "tagName" in node ? element(node, way) : []
  })
}

/** In the classic editor an empty line parts paragraphs, and an end of a line is one; elsewhere both are white space. An address alone in its line is a link. */
function textNodes(text: string, { classic }: Way): Pasted[] {
  const pieces = classic ? text.split(/(\n)/) : [text]
  return pieces.map((piece): Pasted => {
    if (classic && piece === "\n") return { tag: "br", attrs: {}, children: [] }
    const alone = /^\s*(https?:\/\/\S+)\s*$/.exec(piece)?.[1]
    return alone !== undefined && safeLink(alone) !== null ? link(alone) : piece
  })
}

const link = (href: string): Pasted => ({ tag: "a", attrs: { href }, children: [href] })
const wrapped = (tag: string, children: readonly Pasted[], attrs: Record<string, string> = {}): Pasted => ({ tag, attrs, children })

function element(node: Element, way: Way): Pasted[] {
  const attrs = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
  const deeper = { ...way, depth: way.depth + 1 }
  const inner = () => (way.depth > MOST_DEPTH ? words(node) : pasted(node.childNodes, node.tagName === "pre" ? { ...deeper, classic: true } : deeper))
  const lose = (code: Loss["code"], detail = "") => void way.losses.push({ code, detail: detail.slice(0, 300) })
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attrs["style"] ?? "") || "hidden" in attrs) {
    if (words(node).join("").trim() !== "") lose("hidden", words(node).join(" ").trim())
    return []
  }
  switch (node.tagName) {
    case "script": case "style": case "noscript": case "template":
      if (node.tagName !== "noscript") lose("script", node.tagName)
      return []
    case "img":
      lose("picture", attrs["src"] ?? attrs["data-src"] ?? "")
      return []
    case "svg": case "canvas": case "map":
      lose("picture", node.tagName)
      return []
    case "iframe": case "video": case "audio": case "object": case "embed": {
      const address = addressOf(node, attrs)
      lose("embed", address ?? node.tagName)
      return address === null ? inner() : [wrapped("p", [link(address)])]
    }
    case "source": case "track": case "param": return []
    case "input": case "select": case "textarea":
      lose("form", node.tagName)
      return node.tagName === "textarea" ? inner() : []
    case "button": case "label": case "math": return [wrapped("span", inner())]
    case "table":
      lose("table")
      return [wrapped("table", inner())]
    case "waha-caption": return [wrapped("p", inner())]
    case "figcaption":
      lose("caption")
      return [wrapped("p", inner())]
    // What a cleaning of pastes drops as a page's own, is an article's text where somebody wrote it there.
    case "title": case "head": case "link": case "meta": case "xml": case "base": return [wrapped("span", inner())]
    default: return [{ tag: node.tagName, attrs: { ...attrs, style: attrs["style"] ?? "" }, children: inner() }]
  }
}

function addressOf(node: Element, attrs: Record<string, string>): string | null {
  const source = node.childNodes.find((child): child is Element => "tagName" in child && child.tagName === "source")
  const raw = attrs["src"] ?? attrs["data-src"] ?? attrs["data"] ?? source?.attrs.find(({ name }) => name === "src")?.value ?? ""
  const whole = raw.startsWith("//") ? `https:${raw}` : raw
  return /^https?:/.test(whole) ? safeLink(whole) : null
}

/** The words of an element, however deep they lie. */
function words(node: Element): string[] {
  const found: string[] = []
  const waiting: Node[] = [...node.childNodes].reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ("value" in next) found.push(next.value)
    else if ("childNodes" in next) waiting.push(...[...next.childNodes].reverse())
  }
  return found
}

/** Clean markup (lib/articles/paste.ts) as the document that it describes. */
function bodyOfClean(html: string): Body {
  const content = blocks(parseFragment(html).childNodes)
  return content.length > 0 ? { type: "doc", content } : emptyBody
}

const elements = (nodes: readonly Node[]) => nodes.filter((node): node is Element => "tagName" in node)
const blocks = (nodes: readonly Node[]): Block[] => elements(nodes).flatMap((node) => block(node) ?? [])
const filled = (content: Block[]): Block[] => (content.length > 0 ? content : [{ type: "paragraph" }])

function block(node: Element): Block | null {
  const content = () => inlines(node.childNodes, [])
  const items = () => elements(node.childNodes).map((item): ListItem => ({ type: "listItem", content: filled(blocks(item.childNodes)) }))
  switch (node.tagName) {
    case "p": return content().length > 0 ? { type: "paragraph", content: content() } : { type: "paragraph" }
    case "h2": case "h3": return { type: "heading", attrs: { level: node.tagName === "h2" ? 2 : 3 }, content: content() }
    case "hr": return { type: "horizontalRule" }
    case "blockquote": return { type: "blockquote", content: filled(blocks(node.childNodes)) }
    case "ul": return { type: "bulletList", content: items() }
    case "ol": return { type: "orderedList", attrs: { start: Number(node.attrs.find(({ name }) => name === "start")?.value ?? 1) }, content: items() }
    default: return null
  }
}

function inlines(nodes: readonly Node[], marks: readonly Mark[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if ("value" in node) return node.value === "" ? [] : [{ type: "text", text: node.value, ...(marks.length > 0 ? { marks: [...marks] } : {}) }]
    if (!("tagName" in node)) return []
    if (node.tagName === "br") return [{ type: "hardBreak" }]
    const href = safeLink(node.attrs.find(({ name }) => name === "href")?.value ?? "")
    const mark: Mark | null = node.tagName === "strong" ? { type: "bold" } : node.tagName === "em" ? { type: "italic" } : node.tagName === "a" && href !== null ? { type: "link", attrs: { href } } : null
    return inlines(node.childNodes, mark && !marks.some(({ type }) => type === mark.type) ? [...marks, mark] : marks)
  })
}
