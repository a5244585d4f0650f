"use client"

import { Link } from "@/components/ui/link"
import { startTransition, useEffect, useRef, useState, type ReactNode } from "react"
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine"
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { Notice } from "@/components/ui/notice"
import { strings } from "@/lib/strings"
import { failureText } from "@/lib/strings/desk-problems"
import { urls } from "@/lib/urls"
import type { Clock } from "./article-choices"
import { Verb } from "./verb"
import { WhenFields } from "./when-fields"

const words = strings.desk.calendar
const KIND = "planned article"

export type BoardEntry = {
  key: string; id: string; title: string; source: string | null; movable: boolean
  what: "plan" | "publish" | "update" | "take_down"
  at: Date
  time: string
  /** What is said beneath it: its state, or what became of its time. */
  note: ReactNode
}
export type BoardDay = { day: string; label: string; short: string; today: boolean; outside: boolean; entries: readonly BoardEntry[] }
export type PoolLine = { id: string; title: string; source: string | null; movable: boolean; note: ReactNode }

type Props = { days: readonly BoardDay[]; pool: readonly PoolLine[]; span: "week" | "month"; plan: FormAction; clock: Clock }

/**
 * The days with what is meant for them and what has a time, and beside them what has no day yet. What is planned is drawn to another day, or
 * given one in its dialog, by keyboard as well; a time that readers were promised is not drawn about: it is changed at the article.
 */
export function CalendarBoard({ days, pool, span, plan, clock }: Props) {
  const [said, setSaid] = useState<{ bad: boolean; text: string } | null>(null)
  const send = (id: string, title: string, day: string, label: string) => startTransition(async () => {
    const form = new FormData()
    form.set("id", id)
    form.set("day", day)
    const result = await plan(null, form).catch(() => null)
    setSaid(result?.ok ? { bad: false, text: day === "" ? words.unplanned(title) : words.planned(title, label) }
      : { bad: true, text: result ? failureText(result.failure) : strings.desk.done.unanswered })
  })
  const named = (title: string) => title || strings.desk.article.untitled
  const asked = (id: string, title: string, at?: Date) => (
    <DialogButton label={at ? words.change : words.choose} title={words.ask(named(title))}>
      {(close) => (
        <>
          <Form action={plan} label={words.ask(named(title))} onResult={(result) => { if (result.ok) { setSaid({ bad: false, text: words.saved(named(title)) }); close() } }}>
            <input type="hidden" name="id" value={id} />
            <WhenFields day={words.day} time={words.time} clock={clock} value={at} required />
            <p className="hint">{words.onlyPlan}</p>
            <div className="bar"><Submit>{words.save}</Submit><Dismiss onClick={close} /></div>
          </Form>
          {at ? <Verb action={plan} fields={{ id, day: "" }} className="link">{words.clear}</Verb> : null}
        </>
      )}
    </DialogButton>
  )
  return (
    <>
      <div role="status">{said ? <Notice kind={said.bad ? "bad" : "good"}>{said.text}</Notice> : null}</div>
      <div className="planner">
        <ol className={`daygrid ${span}`} aria-label={words.days}>
          {days.map((day) => (
            <Day key={day.day} day={day} onDrop={(id) => {
              const title = [...days.flatMap(({ entries }) => entries), ...pool].find((one) => one.id === id)?.title ?? ""
              send(id, named(title), day.day, day.label)
            }}>
              {day.entries.map((entry) => (
                <Drawn key={entry.key} id={entry.id} movable={entry.movable && entry.what === "plan"} what={entry.what}>
                  <span className="num">{entry.time}</span> {entry.what === "plan" ? <span className="quiet">{words.meant}</span> : <strong>{words.what[entry.what]}</strong>}
                  <Link className="t" href={urls.desk.article(entry.id)} draggable={false}><bdi>{named(entry.title)}</bdi></Link>
                  {entry.source ? <span className="src"><bdi>{entry.source}</bdi></span> : null}
                  <p>{entry.note}</p>
                  {entry.movable && entry.what === "plan" ? asked(entry.id, entry.title, entry.at) : null}
                </Drawn>
              ))}
            </Day>
          ))}
        </ol>
        <Pool onDrop={(id) => {
          const entry = days.flatMap(({ entries }) => entries).find((one) => one.id === id && one.what === "plan")
          if (entry) send(id, named(entry.title), "", "")
        }}>
          {pool.length === 0 ? <p className="quiet">{words.poolEmpty}</p> : null}
          <ul>
            {pool.map((line) => (
              <Drawn key={line.id} id={line.id} movable={line.movable} what="plan">
                <Link className="t" href={urls.desk.article(line.id)} draggable={false}><bdi>{named(line.title)}</bdi></Link>
                {line.source ? <span className="src"><bdi>{line.source}</bdi></span> : null}
                <p>{line.note}</p>
                {line.movable ? asked(line.id, line.title) : null}
              </Drawn>
            ))}
          </ul>
        </Pool>
      </div>
    </>
  )
}

function Day({ day, onDrop, children }: { day: BoardDay; onDrop: (id: string) => void; children: ReactNode }) {
  const { ref, over } = useTarget<HTMLLIElement>(onDrop)
  const classes = [day.today ? "today" : "", day.outside ? "outside" : "", day.entries.length === 0 ? "bare" : "", over ? "over" : ""].filter(Boolean).join(" ")
  return (
    <li ref={ref} className={classes || undefined} data-day={day.day}>
      <h2 aria-label={day.label} {...(day.today ? { "aria-current": "date" as const } : {})}><span className="whole">{day.label}</span><span className="short" aria-hidden="true">{day.short}</span></h2>
      {day.entries.length > 0 ? <ul>{children}</ul> : null}
    </li>
  )
}

function Pool({ onDrop, children }: { onDrop: (id: string) => void; children: ReactNode }) {
  const { ref, over } = useTarget<HTMLElement>(onDrop)
  return (
    <section ref={ref} className={over ? "pool over" : "pool"} aria-labelledby="pool">
      <h2 id="pool" className="d2">{words.pool}</h2>
      <p className="quiet">{words.poolNote}</p>
      {children}
    </section>
  )
}

function useTarget<Element extends HTMLElement>(onDrop: (id: string) => void) {
  const ref = useRef<Element>(null)
  const latest = useRef(onDrop)
  const [over, setOver] = useState(false)
  useEffect(() => {
    latest.current = onDrop
  })
  useEffect(() => {
    const element = ref.current
    if (!element) return
    return dropTargetForElements({
      element, canDrop: ({ source }) => source.data["kind"] === KIND,
      onDragEnter: () => setOver(true), onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        const id = source.data["id"]
        if (typeof id === "string") latest.current(id)
      },
    })
  }, [])
  return { ref, over }
}

function Drawn({ id, movable, what, children }: { id: string; movable: boolean; what: string; children: ReactNode }) {
  const ref = useRef<HTMLLIElement>(null)
  useEffect(() => {
    const element = ref.current
    if (!element || !movable) return
    return combine(draggable({ element, getInitialData: () => ({ kind: KIND, id }) }))
  }, [id, movable])
  return <li ref={ref} className={movable ? "entry movable" : "entry"} data-what={what}>{children}</li>
}
