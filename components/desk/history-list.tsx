import type { ReactNode } from "react"
import { CheckField } from "@/components/ui/field"
import { Status } from "@/components/ui/status"
import type { Ignored } from "@/lib/arabic/words"
import type { Chosen } from "@/lib/revisions/choice"
import type { RevisionLine } from "@/lib/revisions/view"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { moment } from "./moment"
import { reasonOf } from "./revisions"

const words = strings.desk.history

/** A revision in a few words: why it was kept, whose it is, and when. */
export const nameOf = (line: RevisionLine, clock: Clock): string =>
  [reasonOf(line.reason), words.by(line.by, moment(line.at, clock))].join(strings.desk.lists.comma)

/** What counts for nothing in the comparison: three switches. */
export function IgnoreFields({ ignored }: { ignored: Ignored }) {
  return (
    <fieldset className="switches">
      <legend>{words.ignore}</legend>
      <CheckField name="tashkeel" label={words.tashkeel} defaultChecked={ignored.tashkeel} />
      <CheckField name="hamza" label={words.hamza} defaultChecked={ignored.hamza} />
      <CheckField name="punctuation" label={words.punctuation} defaultChecked={ignored.punctuation} />
    </fieldset>
  )
}

type Props = {
  action: string
  lines: readonly RevisionLine[]
  saved: string
  from: Chosen
  to: Chosen
  ignored: Ignored
  liveRevision: string | null
  clock: Clock
  now: Date
  after: string
}

/** All states of an article, newest first, of which any two are chosen to be compared. A plain form of the address: it needs no script. */
export function HistoryForm({ action, lines, saved, from, to, ignored, liveRevision, clock, now, after }: Props) {
  const idOf = (chosen: Chosen) => (typeof chosen === "object" ? chosen.revision : chosen === "live" ? (liveRevision ?? "working") : "working")
  const [one, other] = [idOf(from), idOf(to)]
  const row = (id: string, name: string, shown: ReactNode) => (
    <li key={id}>
      <div>{shown}</div>
      <div className="ends">
        <End name="from" id={id} of={name} checked={one === id} />
        <End name="to" id={id} of={name} checked={other === id} />
      </div>
    </li>
  )
  return (
    <form action={action} aria-label={words.compare}>
      {after ? <input type="hidden" name="after" value={after} /> : null}
      <h2>{words.list}</h2>
      <ol className="rows history">
        {row("working", words.working, <><b>{words.working}</b><p className="quiet">{saved}</p></>)}
        {lines.map((line) => row(line.id, nameOf(line, clock), <Line line={line} live={line.id === liveRevision} clock={clock} now={now} />))}
      </ol>
      <IgnoreFields ignored={ignored} />
      <button className="btn">{words.compare}</button>
    </form>
  )
}

function End({ name, id, of, checked }: { name: "from" | "to"; id: string; of: string; checked: boolean }) {
  return (
    <label className="opt">
      <input type="radio" name={name} value={id} defaultChecked={checked} /> {words[name]}<span className="sr-only">{strings.desk.lists.comma}{of}</span>
    </label>
  )
}

function Line({ line, live, clock, now }: { line: RevisionLine; live: boolean; clock: Clock; now: Date }) {
  return (
    <>
      <b>{reasonOf(line.reason)}</b> {live ? <Status shape="live">{words.live}</Status> : null}
      <p className="quiet"><bdi>{words.by(line.by, moment(line.at, clock))}</bdi></p>
      {line.spans.map(({ from, until }, index) => (
        <p key={index} className="quiet">
          {from > now ? words.willBeSeen(moment(from, clock)) : until && until <= now ? words.seen(moment(from, clock), moment(until, clock)) : words.seenSince(moment(from, clock))}
        </p>
      ))}
    </>
  )
}
