"use client"

import { useMemo } from "react"
import { Form } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { Button } from "@/components/ui/button"
import { countWords } from "@/lib/arabic/reading"
import { strings } from "@/lib/strings"
import { ClipFields } from "./clip-fields"
import type { ClipFormProps, Extracted } from "./clip-form"
import { markLines, marked, type Piece } from "./clip-marks"

const words = strings.desk.clip
/** Longer texts are shown from their head: what was recognised stands there. The whole is kept all the same. */
const SHOWN_LINES = 1_500

type Props = Omit<ClipFormProps, "extract"> & { extracted: Extracted; onAgain: () => void }

/** The cleaned text with what was recognised in it, numbered in red, and beside it the fields, to be corrected and taken on. */
export function ClipResult({ extracted, onAgain, proceed, ...rest }: Props) {
  const { recognition, evidence, lines } = extracted
  const page = useMemo(() => markLines(lines.slice(0, SHOWN_LINES), evidence), [lines, evidence])
  const found = marked.filter((field) => recognition[field] !== null).length

  return (
    <Form action={proceed} label={words.extracted}>
      <input type="hidden" name="clippingId" value={extracted.id} />
      <div className="bar">
        <div>
          <h1>{words.title}</h1>
          <p className="quiet" role="status">
            {words.extracted}
          </p>
        </div>
        <div className="end">
          <Button onClick={onAgain}>{words.again}</Button>
          <Submit kind="go" pending={words.proceeding}>
            {words.proceed}
          </Submit>
        </div>
      </div>
      <div className="clip">
        <section>
          <div className="bar">
            <h2 id="raw">{words.raw}</h2>
            <span className="quiet">
              {words.words(countWords(lines.join("\n")))}
              {strings.desk.lists.comma}
              {words.lines(lines.length)}
            </span>
          </div>
          <div className="raw" tabIndex={0} role="region" aria-labelledby="raw">
            {page.lines.map((line, index) => (line.length > 0 ? <p key={index}>{line.map(draw)}</p> : null))}
          </div>
          <Cleaning extracted={extracted} />
        </section>
        <section aria-labelledby="found">
          <div className="bar">
            <h2 id="found">{words.fields}</h2>
            <span className="quiet">{words.found(found, marked.length)}</span>
          </div>
          <ClipFields extracted={extracted} numbers={page.numbers} {...rest} />
        </section>
      </div>
    </Form>
  )
}

function draw(piece: Piece, index: number) {
  if (piece.number === null) return <span key={index}>{piece.text}</span>
  return (
    <span key={index}>
      <mark>{piece.text}</mark>
      <sup>{piece.number}</sup>
    </span>
  )
}

/** What the machine did to the text, counted, and what it leaves to a person. */
function Cleaning({ extracted }: { extracted: Extracted }) {
  const { changes, recognition } = extracted
  return (
    <>
      <section className="block">
        <h2>{words.cleaned}</h2>
        <p className="quiet">{words.untouched}</p>
        {changes.length === 0 ? <p className="quiet">{words.nothingCleaned}</p> : null}
        <ul className="check">
          {changes.map((change) => (
            <li key={change.code} className="yes">
              {words.changes[change.code](change.count)}
            </li>
          ))}
        </ul>
      </section>
      {recognition.notes.length > 0 ? (
        <section className="block">
          <h2>{words.notes}</h2>
          <ul className="check">
            {recognition.notes.map((note, index) => (
              <li key={index}>{note.text}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
