import { Fragment, Slice, type Node } from "@tiptap/pm/model"
import type { EditorView } from "@tiptap/pm/view"
import { safeLink } from "@/lib/articles/body"
import { cleanPasted, cleanPastedText, type Pasted } from "@/lib/articles/paste"
import { clean } from "@/lib/clipping/clean"

function pastedOf(node: ChildNode): Pasted[] {
  if (node instanceof Text) return [node.data]
  if (!(node instanceof Element)) return []
  const attrs = Object.fromEntries([...node.attributes].map((attribute) => [attribute.name, attribute.value]))
  return [{ tag: node.localName, attrs, children: [...node.childNodes].flatMap(pastedOf) }]
}

/** Markup from anywhere as markup of our shapes. What was copied within an editor like this one is already that, and keeps its edges. */
export function cleanHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  if (body.querySelector("[data-pm-slice]")) return html
  return cleanPasted([...body.childNodes].flatMap(pastedOf))
}

/** Plain text: its line ends become the ends that part paragraphs, everything invisible goes. */
export const cleanPlain = (text: string): string => clean(text).text

/** The words of whatever is pasted or dropped, cleaned where they stand; the shapes are the schema's already. */
export const cleanSlice = (slice: Slice): Slice => new Slice(cleanFragment(slice.content), slice.openStart, slice.openEnd)

function cleanFragment(fragment: Fragment): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    if (!node.isText) return void nodes.push(node.copy(cleanFragment(node.content)))
    const text = cleanPastedText(node.text ?? "")
    if (text !== "") nodes.push(node.type.schema.text(text, node.marks))
  })
  return Fragment.fromArray(nodes)
}

/** An address pasted over chosen words becomes their link. */
export function linkOnPaste(view: EditorView, event: ClipboardEvent): boolean {
  const { selection, schema } = view.state
  const link = schema.marks["link"]
  const href = safeLink((event.clipboardData?.getData("text/plain") ?? "").trim())
  if (selection.empty || !link || href === null || !/^https?:/.test(href)) return false
  view.dispatch(view.state.tr.addMark(selection.from, selection.to, link.create({ href })))
  return true
}
