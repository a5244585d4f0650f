import { clean } from "@/lib/clipping/clean"
import { MAX_FOOTNOTE } from "./body"
import type { Pasted } from "./paste"

type PastedElement = Exclude<Pasted, string>
/** Pasted markup in which a footnote stands where it is meant. */
export type Noted = string | { note: string } | { tag: string; attrs: Readonly<Record<string, string>>; children: readonly Noted[] }

type Anchor = { element: PastedElement; to: string; names: string[]; above: PastedElement[] }

/** How far above a link its name may stand: a number may be raised, and a note's way back lie in a piece of its line. */
const NEAR = 4
const LINES = new Set(["p", "li", "div", "dd", "aside", "section"])
/** What a word processor calls the place of one note, which may have several paragraphs. */
const WHOLE_NOTE = /^(?:ftn|edn|sdfootnote|sdendnote)\d+$/

/**
 * Footnotes and endnotes as Word, LibreOffice and web pages copy them: a number that leads to a note from which a link leads back. The
 * note's words are put where its number stood, and go from where they were. What is longer than a note may be, or is no such pair, stays.
 */
export function withFootnotes(nodes: readonly Pasted[]): { nodes: readonly Noted[]; count: number } {
  const anchors: Anchor[] = []
  const look = (node: Pasted, above: PastedElement[]) => {
    if (typeof node === "string") return
    const to = node.tag === "a" ? /#([^#\s]+)$/.exec(node.attrs["href"] ?? "")?.[1] : undefined
    const near = above.slice(-NEAR)
    if (to !== undefined) anchors.push({ element: node, to, names: [node, ...near].flatMap(({ attrs }) => [attrs["id"], attrs["name"]].filter((name) => name !== undefined)), above: near })
    for (const child of node.children) look(child, [...near, node])
  }
  for (const node of nodes) look(node, [])
  const byName = new Map<string, Anchor>()
  for (const anchor of anchors) for (const name of anchor.names) if (!byName.has(name)) byName.set(name, anchor)

  const places = new Map<PastedElement, string>()
  const gone = new Set<PastedElement>()
  const order = new Map(anchors.map((anchor, index) => [anchor, index]))
  for (const [index, number] of anchors.entries()) {
    const back = byName.get(number.to)
    if (!back || (order.get(back) ?? 0) <= index || byName.get(back.to) !== number) continue
    const line = lineOf(back)
    if (!line || gone.has(line) || number.above.includes(line)) continue
    const words = clean(textOf(line, back.element)).text.replace(/\s+/g, " ").trim()
    if (words === "" || words.length > MAX_FOOTNOTE) continue
    places.set(number.element, words)
    gone.add(line)
  }
  if (places.size === 0) return { nodes, count: 0 }
  const put = (node: Pasted): Noted[] => {
    if (typeof node === "string") return [node]
    const note = places.get(node)
    if (note !== undefined) return [{ note }]
    if (gone.has(node)) return []
    const list = /mso-element\s*:\s*(?:foot|end)note-list/.test(node.attrs["style"] ?? "")
    const children = list ? node.children.filter((child) => typeof child === "string" || (child.tag !== "hr" && child.tag !== "br")) : node.children
    return [{ ...node, children: children.flatMap(put) }]
  }
  return { nodes: nodes.flatMap(put), count: places.size }
}

/** The block that is the note: the line of the way back, or what holds all lines of this one note. */
function lineOf({ above }: Anchor): PastedElement | undefined {
  const at = above.findLastIndex(({ tag }) => LINES.has(tag))
  const outer = above[at - 1]
  return outer && WHOLE_NOTE.test(outer.attrs["id"] ?? "") ? outer : above[at]
}

const textOf = (node: Pasted, without: PastedElement): string =>
  typeof node === "string" ? node : node === without ? "" : node.children.map((child) => textOf(child, without)).join(node.tag === "div" ? " " : "")
