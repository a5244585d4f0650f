"use client"

import { useState } from "react"
import { useFormState } from "@/components/form/context"
import { SelectField, TextField } from "@/components/ui/field"
import { dayIn, formatDay } from "@/lib/arabic/dates"
import { readMoment, whichHour, type Which } from "@/lib/newsroom-time"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { moment, zoneName } from "./moment"

const words = strings.desk.publishing

type Props = { day: string; time: string; clock: Clock; required?: boolean; value?: Date | undefined }

/**
 * A day and an hour of the newsroom's clock, typed in any digits; what was read of them is said beneath in full. An hour that comes twice
 * is asked about: by the page while it is typed, by the server where no script runs.
 */
export function WhenFields({ day: dayLabel, time: timeLabel, clock, required = false, value }: Props) {
  const { problems } = useFormState()
  const [typed, setTyped] = useState(() => ({ day: value ? formatDay(dayIn(value, clock.timeZone), clock.monthStyle) : "", time: value ? clockTime(value, clock) : "" }))
  const [which, setWhich] = useState<Which | "">("")
  const read = readMoment({ ...typed, which: which || undefined }, clock.timeZone)
  const unsure = readMoment(typed, clock.timeZone)
  const twice = (unsure.at === undefined && unsure.problem === "double_hour") || problems["time"]?.includes("which_hour")
  const own = read.at === undefined && typed.day !== "" && typed.time !== "" && read.problem !== "double_hour" ? read : null
  const given = (field: "day" | "time") => (own?.field === field ? [own.problem] : problems[field]?.filter((problem) => problem !== "which_hour"))
  const at = read.at ?? null
  const on = (days: number) => () => setTyped((before) => ({ ...before, day: formatDay(dayIn(new Date(Date.now() + days * 86_400_000), clock.timeZone), clock.monthStyle) }))
  return (
    <>
      <div className="two">
        <TextField
          label={dayLabel} name="day" value={typed.day} required={required} autoComplete="off" problems={given("day")}
          hint={<>
            <button type="button" className="link" onClick={on(0)}>{words.today}</button> · <button type="button" className="link" onClick={on(1)}>{words.tomorrow}</button>
          </>}
          onChange={(event) => { const day = event.currentTarget.value; setTyped((before) => ({ ...before, day })) }}
        />
        <TextField
          label={timeLabel} name="time" value={typed.time} required={required} autoComplete="off" inputMode="text" problems={given("time")}
          hint={words.timeHint}
          onChange={(event) => { const time = event.currentTarget.value; setTyped((before) => ({ ...before, time })) }}
        />
      </div>
      {twice ? (
        <SelectField
          label={words.which} name="which" value={which} empty={words.choose} problems={problems["time"]?.includes("which_hour") && !which ? ["which_hour"] : undefined}
          hint={words.whichHint} choices={whichHour.map((hour) => ({ value: hour, label: words.whichHours[hour] }))}
          onChange={(event) => setWhich(whichHour.find((hour) => hour === event.currentTarget.value) ?? "")}
        />
      ) : null}
      <p className="hint" suppressHydrationWarning>
        {at ? <><output>{words.means(moment(at, clock))}</output>{" "}</> : null}
        {words.clock(zoneName(clock.timeZone))}
      </p>
    </>
  )
}

const clockTime = (at: Date, { timeZone }: Clock) => new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at)
