"use client"

import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { TextArea } from "@/components/ui/field"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { moment } from "./moment"

const words = strings.desk.notes

export type NoteLine = { id: string; text: string; authorName: string; createdAt: Date }

/** What the staff told each other of an article, newest first, and a place to say more. */
export function Notes({ id, notes, add, clock }: { id: string; notes: readonly NoteLine[]; add?: FormAction | undefined; clock: Clock }) {
  return (
    <section className="panel notes">
      <h2>{words.title}</h2>
      {notes.length === 0 ? <p className="quiet">{words.none}</p> : null}
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <p className="quiet">
              <b>
                <bdi>{note.authorName}</bdi>
              </b>
              {strings.desk.lists.comma}
              {moment(note.createdAt, clock)}
            </p>
            <p>{note.text}</p>
          </li>
        ))}
      </ul>
      {add ? (
        <Form action={add} clears done={strings.desk.done.note} label={words.add}>
          <input type="hidden" name="id" value={id} />
          <TextArea label={words.field} name="text" rows={2} />
          <div className="stackb">
            <Submit>{words.add}</Submit>
          </div>
        </Form>
      ) : null}
    </section>
  )
}
