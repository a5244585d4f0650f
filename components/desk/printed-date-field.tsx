"use client"

import { useState, type ReactNode } from "react"
import { TextField } from "@/components/ui/field"
import { formatDay, parsePrintedDate, type MonthStyle } from "@/lib/arabic/dates"
import { strings } from "@/lib/strings"

const words = strings.desk.fields

type Value = { iso: string | null; text: string | null }
type Props = {
  id?: string
  /** For a plain form: the text goes as it was typed. */
  name?: string
  value: Value
  style: MonthStyle
  problems?: readonly string[] | undefined
  /** Where the date was taken from, said beneath what was read of it. */
  note?: ReactNode
  onChange: (value: Value) => void
}

const numeric = (iso: string) => iso.split("-").reverse().join("/").replace(/(^|\/)0/g, "$1")

/** The day that a newspaper printed, typed as it stands there; what was read of it is said beneath in full. Both are kept. */
export function PrintedDateField({ id, name, value, style, problems, note, onChange }: Props) {
  const [typed, setTyped] = useState(value.text ?? (value.iso ? formatDay(value.iso, style) : ""))
  const read = parsePrintedDate(typed)
  const unread = typed.trim() !== "" && read === null
  const disagrees = read?.weekdayAgrees === false ? words.weekdayDisagrees(read.weekday ?? "", numeric(read.iso)) : undefined
  return (
    <TextField
      id={id}
      label={words.sourceDate}
      {...(name ? { name } : {})}
      value={typed}
      problems={unread ? ["bad_date"] : problems}
      warning={disagrees}
      hint={
        <>
          {read ? <output>{formatDay(read.iso, style)}</output> : words.sourceDateHint} {note}
        </>
      }
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        onChange({ iso: parsePrintedDate(text)?.iso ?? null, text: text.trim() || null })
      }}
    />
  )
}
