"use client"

import { Link } from "@/components/ui/link"
import { useState, type KeyboardEvent } from "react"
import type { CellState } from "@/lib/digest/board"
import { formatNumber } from "@/lib/arabic/numbers"
import { strings } from "@/lib/strings"

const words = strings.desk.digest

export type BoardCell = { day: string; state: CellState; count: number; href: string | null }
export type BoardRow = { id: string; name: string; had: number; expected: number; cells: readonly BoardCell[] }
export type BoardColumn = { day: string; label: string; short: string; today: boolean }

type Props = { columns: readonly BoardColumn[]; rows: readonly BoardRow[]; shown: number }

/**
 * Papers by days. One stop for the Tab key: within, the arrows go from cell to cell, as they look on the page, Home and End to the ends of a
 * row. On a phone one day stands alone (`shown`).
 */
export function DigestBoard({ columns, rows, shown }: Props) {
  const [at, setAt] = useState({ row: 0, column: shown })
  function press(event: KeyboardEvent<HTMLTableElement>) {
    const steps: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, 1], ArrowRight: [0, -1], Home: [0, -columns.length], End: [0, columns.length] }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    // From the cell that has the keys: it may have had them before anything listened here.
    const [ownRow = at.row, ownColumn = at.column] = (event.target as HTMLElement).dataset["at"]?.split("-").map(Number) ?? []
    const row = Math.min(rows.length - 1, Math.max(0, ownRow + step[0]))
    const column = Math.min(columns.length - 1, Math.max(0, ownColumn + step[1]))
    setAt({ row, column })
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${row}-${column}"]`)?.focus()
  }
  return (
    <div className="papers" tabIndex={-1}>
      <table role="grid" aria-label={words.title} onKeyDown={press}>
        <thead>
          <tr>
            <th scope="col">{words.paper}</th>
            {columns.map((column, index) => (
              <th key={column.day} scope="col" aria-label={column.label} className={index === shown ? "shown" : undefined} {...(column.today ? { "aria-current": "date" as const } : {})}>{column.short}</th>
            ))}
            <th scope="col" className="cover">{words.coverage}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.id}>
              <th scope="row"><bdi className="src">{row.name}</bdi></th>
              {row.cells.map((cell, c) => {
                const place = { "data-at": `${r}-${c}`, tabIndex: r === at.row && c === at.column ? 0 : -1, onFocus: () => setAt({ row: r, column: c }) }
                const count = cell.count > 1 ? ` ${formatNumber(cell.count)}` : ""
                const label = words.cell(row.name, columns[c]?.label ?? "", `${words.states[cell.state]}${count}`)
                const text = <><span className={`st ${shapes[cell.state]}`}>{words.states[cell.state]}</span>{count ? <span className="n">{count}</span> : null}</>
                return (
                  <td key={cell.day} className={[cell.state, c === shown ? "shown" : ""].join(" ").trim()}>
                    {cell.href ? <Link href={cell.href} aria-label={cell.state === "expected" || cell.state === "ahead" ? words.begin(row.name, columns[c]?.label ?? "") : label} {...place}>{text}</Link>
                      : <span role="note" aria-label={label} {...place}>{text}</span>}
                  </td>
                )
              })}
              <td className="cover">{row.expected === 0 ? words.noDays : <><bdi dir="ltr" className="num">{`${formatNumber(row.had)}/${formatNumber(row.expected)}`}</bdi> <bdi dir="ltr" className="quiet">{`${formatNumber(Math.round((100 * row.had) / row.expected))}%`}</bdi></>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const shapes: Record<CellState, string> = { off: "none", ahead: "draft", expected: "draft", captured: "half", review: "review", scheduled: "sched", published: "live" }
