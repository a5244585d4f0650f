"use client"

import { useCallback, useEffect, useState } from "react"
import { blocksOf, caretBlock, goToBlock, NOTE_KEYS, NOTE_PRESSED, NOTE_WANTED, showNoteMarks, useBodyEditor } from "@/components/editor/note-marks"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { SelectField } from "@/components/ui/field"
import { blockLines, placeOf, placeValue, type BlockLine } from "@/lib/notes/places"
import type { Body } from "@/lib/articles/body"
import type { Conversation, Person, Thread } from "@/lib/notes/view"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { MentionArea } from "./mention-area"
import { NoteThread } from "./note-thread"

const words = strings.desk.notes

export type NoteActions = { add: FormAction; answer: FormAction; resolve: FormAction; reopen: FormAction }
export type NotesProps = {
  id: string; body: Body; talk: Conversation; actions: NoteActions; clock: Clock
  /** The note whose words stand above the page already. */
  above?: string | undefined
}

/**
 * What is said of an article: what is open first, each note beside the paragraph it is on, and a place to say more. The paragraphs that have
 * notes are marked in the text; what is said of places is right after a move or a reload, and while one types it may be a moment behind.
 */
export function Notes({ id, body, talk, actions, clock, above }: NotesProps) {
  const { threads, people, mayNote } = talk
  const { lines, editor } = useLines(body)
  const [wanted, setWanted] = useState({ index: -1, round: 0 })
  const open = threads.filter((thread) => thread.resolved === null)
  const resolved = threads.filter((thread) => thread.resolved !== null)

  useEffect(() => {
    if (!editor) return
    showNoteMarks(editor, marksOf(open, lines))
    // The threads are made anew with each page; their marks change only with what is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, lines, open.map((thread) => thread.id).join()])

  useEffect(() => {
    const want = () => {
      if (!mayNote) return
      setWanted((before) => ({ index: editor ? caretBlock(editor) : -1, round: before.round + 1 }))
    }
    const pressed = (event: Event) => {
      const index = event instanceof CustomEvent ? Number(event.detail) : -1
      const first = open.find((thread) => indexOf(thread, lines) === index)
      if (first) document.getElementById(`note-${first.id}`)?.focus()
    }
    window.addEventListener(NOTE_WANTED, want)
    window.addEventListener(NOTE_PRESSED, pressed)
    return () => {
      window.removeEventListener(NOTE_WANTED, want)
      window.removeEventListener(NOTE_PRESSED, pressed)
    }
  })

  useEffect(() => {
    const field = wanted.round > 0 ? document.getElementById("note-text") : null
    // The line of the state stands above everything: a focus alone would scroll the field beneath it.
    field?.scrollIntoView({ block: "center" })
    field?.focus({ preventScroll: true })
  }, [wanted])

  const thread = (each: Thread) => (
    <NoteThread
      key={each.id} article={id} thread={each} people={people} mayNote={mayNote} actions={actions} clock={clock} above={each.id === above}
      place={placeOf(each, lines)} onPlace={editor ? (index) => goToBlock(editor, index) : undefined}
    />
  )
  return (
    <section className="panel notes" id="notes" tabIndex={-1}>
      <h2>{words.title}</h2>
      {open.length === 0 ? <p className="quiet">{words.none}</p> : <ul aria-label={words.open(open.length)}>{open.map(thread)}</ul>}
      {mayNote ? <NoteForm key={wanted.round} id={id} lines={lines} at={wanted.index} people={people} action={actions.add} /> : null}
      {resolved.length > 0 ? (
        <details>
          <summary>{words.resolved(resolved.length)}</summary>
          <ul>{resolved.map(thread)}</ul>
        </details>
      ) : null}
    </section>
  )
}

function indexOf(thread: Thread, lines: readonly BlockLine[]): number {
  const place = placeOf(thread, lines)
  return place.is === "at" ? place.index : -1
}

/** A mark for each paragraph that has open notes. */
function marksOf(open: readonly Thread[], lines: readonly BlockLine[]) {
  const counted = new Map<number, { thread: Thread; count: number }>()
  for (const thread of open) {
    const index = indexOf(thread, lines)
    if (index >= 0) counted.set(index, { thread, count: (counted.get(index)?.count ?? 0) + 1 })
  }
  return [...counted.values()].map(({ thread, count }) => ({ blockId: thread.blockId, quote: thread.quote, said: words.onParagraph(count) }))
}

/** The paragraphs as they stand in the editor, looked at anew when it is left; before it is there, those of the saved text. */
function useLines(body: Body) {
  const editor = useBodyEditor()
  const [lines, setLines] = useState<readonly BlockLine[]>(() => blockLines(body))
  const look = useCallback(() => {
    if (editor && !editor.isDestroyed) setLines(blocksOf(editor.state.doc).map(({ id, text }) => ({ id, text })))
  }, [editor])
  useEffect(() => {
    look()
    editor?.on("blur", look)
    return () => void editor?.off("blur", look)
  }, [editor, look])
  return { lines, editor }
}

type NoteFormProps = { id: string; lines: readonly BlockLine[]; at: number; people: readonly Person[]; action: FormAction }

/** A new note, on the whole or on a paragraph that is chosen here, or with the shortcut from within the text. */
function NoteForm({ id, lines, at, people, action }: NoteFormProps) {
  const [round, setRound] = useState(0)
  const chosen = round === 0 ? lines[at] : undefined
  return (
    <Form key={round} action={action} label={words.add} onResult={(result) => result.ok && setRound((before) => before + 1)}>
      <input type="hidden" name="id" value={id} />
      <MentionArea id="note-text" label={words.field} name="text" people={people} />
      <SelectField
        label={words.place} name="place" defaultValue={chosen ? placeValue(chosen) : ""}
        choices={[{ value: "", label: words.whole }, ...lines.map((line, index) => ({ value: placeValue(line), label: words.paragraphLine(index + 1, shortened(line.text)) }))]}
      />
      <p className="hint">
        <kbd dir="ltr">{NOTE_KEYS}</kbd> {words.hint}
      </p>
      <div className="stackb">
        <Submit>{words.add}</Submit>
      </div>
    </Form>
  )
}

const shortened = (text: string) => (text.length > 48 ? `${text.slice(0, 46).replace(/\s+\S*$/u, "")}…` : text)
