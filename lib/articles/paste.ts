import { clean } from "@/lib/clipping/clean"
import { safeLink } from "./body"
import { listStart } from "./editor-json"

/** A piece of pasted markup, whoever parsed it: text, or an element with lower-case names. */
export type Pasted = string | { tag: string; attrs: Readonly<Record<string, string>>; children: readonly Pasted[] }

type Marks = { bold: boolean; italic: boolean; href: string | null }
type Run = Marks & { text: string }
type Inline = Run | "break"
type Built =
  | { tag: "p" | "h2" | "h3"; runs: Inline[] }
  | { tag: "hr" }
  | { tag: "blockquote" | "li"; blocks: Built[] }
  | { tag: "ul" | "ol"; blocks: Built[]; start?: number }

/** Lists and quotes deeper than this lie flat: no newspaper needs them, and a hostile page must not pile them up. */
const MAX_DEPTH = 5

const dropped = new Set([
  "script", "style", "head", "title", "meta", "link", "template", "noscript", "object", "embed", "svg", "math", "iframe", "button", "select",
  "input", "textarea", "audio", "video", "canvas", "img", "picture", "map", "xml", "base",
])
const blockTags = new Set([
  "p", "div", "section", "article", "aside", "header", "footer", "main", "nav", "figure", "figcaption", "address", "fieldset", "form", "dl", "dt",
  "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "pre", "details", "summary", "center", "li", "body", "html", "hgroup",
])
const levels: Record<string, "h2" | "h3"> = { h1: "h2", h2: "h2", h3: "h3", h4: "h3", h5: "h3", h6: "h3" }
const plain: Marks = { bold: false, italic: false, href: null }

/**
 * Pasted markup of Word, Google Docs or a web page as clean markup of our body's shapes and nothing else: p, h2, h3, blockquote, ul, ol, li,
 * hr, br, strong, em, a[href]. Styles, classes, directions, fonts and comments go; bold and emphasis that were styles become marks; every
 * other block becomes a paragraph; empty ones go; a link stays where safeLink allows it. No word of the text changes.
 */
export function cleanPasted(nodes: readonly Pasted[]): string {
  return gatherLists(blocksOf(nodes, plain, 0)).map(write).join("")
}

function blocksOf(nodes: readonly Pasted[], marks: Marks, depth: number): Built[] {
  const built: Built[] = []
  let runs: Inline[] = []
  const flush = (tag: "p" | "h2" | "h3" = "p") => {
    built.push(...paragraphs(runs, tag))
    runs = []
  }
  const walk = (node: Pasted, within: Marks): void => {
    if (typeof node === "string") {
      if (node !== "") runs.push({ ...within, text: node.replace(/[ \t\r\n\f]+/g, " ") })
      return
    }
    const { tag, attrs, children } = node
    if (dropped.has(tag) || isHidden(attrs)) return
    if (tag === "br") return void runs.push("break")
    const heading = levels[tag]
    if (heading) {
      flush()
      // A heading is heavy by itself; its weight is no emphasis of its own.
      for (const child of children) walk(child, within)
      runs = runs.map((run) => (run === "break" ? run : { ...run, bold: false }))
      return flush(heading)
    }
    if (tag === "hr") {
      flush()
      return void built.push({ tag: "hr" })
    }
    if (tag === "ul" || tag === "ol" || tag === "blockquote") {
      flush()
      return void built.push(...container(tag, children, within, depth, listStart(attrs["start"])))
    }
    const word = wordListItem(attrs, children)
    const block = blockTags.has(tag)
    if (block) flush()
    for (const child of children) walk(child, marked(tag, attrs, within))
    if (word) {
      const line = paragraphs(runs, "p")
      runs = []
      if (line.length > 0) built.push({ tag: word, blocks: [{ tag: "li", blocks: line }] })
    } else if (block) flush()
  }
  for (const node of nodes) walk(node, marks)
  flush()
  return built
}

function container(tag: "ul" | "ol" | "blockquote", children: readonly Pasted[], marks: Marks, depth: number, start: number): Built[] {
  if (depth >= MAX_DEPTH) return blocksOf(children, marks, depth)
  if (tag === "blockquote") {
    const blocks = gatherLists(blocksOf(children, marks, depth + 1))
    return blocks.length > 0 ? [{ tag, blocks }] : []
  }
  const items: { tag: "li"; blocks: Built[] }[] = []
  for (const child of children) {
    const isItem = typeof child !== "string" && child.tag === "li"
    const blocks = gatherLists(blocksOf(isItem ? child.children : [child], marks, depth + 1))
    if (blocks.length === 0) continue
    // Google Docs puts a list within a list beside its line and not inside it.
    const last = items.at(-1)
    if (!isItem && last) last.blocks.push(...blocks)
    else items.push({ tag: "li", blocks })
  }
  const led = items.map((item): Built => ({ tag: "li", blocks: item.blocks[0]?.tag === "p" ? item.blocks : [{ tag: "p", runs: [] }, ...item.blocks] }))
  return led.length > 0 ? [{ tag, blocks: led, start: tag === "ol" ? start : 1 }] : []
}

/** The lines of Word's lists come one by one; neighbours of one kind become one list. */
function gatherLists(blocks: Built[]): Built[] {
  const gathered: Built[] = []
  for (const block of blocks) {
    const before = gathered.at(-1)
    if (before && (block.tag === "ul" || block.tag === "ol") && before.tag === block.tag && (block.start ?? 1) === 1) before.blocks.push(...block.blocks)
    else gathered.push(block)
  }
  return gathered
}

/** One paragraph, or several where lines were parted by two breaks or more; none of white space alone. */
function paragraphs(runs: readonly Inline[], tag: "p" | "h2" | "h3"): Built[] {
  const parts: Inline[][] = [[]]
  let breaks = 0
  for (const run of runs) {
    const part = parts.at(-1) ?? []
    if (run === "break") breaks += 1
    else if (run.text.trim() === "" && (breaks > 0 || part.length === 0)) continue
    else {
      if (breaks === 1 && part.length > 0) part.push("break")
      if (breaks > 1 && part.length > 0) parts.push([])
      breaks = 0
      parts.at(-1)?.push(run)
    }
  }
  return parts.map(trimmed).filter((part) => part.length > 0).map((part) => ({ tag, runs: part }))
}

function trimmed(runs: Inline[]): Inline[] {
  return runs
    .map((run, index): Inline => {
      if (run === "break") return run
      const first = index === 0 || runs[index - 1] === "break"
      const last = index === runs.length - 1 || runs[index + 1] === "break"
      return { ...run, text: run.text.replace(first ? /^\s+/ : /(?!)/, "").replace(last ? /\s+$/ : /(?!)/, "") }
    })
    .filter((run) => run === "break" || run.text !== "")
}

const styleOf = (attrs: Readonly<Record<string, string>>) => (attrs["style"] ?? "").toLowerCase()

const isHidden = (attrs: Readonly<Record<string, string>>) =>
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/.test(styleOf(attrs))

function marked(tag: string, attrs: Readonly<Record<string, string>>, within: Marks): Marks {
  const style = styleOf(attrs)
  const weight = /font-weight\s*:\s*(\w+)/.exec(style)?.[1]
  const slant = /font-style\s*:\s*(\w+)/.exec(style)?.[1]
  const bold = weight ? weight === "bold" || weight === "bolder" || Number(weight) >= 600 : tag === "b" || tag === "strong" || within.bold
  const italic = slant ? slant === "italic" || slant === "oblique" : tag === "i" || tag === "em" || within.italic
  const href = tag === "a" && attrs["href"] ? safeLink(attrs["href"]) : null
  return { bold, italic, href: href ?? within.href }
}

/** Whether a paragraph of Word's is a line of a list, and of which kind: its own marker stands in a piece that is not text. */
function wordListItem(attrs: Readonly<Record<string, string>>, children: readonly Pasted[]): "ul" | "ol" | null {
  if (!/mso-list\s*:\s*l\d/.test(styleOf(attrs))) return null
  return /[\p{L}\p{N}]/u.test(markerOf(children)) && !/^o$/.test(markerOf(children).trim()) ? "ol" : "ul"
}

function markerOf(nodes: readonly Pasted[], inside = false): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return inside ? node : ""
      return markerOf(node.children, inside || /mso-list\s*:\s*ignore/.test(styleOf(node.attrs)))
    })
    .join("")
}

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

function write(block: Built): string {
  if (block.tag === "hr") return "<hr>"
  const inner = "runs" in block ? block.runs.map(writeInline).join("") : block.blocks.map(write).join("")
  const start = "start" in block && block.start !== undefined && block.start !== 1 ? ` start="${block.start}"` : ""
  return `<${block.tag}${start}>${inner}</${block.tag}>`
}

function writeInline(run: Inline): string {
  if (run === "break") return "<br>"
  const text = escape(run.text)
  const leaning = run.italic ? `<em>${text}</em>` : text
  const heavy = run.bold ? `<strong>${leaning}</strong>` : leaning
  return run.href ? `<a href="${escape(run.href)}">${heavy}</a>` : heavy
}

/**
 * A run of pasted text with the automatic class of cleaning (arabic.md §6), its white space at either end kept as one space,
 * because the run may stand in the middle of a line. Letters, marks and signs stay as they were.
 */
export function cleanPastedText(text: string): string {
  const cleaned = clean(text).text
  // U+FEFF counts as white space for a pattern, and is nothing to a reader.
  const [before, after] = [/^[^\S\uFEFF]/.test(text), /[^\S\uFEFF]$/.test(text)]
  if (cleaned === "") return before || after ? " " : ""
  return `${before ? " " : ""}${cleaned}${after ? " " : ""}`
}
