"use client"

import { useState } from "react"
import { SelectField, TextField } from "@/components/ui/field"
import { dayIn, formatDay, formatTime } from "@/lib/arabic/dates"
import { readMoment, whichHour, type TypedMoment } from "@/lib/newsroom-time"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { moment } from "./moment"

const words = strings.desk.publishing

type Props = {
  label: string
  value: string | null
  clock: Clock
  problems?: readonly string[] | undefined
  onChange: (value: string | null) => void
}

const shown = (iso: string, { timeZone, monthStyle }: Clock) => {
  const instant = new Date(iso)
  return { day: formatDay(dayIn(instant, timeZone), monthStyle, { weekday: false }), time: formatTime(instant, timeZone, "latn") }
}

/**
 * A day and time of the newsroom's clock, wherever the browser is, typed in any digits; kept as an instant. What cannot be read changes
 * nothing: the moment that was kept stays until both are emptied, or another is read.
 */
export function MomentField({ label, value, clock, problems, onChange }: Props) {
  const [typed, setTyped] = useState<TypedMoment>(() => (value ? shown(value, clock) : {}))
  const read = readMoment(typed, clock.timeZone)
  const plain = readMoment({ day: typed.day, time: typed.time }, clock.timeZone)
  const twice = plain.at === undefined && plain.problem === "double_hour"
  // Half a moment is not wrong while it is being typed.
  const whole = (typed.day ?? "").trim() !== "" && (typed.time ?? "").trim() !== ""
  const wrong = read.at === undefined && whole ? (read.problem === "double_hour" ? "which_hour" : read.problem) : null
  const change = (part: TypedMoment) => {
    const next = { ...typed, ...part }
    setTyped(next)
    const now = readMoment(next, clock.timeZone)
    if (now.at !== undefined) onChange(now.at && now.at.toISOString())
  }
  const kept = value && (read.at === undefined || read.at === null) ? words.keeps(moment(new Date(value), clock)) : null
  return (
    <div className="field" role="group" aria-label={label}>
      <div className="two">
        <TextField label={words.dayOf(label)} autoComplete="off" optional value={typed.day ?? ""} problems={wrong === "bad_date" ? [wrong] : problems}
          onChange={(event) => change({ day: event.currentTarget.value })} />
        <TextField label={words.timeOf(label)} autoComplete="off" optional value={typed.time ?? ""} problems={wrong && wrong !== "bad_date" ? [wrong] : undefined}
          onChange={(event) => change({ time: event.currentTarget.value })} />
      </div>
      {twice ? (
        <SelectField label={words.which} value={typed.which ?? ""} empty={words.choose} hint={words.whichHint}
          choices={whichHour.map((hour) => ({ value: hour, label: words.whichHours[hour] }))}
          onChange={(event) => change({ which: whichHour.find((hour) => hour === event.currentTarget.value) })} />
      ) : null}
      {read.at ? <p className="hint" suppressHydrationWarning><output>{words.means(moment(read.at, clock))}</output></p> : null}
      {kept ? <p className="hint">{kept}</p> : null}
    </div>
  )
}
