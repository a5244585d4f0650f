"use client"

import { useMemo, useState } from "react"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { bodyText, type Block } from "@/lib/articles/body"
import type { Theirs } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import { diffWords } from "@/lib/compare/word-diff"
import { mergeCopies, type Choice, type Choices, type Collision } from "@/lib/saving/merge"
import { strings } from "@/lib/strings"
import type { ArticleChoices } from "./article-choices"
import { WordDiff } from "./word-diff"

const words = strings.desk.conflict
const labels: Readonly<Record<string, unknown>> = strings.desk.comparison.fields

type Props = {
  base: WorkingCopy
  mine: WorkingCopy
  theirs: Theirs
  choices: ArticleChoices
  /** Takes the choices; false where the two texts could not be kept first. */
  onChoose: (choices: Choices) => Promise<boolean>
}

/** Two texts that met in one place, side by side and word by word, until somebody chooses, place by place. Mine stays in the fields. */
export function Conflict({ base, mine, theirs, choices: names, onChoose }: Props) {
  const [chosen, setChosen] = useState<Choices>({})
  const open = useMemo(() => mergeCopies(base, mine, theirs.copy).open, [base, mine, theirs])
  const all = (choice: Choice) => setChosen(Object.fromEntries(open.map(({ key }) => [key, choice])))
  const [failed, setFailed] = useState(false)
  const missing = open.filter(({ key }) => !chosen[key]).length
  return (
    <section className="theirs" aria-labelledby="theirs" tabIndex={-1} id="conflict">
      <h2 id="theirs">{words.region}</h2>
      <p>{words.by(theirs.editedBy)}</p>
      <p className="quiet" role="status">{words.count(missing)}</p>
      {open.length > 1 ? (
        <div className="bar">
          <Button onClick={() => all("mine")}>{words.allMine}</Button>
          <Button onClick={() => all("theirs")}>{words.allTheirs}</Button>
        </div>
      ) : null}
      <ol>
        {open.map((collision) => (
          <li key={collision.key}>
            <Place collision={collision} names={names} choice={chosen[collision.key]} onChange={(choice) => setChosen((now) => ({ ...now, [collision.key]: choice }))} />
          </li>
        ))}
      </ol>
      {failed ? <Notice kind="bad">{words.notKept}</Notice> : null}
      <div className="bar">
        <Button kind="go" reason={missing > 0 ? words.choose : undefined} onClick={() => void onChoose(chosen).then((taken) => setFailed(!taken))}>{words.apply}</Button>
      </div>
    </section>
  )
}

type PlaceProps = { collision: Collision; names: ArticleChoices; choice: Choice | undefined; onChange: (choice: Choice) => void }

function Place({ collision, names, choice, onChange }: PlaceProps) {
  const label = collision.field === "body" ? words.paragraph : String(labels[collision.field] ?? "")
  const [mine, theirs] = [textOf(collision, "mine", names), textOf(collision, "theirs", names)]
  const options: Choice[] = collision.field === "body" ? ["mine", "theirs", "both"] : ["mine", "theirs"]
  return (
    <fieldset className="place">
      <legend>{label}</legend>
      <div className="two">
        {/* Each side marks what the other does not have. */}
        {([[words.mine, theirs, mine], [words.theirs, mine, theirs]] as const).map(([name, other, own]) => (
          <div key={name}>
            <h3>{name}</h3>
            <div className="raw" role="group" aria-label={name} tabIndex={0}>
              {own === "" ? <p className="quiet">{collision.field === "body" ? words.deleted : words.empty}</p> : <p className="diff"><WordDiff parts={diffWords(other, own)} side="after" /></p>}
            </div>
          </div>
        ))}
      </div>
      <div className="bar" role="radiogroup" aria-label={words.choice}>
        {options.map((option) => (
          <label key={option} className="radio">
            <input type="radio" name={collision.key} checked={choice === option} onChange={() => onChange(option)} /> {words[option]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** One side's value in words: a paragraph's text, a name, a list of names, a date. */
function textOf(collision: Collision, side: "mine" | "theirs", names: ArticleChoices): string {
  if (collision.field === "body") return blocksText(collision[side])
  const value = collision[side]
  const named = (list: readonly { id: string; name: string }[], id: unknown) => list.find((one) => one.id === id)?.name ?? String(id ?? "")
  const many = (list: readonly { id: string; name: string }[]) => (Array.isArray(value) ? value.map((id) => named(list, id)).join(strings.desk.lists.comma) : "")
  switch (collision.field) {
    case "sectionId": return value === null ? "" : named(names.sections, value)
    case "sourceId": return value === null ? "" : named(names.sources, value)
    case "authorIds": return many(names.authors)
    case "tagIds": return many(names.tags)
    case "kind": return (strings.kinds as Record<string, string>)[String(value)] ?? ""
    case "origin": return (strings.origins as Record<string, string>)[String(value)] ?? ""
    default: return value === null || value === undefined ? "" : String(value)
  }
}

const blocksText = (content: Block[]) => bodyText({ type: "doc", content })
