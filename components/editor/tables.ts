import { Extension, Node, type Extensions } from "@tiptap/core"
import { goToNextCell, tableEditing } from "@tiptap/pm/tables"

// What the library's tables stand on; ours have no merged cells and no widths.
const cellAttributes = () => ({
  colspan: { default: 1, rendered: false, parseHTML: () => 1 },
  rowspan: { default: 1, rendered: false, parseHTML: () => 1 },
  colwidth: { default: null, rendered: false, parseHTML: () => null },
})

const roles: Record<string, string> = { table: "table", tableRow: "row", tableCell: "cell", tableHeader: "header_cell" }

const Table = Node.create({
  name: "table",
  group: "top",
  content: "tableRow+",
  isolating: true,
  parseHTML: () => [{ tag: "table" }],
  renderHTML: () => ["table", { dir: "rtl" }, ["tbody", 0]],
})
const TableRow = Node.create({ name: "tableRow", content: "(tableCell | tableHeader)+", parseHTML: () => [{ tag: "tr" }], renderHTML: () => ["tr", 0] })
const TableCell = Node.create({
  name: "tableCell", content: "paragraph+", isolating: true, addAttributes: cellAttributes, parseHTML: () => [{ tag: "td" }], renderHTML: () => ["td", 0],
})
const TableHeader = Node.create({
  name: "tableHeader", content: "paragraph+", isolating: true, addAttributes: cellAttributes, parseHTML: () => [{ tag: "th" }], renderHTML: () => ["th", 0],
})

/** Tab walks through the cells; beyond the last it is the page's again, so that nobody is held in a table. */
const TableManners = Extension.create({
  name: "tableManners",
  extendNodeSchema: (extension) => (roles[extension.name] === undefined ? {} : { tableRole: roles[extension.name] }),
  addKeyboardShortcuts() {
    return {
      Tab: () => goToNextCell(1)(this.editor.state, this.editor.view.dispatch),
      "Shift-Tab": () => goToNextCell(-1)(this.editor.state, this.editor.view.dispatch),
    }
  },
  addProseMirrorPlugins: () => [tableEditing()],
})

/** Tables of rows and cells, the first row perhaps of headings. */
export const tables: Extensions = [Table, TableRow, TableCell, TableHeader, TableManners]

/** A table to begin with: a row of headings and two below. */
export const freshTable = (columns = 3, rows = 3) => ({
  type: "table",
  content: Array.from({ length: rows }, (_, row) => ({
    type: "tableRow",
    content: Array.from({ length: columns }, () => ({ type: row === 0 ? "tableHeader" : "tableCell", content: [{ type: "paragraph" }] })),
  })),
})
