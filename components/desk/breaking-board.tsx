"use client"

import { useState } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { SelectField, TextField } from "@/components/ui/field"
import { Line, Lines } from "@/components/ui/table"
import { lasting } from "@/lib/breaking/schema"
import { strings } from "@/lib/strings"
import { zoneName } from "./moment"
import { useOutcome } from "./outcome"
import { Verb } from "./verb"

const words = strings.desk.breaking

type BreakingLine = { id: string; text: string; from: string; until: string; begun: boolean; href: string | null; gone: boolean }
type BreakingBoardProps = { lines: readonly BreakingLine[]; set: FormAction; end: FormAction; timeZone: string }

/** The line above every readers' page: what holds now or will, its end, and a new one. */
export function BreakingBoard({ lines, set, end, timeZone }: BreakingBoardProps) {
  const { notice, ...outcome } = useOutcome()
  const [lasts, setLasts] = useState("2")
  return (
    <section className="block breaking">
      <h2 className="d2">{words.title}</h2>
      <p className="quiet">{words.note}</p>
      {notice}
      {lines.length === 0 ? <p className="mt-4">{words.none}</p> : (
        <Lines label={words.title}>
          {lines.map(({ id, text, from, until, begun, href, gone }) => (
            <Line
              key={id}
              side={<Verb action={outcome.saying(words.done.ended, end)} fields={{ id }} className="btn red">{words.end}</Verb>}
            >
              <strong className="naskh"><bdi>{text}</bdi></strong>
              <p className="quiet">
                {begun ? words.now : words.ahead}{strings.desk.lists.comma}{begun ? "" : `${words.from(from)}${strings.desk.lists.comma}`}{words.until(until)}
              </p>
              <p className="quiet">{gone ? words.linkGone : href === null ? words.noLink : <a href={href}><bdi dir="ltr">{decoded(href)}</bdi></a>}</p>
            </Line>
          ))}
        </Lines>
      )}
      <Form action={set} done={words.done.set} clears label={words.title} className="sheet block">
        <TextField label={words.text} name="text" maxLength={240} hint={words.textHint} />
        <TextField label={words.link} name="link" optional dir="ltr" autoCapitalize="none" spellCheck={false} hint={words.linkHint} />
        <SelectField
          label={words.lasts} name="lasts" value={lasts} onChange={(event) => setLasts(event.target.value)}
          choices={[...lasting.map((value) => ({ value, label: words.hours(Number(value)) })), { value: "at", label: words.atATime }]}
        />
        {lasts === "at" ? (
          <div className="two">
            <TextField label={words.day} name="day" type="date" />
            <TextField label={words.time} name="time" type="time" />
          </div>
        ) : null}
        <details className="danger">
          <summary>{words.begins}</summary>
          <div className="two">
            <TextField label={words.beginDay} name="beginDay" type="date" optional />
            <TextField label={words.beginTime} name="beginTime" type="time" optional />
          </div>
        </details>
        <p className="hint">{strings.desk.publishing.clock(zoneName(timeZone))} {lines.length > 0 ? words.replaces : null}</p>
        <div className="bar"><Submit>{words.set}</Submit></div>
      </Form>
    </section>
  )
}

/** An address as people read it. */
function decoded(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href
  }
}
