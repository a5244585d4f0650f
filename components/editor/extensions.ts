import { Extension, Mark, Node, wrappingInputRule, type Extensions } from "@tiptap/core"
import StarterKit from "@tiptap/starter-kit"
import { safeLink } from "@/lib/articles/body"
import { listStart } from "@/lib/articles/editor-json"
import { BlockIds } from "./block-ids"
import { Caret } from "./caret"
import { Far } from "./far"
import { Figure } from "./figure"
import { Finding } from "./finding"
import { Keys } from "./keys"
import { tables } from "./tables"
import { NoteMarks } from "./note-marks"
import { Pasting } from "./pasting"
import { StyleMarks } from "./style-marks"

// Every block is written right to left in the page, whatever it begins with; nothing of it is stored.
const HTMLAttributes = { dir: "rtl" }

/** A link of ours: its address and nothing else. Pasted ones stay only where safeLink allows them. */
const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => {
        const href = safeLink(element.getAttribute("href") ?? "")
        return href === null ? false : { href }
      },
    },
  ],
  renderHTML: ({ HTMLAttributes: given }) => ["a", { href: safeLink(String(given["href"])) ?? "" }, 0],
})

/** A numbered list that knows where it starts and nothing of letters or Roman numbers. */
const OrderedList = Node.create({
  name: "orderedList",
  group: "block list",
  content: "listItem+",
  addAttributes: () => ({ start: { default: 1, parseHTML: (element) => listStart(element.getAttribute("start") ?? 1) } }),
  parseHTML: () => [{ tag: "ol" }],
  renderHTML: ({ HTMLAttributes: given }) => ["ol", { ...HTMLAttributes, ...(given["start"] === 1 ? {} : given) }, 0],
  // A year at the head of a line is no list: one digit or two, and never zero.
  addInputRules() {
    return [wrappingInputRule({ find: /^([1-9]\d?)[.)]\s$/, type: this.type, getAttributes: (match) => ({ start: listStart(match[1]) }) })]
  },
})

/** Blocks that stand at the top alone (pictures, tables, pull quotes), among the others. */
const Document = Node.create({ name: "doc", topNode: true, content: "(block | top)+" })

/** A sentence of the text, set aside to be read first. */
const Pullquote = Node.create({
  name: "pullquote",
  group: "top",
  content: "inline*",
  defining: true,
  parseHTML: () => [{ tag: "aside.pull" }],
  renderHTML: () => ["aside", { class: "pull", ...HTMLAttributes }, 0],
})

/** A note where it is meant, with its words; its number is its place, and the stylesheet counts. */
const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ text: { default: "", parseHTML: (element) => element.getAttribute("data-footnote") ?? "" } }),
  parseHTML: () => [{ tag: "sup[data-footnote]" }],
  renderHTML: ({ node }) => ["sup", { class: "fn", "data-footnote": String(node.attrs["text"]), title: String(node.attrs["text"]) }],
})

/** «From left to right», because somebody chose it; what pasted markup says of direction is not read. */
const Direction = Extension.create({
  name: "direction",
  addGlobalAttributes: () => [
    {
      types: ["paragraph", "heading", "blockquote"],
      attributes: {
        dir: {
          default: null,
          parseHTML: (element) => (element.getAttribute("data-dir") === "ltr" ? "ltr" : null),
          renderHTML: (given) => (given["dir"] === "ltr" ? { dir: "ltr", "data-dir": "ltr" } : {}),
        },
      },
    },
  ],
})

/** Exactly the schema of lib/articles/body.ts, with the editor's own manners around it (undo, lists by keyboard, caret between blocks). */
export const extensions: Extensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
    link: false,
    orderedList: false,
    document: false,
    dropcursor: false,
    trailingNode: false,
    heading: { levels: [2, 3], HTMLAttributes },
    paragraph: { HTMLAttributes },
    blockquote: { HTMLAttributes },
    bulletList: { HTMLAttributes },
    listItem: { HTMLAttributes },
    hardBreak: { keepMarks: false },
  }),
  Document,
  OrderedList,
  Link,
  Pullquote,
  Footnote,
  Figure,
  ...tables,
  Direction,
  BlockIds,
  Caret,
  Far,
  Finding,
  Keys,
  NoteMarks,
  StyleMarks,
  Pasting,
]
