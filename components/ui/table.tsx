import type { ReactNode } from "react"

type Row = { key: string; cells: readonly ReactNode[] }
type TableProps = { caption: string; head: readonly string[]; rows: readonly Row[] }

/** A list in columns, named by `caption` for those who do not see it. On a phone each row is a block, its first cell on a line of its own. */
export function Table({ caption, head, rows }: TableProps) {
  return (
    <table>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) => (
              <td key={head[index] ?? index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A list of lines with hairlines between. Each child is a <Line>. */
export function Lines({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className="rows" {...(label ? { "aria-label": label } : {})}>
      {children}
    </ul>
  )
}

/** One line: what it is, and at the side its state or its verbs. */
export function Line({ children, side }: { children: ReactNode; side?: ReactNode }) {
  return (
    <li>
      <div>{children}</div>
      {side ? <div className="side">{side}</div> : null}
    </li>
  )
}
