import { safeLink, type Block, type Body, type Figure, type Inline, type ListItem, type Mark, type TableRow } from "./body"

/** Text as it stands in HTML, between tags and in an attribute. */
export const escapeHtml = (value: string) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

/** How what leaves the site is drawn: its pictures, the address of a link, the words around its footnotes, and what begins the names of these. */
export type BodyDrawing = {
  figure: (attrs: Figure["attrs"]) => string
  notes: { heading: string; back: string; prefix?: string }
}

type Drawing = BodyDrawing & { met: string[] }

/** A text as plain HTML for programs that are none of ours (an export, a feed), with its footnotes at its end. The body has passed its schema. */
export function bodyHtml(body: Body, drawing: BodyDrawing): string {
  const { heading, back, prefix = "" } = drawing.notes
  const own: Drawing = { ...drawing, met: [] }
  const drawn = blocks(body.content, own)
  if (own.met.length === 0) return drawn
  const items = own.met.map((text, index) => `<li id="${prefix}note${index + 1}"><bdi>${escapeHtml(text)}</bdi> <a href="#${prefix}mark${index + 1}">${back}</a></li>`)
  return `${drawn}\n<h2>${heading}</h2>\n<ol>${items.join("")}</ol>`
}

const blocks = (content: readonly (Block | ListItem)[], drawing: Drawing): string => content.map((node) => block(node, drawing)).join("\n")

const dir = (attrs: { dir?: "ltr" | undefined } | undefined) => (attrs?.dir ? ` dir="${attrs.dir}"` : "")

function block(node: Block | ListItem, drawing: Drawing): string {
  switch (node.type) {
    case "paragraph": return node.content ? `<p${dir(node.attrs)}>${inlines(node.content, drawing)}</p>` : ""
    case "heading": return `<h${node.attrs.level}${dir(node.attrs)}>${inlines(node.content, drawing)}</h${node.attrs.level}>`
    case "horizontalRule": return "<hr>"
    case "blockquote": return `<blockquote${dir(node.attrs)}>${blocks(node.content, drawing)}</blockquote>`
    case "bulletList": return `<ul>${blocks(node.content, drawing)}</ul>`
    case "orderedList": return `<ol start="${node.attrs?.start ?? 1}">${blocks(node.content, drawing)}</ol>`
    case "listItem": return `<li>${blocks(node.content, drawing)}</li>`
    case "pullquote": return `<aside><p>${inlines(node.content, drawing)}</p></aside>`
    case "figure": return drawing.figure(node.attrs)
    case "table": return `<table>${node.content.map((row) => tableRow(row, drawing)).join("")}</table>`
    default: return ""
  }
}

function tableRow(row: TableRow, drawing: Drawing): string {
  const cells = row.content.map(({ type, content }) => {
    const inner = blocks(content, drawing)
    return type === "tableHeader" ? `<th scope="col">${inner}</th>` : `<td>${inner}</td>`
  })
  return `<tr>${cells.join("")}</tr>`
}

const inlines = (content: readonly Inline[] | undefined, drawing: Drawing) => (content ?? []).map((node) => inline(node, drawing)).join("")

function inline(node: Inline, drawing: Drawing): string {
  if (node.type === "hardBreak") return "<br>"
  if (node.type === "text") return (node.marks ?? []).reduceRight(marked, escapeHtml(node.text))
  const number = drawing.met.push(node.attrs.text)
  const { prefix = "" } = drawing.notes
  return `<sup><a href="#${prefix}note${number}" id="${prefix}mark${number}">${number}</a></sup>`
}

function marked(inner: string, mark: Mark): string {
  if (mark.type === "bold") return `<strong>${inner}</strong>`
  if (mark.type === "italic") return `<em>${inner}</em>`
  const href = safeLink(mark.attrs.href)
  return href === null ? inner : `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${inner}</a>`
}
