"use client"

import { Button } from "@/components/ui/button"
import { bodyTexts } from "@/lib/articles/body"
import { comparedFields } from "@/lib/articles/compared"
import type { Theirs } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import { strings } from "@/lib/strings"

const words = strings.desk.conflict
const labels = strings.desk.comparison.fields

type Props = { mine: WorkingCopy; theirs: Theirs; onKeep: () => void; onTake: () => void; busy: boolean }

/** A colleague's text beside mine, both whole, until somebody decides. Mine stays in the fields. */
export function Conflict({ mine, theirs, onKeep, onTake, busy }: Props) {
  const { copy } = theirs
  return (
    <section className="theirs" aria-labelledby="theirs" tabIndex={-1} id="conflict">
      <h2 id="theirs">{words.region}</h2>
      <p>{words.by(theirs.editedBy)}</p>
      <p className="quiet">
        {words.differs}: {comparedFields(mine, copy).map((field) => labels[field]).join(strings.desk.lists.comma)}
      </p>
      <div className="raw" tabIndex={0} role="group" aria-label={words.title}>
        {copy.kicker ? <p>{copy.kicker}</p> : null}
        <h3>{copy.title || words.empty}</h3>
        {copy.subtitle ? <p>{copy.subtitle}</p> : null}
        {copy.standfirst ? <p>{copy.standfirst}</p> : null}
        {bodyTexts(copy.body).map((text, index) => (
          <p key={index}>{text}</p>
        ))}
      </div>
      <div className="bar">
        <Button onClick={onKeep} busy={busy}>
          {words.keepMine}
        </Button>
        <Button onClick={onTake} busy={busy}>
          {words.takeTheirs}
        </Button>
      </div>
    </section>
  )
}
