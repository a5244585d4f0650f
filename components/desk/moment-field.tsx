"use client"

import { useState } from "react"
import { TextField } from "@/components/ui/field"
import { dayIn, formatTime } from "@/lib/arabic/dates"
import { instantOf } from "@/lib/newsroom-time"

type Props = {
  label: string
  value: string | null
  timeZone: string
  hint?: string
  problems?: readonly string[] | undefined
  onChange: (value: string | null) => void
}

const shown = (iso: string, timeZone: string) => {
  const instant = new Date(iso)
  return `${dayIn(instant, timeZone)}T${formatTime(instant, timeZone, "latn")}`
}

/** A day and time of the newsroom's clock, wherever the browser is; kept as an instant. */
export function MomentField({ label, value, timeZone, hint, problems, onChange }: Props) {
  const [typed, setTyped] = useState(value ? shown(value, timeZone) : "")
  const [wrong, setWrong] = useState<string | null>(null)
  return (
    <TextField
      label={label}
      type="datetime-local"
      optional
      value={typed}
      problems={wrong ? [wrong] : problems}
      {...(hint ? { hint } : {})}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const [day = "", time = ""] = text.split("T")
        const instant = text === "" ? null : instantOf(day, time.slice(0, 5), timeZone)
        setWrong(typeof instant === "string" ? (instant === "bad_date" ? "invalid" : instant) : null)
        onChange(instant instanceof Date ? instant.toISOString() : null)
      }}
    />
  )
}
