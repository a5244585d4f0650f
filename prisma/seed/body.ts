import type { Block, Body, Inline } from "@/lib/articles/body"

/** A paragraph; a piece between asterisks is bold. */
export const p = (text: string): Block => ({ type: "paragraph", content: inline(text) })
export const h = (text: string): Block => ({ type: "heading", attrs: { level: 2 }, content: inline(text) })
export const h3 = (text: string): Block => ({ type: "heading", attrs: { level: 3 }, content: inline(text) })
export const quote = (...texts: string[]): Block => ({ type: "blockquote", content: texts.map(p) })
export const list = (...texts: string[]): Block => ({ type: "bulletList", content: texts.map((text) => ({ type: "listItem", content: [p(text)] })) })
export const steps = (...texts: string[]): Block => ({ type: "orderedList", content: texts.map((text) => ({ type: "listItem", content: [p(text)] })) })
export const rule: Block = { type: "horizontalRule" }

/** A body of these blocks, in the editor's closed schema. */
export const bodyOf = (...content: Block[]): Body => ({ type: "doc", content })

function inline(text: string): Inline[] {
  return text
    .split("*")
    .map((part, index): Inline => ({ type: "text", text: part, ...(index % 2 === 1 ? { marks: [{ type: "bold" as const }] } : {}) }))
    .filter((node) => node.type !== "text" || node.text !== "")
}
