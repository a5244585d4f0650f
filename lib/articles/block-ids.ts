import { bodyText, blockId, type Block, type Body } from "./body"

/**
 * A body in which every block at the top has a name. One that has none yet gets it from its words and from how often they stood before: so
 * two people who open an old text, and the server that merges what they wrote, all call its paragraphs the same. Pure; names that are
 * there stay.
 */
export function withBlockIds(body: Body): Body {
  const given = new Set(body.content.flatMap((node) => blockId(node) ?? []))
  if (given.size === body.content.length) return body
  return {
    ...body,
    content: body.content.map((node) => {
      if (blockId(node) !== undefined) return node
      let id = nameOf(node, 0)
      for (let again = 1; given.has(id); again += 1) id = nameOf(node, again)
      given.add(id)
      return named(node, id)
    }),
  }
}

/** A block under this name. */
export function named(node: Block, id: string): Block {
  switch (node.type) {
    // One case for each shape of attributes, which the types keep apart.
    case "heading": return { ...node, attrs: { ...node.attrs, id } }
    case "figure": return { ...node, attrs: { ...node.attrs, id } }
    case "paragraph": return { ...node, attrs: { ...node.attrs, id } }
    case "blockquote": return { ...node, attrs: { ...node.attrs, id } }
    case "orderedList": return { ...node, attrs: { ...node.attrs, id } }
    default: return { ...node, attrs: { id } }
  }
}

const nameOf = (node: Block, again: number) => hash(`${again} ${node.type} ${bodyText({ type: "doc", content: [node] })}`)

/** 41 bits of a text, in eight signs: two multiplying hashes (cyrb53). It tells texts apart and keeps no secret. */
function hash(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return ((4294967296 * (2097151 & b) + (a >>> 0)) % 36 ** 8).toString(36).padStart(8, "0")
}

/** A name for a block that is new. */
export const freshBlockId = (): string => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join("")
