"use client"

import type { CheckItem } from "@/lib/publishing/checklist"
import { strings } from "@/lib/strings"
import { problemText } from "@/lib/strings/desk-problems"
import { focusField } from "./focus-field"

const words = strings.desk.publishing
const labels: Record<string, string> = { ...strings.desk.checks, ...strings.desk.textChecks }
const fields: Record<string, unknown> = strings.desk.fields

/** What an item is called, and where it is the same in several fields, in which. */
const labelOf = ({ field, at }: CheckItem) => (field === "leftover" && at !== undefined ? `${labels[field]}${strings.desk.lists.comma}${String(fields[at] ?? at)}` : labels[field])

/** What stands between the saved text and its readers: done, missing and linked to its field, or only worth knowing. */
export function Checklist({ items }: { items: readonly CheckItem[] }) {
  const open = items.filter((item) => item.problem !== null && item.blocks).length
  return (
    <section className="panel">
      <div className="bar">
        <h2>{words.before}</h2>
        <span className="quiet">{open > 0 ? words.missing(open) : words.ready}</span>
      </div>
      <ul className="check">
        {items.map((item, index) => (
          <li key={`${item.field} ${index}`} className={item.problem === null ? "yes" : item.blocks ? "no" : undefined}>
            {item.problem === null ? (
              <span>
                {labels[item.field]}
                {item.note === undefined ? null : <span className="hint block">{problemText(item.note)}</span>}
              </span>
            ) : (
              <span>
                <a
                  href={`#${item.at ?? item.field}`}
                  onClick={(event) => {
                    event.preventDefault()
                    focusField(item.at ?? item.field)
                  }}
                >
                  {labelOf(item)}
                </a>
                {item.problem === "required" ? null : <span className="hint block">{problemText(item.problem)}</span>}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
