import { Mark, Node, wrappingInputRule, type Extensions } from "@tiptap/core"
import StarterKit from "@tiptap/starter-kit"
import { safeLink } from "@/lib/articles/body"
import { listStart } from "@/lib/articles/editor-json"
import { NoteMarks } from "./note-marks"

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

/** Exactly the schema of lib/articles/body.ts, with the editor's own manners around it (undo, lists by keyboard, caret between blocks). */
export const extensions: Extensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
    link: false,
    orderedList: false,
    dropcursor: false,
    trailingNode: false,
    heading: { levels: [2, 3], HTMLAttributes },
    paragraph: { HTMLAttributes },
    blockquote: { HTMLAttributes },
    bulletList: { HTMLAttributes },
    listItem: { HTMLAttributes },
    hardBreak: { keepMarks: false },
  }),
  OrderedList,
  Link,
  NoteMarks,
]
