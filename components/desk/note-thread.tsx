"use client"

import { useState } from "react"
import { Form } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import type { Place } from "@/lib/notes/places"
import type { Person, Said, Thread } from "@/lib/notes/view"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { MentionArea } from "./mention-area"
import { moment } from "./moment"
import type { NoteActions } from "./notes"
import { Verb } from "./verb"

const words = strings.desk.notes
const { comma } = strings.desk.lists

type Props = {
  article: string
  thread: Thread
  place: Place
  people: readonly Person[]
  mayNote: boolean
  actions: NoteActions
  clock: Clock
  /** Whether its words stand above the page: they are not said twice. */
  above: boolean
  onPlace?: ((index: number) => void) | undefined
}

/** A note: where it stands, who said what, what was answered; an answer, and that it is done with. */
export function NoteThread({ article, thread, place, people, mayNote, actions, clock, above, onPlace }: Props) {
  const { id, guest, resolved, answers } = thread
  const fields = { id: article, noteId: id }
  return (
    <li id={`note-${id}`} tabIndex={-1}>
      <p className="quiet"><Where place={place} onPlace={onPlace} />{thread.kind === "returned" ? <>{comma}<b>{words.returned}</b></> : null}</p>
      <Told said={thread} clock={clock} guest={guest} above={above} />
      {answers.length > 0 ? <ul className="answers">{answers.map((answer) => <li key={answer.id}><Told said={answer} clock={clock} /></li>)}</ul> : null}
      {resolved ? <p className="quiet">{words.resolvedBy(resolved.by, moment(resolved.at, clock))}</p> : null}
      {mayNote ? (
        <div className="bar">
          {resolved ? null : <Answer fields={fields} by={thread.by} people={people} action={actions.answer} />}
          <Verb className="link" action={resolved ? actions.reopen : actions.resolve} fields={fields} label={resolved ? words.reopenOf(thread.by) : words.resolveOf(thread.by)}>
            {resolved ? words.reopen : words.resolve}
          </Verb>
        </div>
      ) : null}
    </li>
  )
}

function Where({ place, onPlace }: Pick<Props, "place" | "onPlace">) {
  if (place.is === "whole") return words.whole
  if (place.is === "gone") return <>{words.gone} {words.quote(place.quote)}</>
  const number = place.index + 1
  if (!onPlace) return words.paragraph(number)
  return <button type="button" className="link" aria-label={words.toParagraph(number)} onClick={() => onPlace(place.index)}>{words.paragraph(number)}</button>
}

function Told({ said, clock, guest = null, above = false }: { said: Said; clock: Clock; guest?: Thread["guest"]; above?: boolean }) {
  return (
    <>
      <p className="quiet">
        <b><bdi>{said.by}</bdi></b>
        {guest ? <> (<bdi>{guest.label === "" ? words.guest : words.guestOf(guest.label)}</bdi>)</> : null}
        {comma}{moment(said.at, clock)}
        {guest?.version ? <>{comma}{words.readVersion(guest.version)}</> : null}
      </p>
      {guest?.verdict ? <p><b className={guest.verdict === "changes" ? "src" : undefined}>{words.verdicts[guest.verdict]}</b></p> : null}
      {above ? <p className="quiet"><a href="#sent-back">{words.above}</a></p> : said.text === "" ? null : <p className="said">{said.text}</p>}
      {said.meant.length > 0 ? <p className="quiet">{words.meant} {said.meant.map((name, index) => <span key={name}>{index > 0 ? comma : null}<bdi>{name}</bdi></span>)}</p> : null}
    </>
  )
}

function Answer({ fields, by, people, action }: { fields: { id: string; noteId: string }; by: string; people: readonly Person[]; action: NoteActions["answer"] }) {
  const [round, setRound] = useState(0)
  return (
    <details key={round}>
      <summary aria-label={words.answerOf(by)}>{words.answer}</summary>
      <Form action={action} label={words.answerOf(by)} onResult={(result) => result.ok && setRound((before) => before + 1)}>
        <input type="hidden" name="id" value={fields.id} />
        <input type="hidden" name="noteId" value={fields.noteId} />
        <MentionArea label={words.answerField} name="text" people={people} />
        <div className="stackb"><Submit>{words.answer}</Submit></div>
      </Form>
    </details>
  )
}
