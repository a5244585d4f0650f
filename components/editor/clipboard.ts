import type { EditorView } from "@tiptap/pm/view"
import { safeLink } from "@/lib/articles/body"
import { noStructure, readPasted, type Pasted, type Structure } from "@/lib/articles/paste"

function pastedOf(node: ChildNode): Pasted[] {
  if (node instanceof Text) return [node.data]
  if (!(node instanceof Element)) return []
  const attrs = Object.fromEntries([...node.attributes].map((attribute) => [attribute.name, attribute.value]))
  return [{ tag: node.localName, attrs, children: [...node.childNodes].flatMap(pastedOf) }]
}

/** Markup from anywhere as markup of our shapes, and what did not come along. What was copied within an editor like this one is already that, and keeps its edges. */
export function cleanHtml(html: string): Structure & { html: string } {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  if (body.querySelector("[data-pm-slice]")) return { html, ...noStructure }
  return readPasted([...body.childNodes].flatMap(pastedOf))
}

/** Plain text: every sign that ends a line ends it in one way. */
export const cleanPlain = (text: string): string => text.replace(/\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g, "\n")

/** An address pasted over chosen words becomes their link. */
export function linkOnPaste(view: EditorView, event: ClipboardEvent): boolean {
  const { selection, schema } = view.state
  const link = schema.marks["link"]
  const href = safeLink((event.clipboardData?.getData("text/plain") ?? "").trim())
  if (selection.empty || !link || href === null || !/^https?:/.test(href)) return false
  view.dispatch(view.state.tr.addMark(selection.from, selection.to, link.create({ href })))
  return true
}
