import { MAX_COLUMNS } from "./body"
import type { Noted } from "./paste-notes"

type Cell = readonly Noted[] | null
export type Grid = { caption: readonly Noted[]; rows: Cell[][]; head: boolean }

const span = (value: string | undefined, most: number) => Math.min(most, Math.max(1, Number.parseInt(value ?? "1", 10) || 1))

/**
 * The rows of a pasted table, all of one length. A cell that went over several has its words in the first of them, and the others are empty;
 * what stands outside of any row is nobody's cell and comes before as the caption does. `head`: its first row is one of headings.
 */
export function gridOf(children: readonly Noted[]): Grid {
  const caption: Noted[] = []
  const found: { cells: { nodes: readonly Noted[]; attrs: Readonly<Record<string, string>> }[]; head: boolean }[] = []
  const walk = (nodes: readonly Noted[], head: boolean) => {
    for (const node of nodes) {
      if (typeof node === "string" || !("tag" in node)) {
        if (typeof node !== "string" || node.trim() !== "") caption.push(node)
      } else if (["thead", "tbody", "tfoot"].includes(node.tag)) walk(node.children, node.tag === "thead")
      else if (node.tag === "tr") {
        const cells = node.children.flatMap((cell) => (typeof cell !== "string" && "tag" in cell && (cell.tag === "td" || cell.tag === "th") ? [cell] : []))
        const loose = node.children.filter((cell) => !cells.includes(cell as (typeof cells)[number]) && !(typeof cell === "string" && cell.trim() === ""))
        caption.push(...loose)
        found.push({ cells: cells.map(({ attrs, children: own }) => ({ nodes: own, attrs })), head: head || (cells.length > 0 && cells.every(({ tag }) => tag === "th")) })
      } else if (node.tag !== "colgroup" && node.tag !== "col") caption.push(node)
    }
  }
  walk(children, false)
  const rows: Cell[][] = []
  const held: number[] = [] // for each column, how many rows below still belong to a cell above
  for (const { cells } of found) {
    const row: Cell[] = []
    const skip = () => {
      while ((held[row.length] ?? 0) > 0) {
        held[row.length] = (held[row.length] ?? 1) - 1
        row.push(null)
      }
    }
    for (const { nodes, attrs } of cells) {
      skip()
      const [wide, high] = [span(attrs["colspan"], MAX_COLUMNS + 1), span(attrs["rowspan"], 1_000)]
      for (let each = 0; each < wide; each += 1) {
        held[row.length] = high - 1
        row.push(each === 0 ? nodes : null)
      }
    }
    skip()
    rows.push(row)
  }
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  // Beyond what a table may have, nobody fills anything up: its words are all there is.
  const whole = columns > MAX_COLUMNS ? rows : rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, (): Cell => null)])
  if (columns > MAX_COLUMNS && whole[0]) whole[0].push(...Array.from({ length: Math.max(0, MAX_COLUMNS + 1 - whole[0].length) }, (): Cell => null))
  return { caption, rows: whole, head: found[0]?.head === true }
}
