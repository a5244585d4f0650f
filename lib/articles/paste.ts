import { MAX_COLUMNS, safeLink } from "./body"
import { escapeHtml as escape } from "./body-html"
import { listStart } from "./editor-json"
import { withFootnotes, type Noted } from "./paste-notes"
import { gridOf } from "./paste-tables"

/** A piece of pasted markup, whoever parsed it: text, or an element with lower-case names. */
export type Pasted = string | { tag: string; attrs: Readonly<Record<string, string>>; children: readonly Pasted[] }

type Marks = { bold: boolean; italic: boolean; href: string | null }
/** `note` is a footnote that stands there; its text is then a sign for what is no text. */
type Run = Marks & { text: string; note?: string }
type Inline = Run | "break"
type Built =
  | { tag: "p" | "h2" | "h3"; runs: Inline[] }
  | { tag: "hr" }
  | { tag: "blockquote" | "li"; blocks: Built[] }
  | { tag: "ul" | "ol"; blocks: Built[]; start?: number }
  | { tag: "table"; head: boolean; rows: Built[][][] }

/** What did not come along, and what became of what did. */
export type Structure = {
  /** Whether there was anything of another page's look. */
  styles: boolean
  emptyParagraphs: number
  /** Links whose address may not stand in a text; their words stay. */
  links: number
  footnotes: number
  /** What was said of pictures, or the names of their files; those of nothing are left out. */
  pictures: string[]
}
export const noStructure: Structure = { styles: false, emptyParagraphs: 0, links: 0, footnotes: 0, pictures: [] }

/** Lists and quotes deeper than this lie flat: no newspaper needs them, and a hostile page must not pile them up. */
const MAX_DEPTH = 5

const dropped = new Set([
  "script", "style", "head", "title", "meta", "link", "template", "noscript", "object", "embed", "svg", "math", "iframe", "button", "select",
  "input", "textarea", "audio", "video", "canvas", "map", "xml", "base",
])
const blockTags = new Set([
  "p", "div", "section", "article", "aside", "header", "footer", "main", "nav", "figure", "figcaption", "address", "fieldset", "form", "dl", "dt",
  "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "pre", "details", "summary", "center", "li", "body", "html", "hgroup",
])
const levels: Record<string, "h2" | "h3"> = { h1: "h2", h2: "h2", h3: "h3", h4: "h3", h5: "h3", h6: "h3" }
const plain: Marks = { bold: false, italic: false, href: null }

/**
 * Pasted markup of Word, Google Docs or a web page as clean markup of our body's shapes and nothing else: p, h2, h3, blockquote, ul, ol, li,
 * hr, br, strong, em, a[href], tables of paragraphs, and sup[data-footnote] for a note that stood beneath. Styles, classes, directions, fonts
 * and comments go; bold and emphasis that were styles become marks; every other block becomes a paragraph; empty ones go; a link stays where
 * safeLink allows it. No word of the text changes, and what did not come along is counted.
 */
export function readPasted(nodes: readonly Pasted[]): Structure & { html: string } {
  const noted = withFootnotes(nodes)
  const seen: Seen = { ...noStructure, footnotes: noted.count, pictures: [], flat: false }
  const html = written(noted.nodes, seen)
  const { flat: _, ...structure } = seen
  return { html, ...structure }
}

/** The same without tables and notes: cells are paragraphs, and numbers stay numbers. */
export const cleanPasted = (nodes: readonly Pasted[]): string => written(nodes, { ...noStructure, pictures: [], flat: true })

const written = (nodes: readonly Noted[], seen: Seen) => gatherLists(blocksOf(nodes, plain, 0, seen)).map(write).join("")

/** What is counted on the way. `flat`: tables are none, and white space of any kind goes from the ends of lines. */
type Seen = Structure & { flat: boolean }

function blocksOf(nodes: readonly Noted[], marks: Marks, depth: number, seen: Seen): Built[] {
  const built: Built[] = []
  let runs: Inline[] = []
  const flush = (tag: "p" | "h2" | "h3" = "p") => {
    built.push(...paragraphs(runs, tag, seen.flat))
    runs = []
  }
  const walk = (node: Noted, within: Marks): void => {
    if (typeof node === "string") return void runs.push(...textRuns(node, within))
    if ("note" in node) return void runs.push({ ...within, text: "\uFFFC", note: node.note })
    const { tag, attrs, children } = node
    if (tag === "img") notePicture(attrs, seen)
    if (tag === "img" || dropped.has(tag) || isHidden(attrs)) return
    if (attrs["style"] !== undefined || attrs["class"] !== undefined || tag === "font") seen.styles = true
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
      return void built.push(...container(tag, children, within, depth, listStart(attrs["start"]), seen))
    }
    if (tag === "table" && depth === 0 && !seen.flat) {
      flush()
      return void built.push(...table(children, within, seen))
    }
    const word = wordListItem(attrs, children)
    const block = blockTags.has(tag)
    if (block) flush()
    const before = built.length
    if (tag === "a" && /^[a-z][a-z+.-]*:/i.test(attrs["href"] ?? "") && safeLink(attrs["href"] ?? "") === null) seen.links += 1
    for (const child of children) walk(child, marked(tag, attrs, within))
    if (word) {
      const line = paragraphs(runs, "p", seen.flat)
      runs = []
      if (line.length > 0) built.push({ tag: word, blocks: [{ tag: "li", blocks: line }] })
    } else if (block) flush()
    if (tag === "p" && built.length === before) seen.emptyParagraphs += 1
  }
  for (const node of nodes) walk(node, marks)
  flush()
  return built
}

/** A piece of text; the ends of lines and paragraphs that are signs of it become those of markup. */
function textRuns(text: string, within: Marks): Inline[] {
  return text.split(/([\u2028\u2029])/).flatMap((part): Inline[] =>
    part === "\u2028" || part === "\u2029" ? ["break", "break"] : part === "" ? [] : [{ ...within, text: part.replace(/[ \t\r\n\f]+/g, " ") }])
}

/** A picture is of its own page and stays there; one of a dot counts the readers of a letter, and is none. */
function notePicture(attrs: Readonly<Record<string, string>>, seen: Seen) {
  if ([attrs["width"], attrs["height"]].some((size) => size !== undefined && Number(size) <= 2)) return
  const src = attrs["src"] ?? ""
  const file = /^(?:https?|file):/i.test(src) ? (src.split(/[?#]/, 1)[0]?.split("/").at(-1) ?? "") : ""
  seen.pictures.push((attrs["alt"]?.trim() || readable(file)).slice(0, 120))
}

function readable(file: string): string {
  try {
    return decodeURIComponent(file)
  } catch {
    return file
  }
}

/** A table of paragraphs. One of a single row or column is a page's way to place things, and its cells come one after the other. */
function table(children: readonly Noted[], marks: Marks, seen: Seen): Built[] {
  const { caption, rows, head } = gridOf(children)
  const lines = (nodes: readonly Noted[]) => flat(blocksOf(nodes, marks, 1, seen))
  const above = lines(caption)
  const columns = rows[0]?.length ?? 0
  const made = rows.map((row) => row.map((cell) => (cell === null ? [] : lines(cell))))
  if (rows.length < 2 || columns < 2 || columns > MAX_COLUMNS) return [...above, ...made.flat(2)]
  return [...above, { tag: "table", head, rows: made }]
}

/** The paragraphs of blocks of any shape, in their order. */
const flat = (blocks: readonly Built[]): Built[] =>
  blocks.flatMap((block): Built[] => ("runs" in block ? [{ tag: "p", runs: block.runs }] : "blocks" in block ? flat(block.blocks) : []))

function container(tag: "ul" | "ol" | "blockquote", children: readonly Noted[], marks: Marks, depth: number, start: number, seen: Seen): Built[] {
  if (depth >= MAX_DEPTH) return blocksOf(children, marks, depth, seen)
  if (tag === "blockquote") {
    const blocks = gatherLists(blocksOf(children, marks, depth + 1, seen))
    return blocks.length > 0 ? [{ tag, blocks }] : []
  }
  const items: { tag: "li"; blocks: Built[] }[] = []
  for (const child of children) {
    const isItem = typeof child !== "string" && "tag" in child && child.tag === "li"
    const blocks = gatherLists(blocksOf(isItem ? child.children : [child], marks, depth + 1, seen))
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
function paragraphs(runs: readonly Inline[], tag: "p" | "h2" | "h3", anySpace: boolean): Built[] {
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
  return parts.map((part) => trimmed(part, anySpace)).filter((part) => part.length > 0).map((part) => ({ tag, runs: part }))
}

function trimmed(runs: Inline[], anySpace: boolean): Inline[] {
  const [before, after] = anySpace ? [/^\s+/, /\s+$/] : [/^ +/, /(?<! ) +$/]
  return runs
    .map((run, index): Inline => {
      if (run === "break") return run
      const first = index === 0 || runs[index - 1] === "break"
      const last = index === runs.length - 1 || runs[index + 1] === "break"
      return { ...run, text: run.text.replace(first ? before : /(?!)/, "").replace(last ? after : /(?!)/, "") }
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
function wordListItem(attrs: Readonly<Record<string, string>>, children: readonly Noted[]): "ul" | "ol" | null {
  if (!/mso-list\s*:\s*l\d/.test(styleOf(attrs))) return null
  return /[\p{L}\p{N}]/u.test(markerOf(children)) && !/^o$/.test(markerOf(children).trim()) ? "ol" : "ul"
}

function markerOf(nodes: readonly Noted[], inside = false): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return inside ? node : ""
      if ("note" in node) return ""
      return markerOf(node.children, inside || /mso-list\s*:\s*ignore/.test(styleOf(node.attrs)))
    })
    .join("")
}

function write(block: Built): string {
  if (block.tag === "hr") return "<hr>"
  if (block.tag === "table") {
    const cell = (blocks: Built[], tag: "td" | "th") => `<${tag}>${blocks.map(write).join("") || "<p></p>"}</${tag}>`
    const rows = block.rows.map((row, at) => `<tr>${row.map((blocks) => cell(blocks, block.head && at === 0 ? "th" : "td")).join("")}</tr>`)
    return `<table><tbody>${rows.join("")}</tbody></table>`
  }
  const inner = "runs" in block ? block.runs.map(writeInline).join("") : block.blocks.map(write).join("")
  const start = "start" in block && block.start !== undefined && block.start !== 1 ? ` start="${block.start}"` : ""
  return `<${block.tag}${start}>${inner}</${block.tag}>`
}

function writeInline(run: Inline): string {
  if (run === "break") return "<br>"
  if (run.note !== undefined) return `<sup data-footnote="${escape(run.note)}"></sup>`
  const text = escape(run.text)
  const leaning = run.italic ? `<em>${text}</em>` : text
  const heavy = run.bold ? `<strong>${leaning}</strong>` : leaning
  return run.href ? `<a href="${escape(run.href)}">${heavy}</a>` : heavy
}
