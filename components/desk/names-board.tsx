"use client"

import { Link } from "@/components/ui/link"
import { useState, type ReactNode } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { Button } from "@/components/ui/button"
import type { Option } from "@/components/ui/combobox"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { Empty } from "@/components/ui/empty"
import { TextField } from "@/components/ui/field"
import { PageHead } from "@/components/ui/page-head"
import { Line, Lines } from "@/components/ui/table"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { MergeButton } from "./merge-dialog"
import { useOutcome, type Outcome } from "./outcome"

type NamedLine = { id: string; slug: string; name: string; articles: number }
type Of = "authors" | "tags"
type NamesBoardProps = {
  of: Of
  names: readonly NamedLine[]
  /** All of them: what one may be merged into. */
  choices: readonly Option[]
  narrowed: boolean
  actions: Record<"add" | "rename" | "merge", FormAction>
  /** The search above the list. */
  children: ReactNode
}

const one = { authors: "author", tags: "tag" } as const

/** By-lines or tags: what there is, how often it is used and where, a new one, another name in its place, two that are one. */
export function NamesBoard({ of, names, choices, narrowed, actions, children }: NamesBoardProps) {
  const words = strings.desk[of]
  const { notice, ...outcome } = useOutcome()
  return (
    <>
      <PageHead title={words.title} note={words.note}>
        <DialogButton label={words.newName} kind="go">
          {(close) => (
            <Form action={outcome.closing(words.added, actions.add, close)}>
              <TextField label={words.name} name="name" autoFocus />
              <div className="bar">
                <Submit kind="go" pending={strings.desk.actions.saving}>{strings.desk.actions.add}</Submit>
                <Dismiss onClick={close} />
              </div>
            </Form>
          )}
        </DialogButton>
      </PageHead>
      {notice}
      {names.length > 0 || narrowed ? children : null}
      {names.length === 0 ? <Empty title={narrowed ? words.noneFound : words.none} text={narrowed ? words.noneFoundText : words.noneText} /> : null}
      {names.length === 0 ? null : (
        <Lines label={words.list}>
          {names.map((line) => <NameLine key={line.id} of={of} line={line} choices={choices} actions={actions} outcome={outcome} />)}
        </Lines>
      )}
    </>
  )
}

type NameLineProps = Pick<NamesBoardProps, "of" | "choices" | "actions"> & { line: NamedLine; outcome: Outcome }

/** One name, which becomes its own form where it is to be called otherwise. */
function NameLine({ of, line, choices, actions, outcome }: NameLineProps) {
  const [editing, setEditing] = useState(false)
  const words = strings.desk[of]
  const what = one[of]
  const close = () => setEditing(false)
  if (editing) {
    return (
      <li>
        <Form action={outcome.closing(words.renamed, actions.rename, close)} label={words.renameOf(line.name)}>
          <input type="hidden" name="id" value={line.id} />
          <div className="two">
            <TextField label={words.name} name="name" defaultValue={line.name} autoFocus onKeyDown={(event) => event.key === "Escape" && close()} />
            <TextField label={strings.desk.sources.slug} name="slug" defaultValue={line.slug} hint={strings.desk.names.slugHint} autoCapitalize="none" spellCheck={false} />
          </div>
          <div className="bar">
            <Submit kind="go" pending={strings.desk.actions.saving}>{strings.desk.actions.save}</Submit>
            <Dismiss onClick={close} />
          </div>
        </Form>
      </li>
    )
  }
  return (
    <Line
      side={
        <div className="verbs">
          <Button onClick={() => setEditing(true)} aria-label={words.renameOf(line.name)}>{words.rename}</Button>
          <MergeButton of={what} thing={line} articles={line.articles} options={choices} action={(close) => outcome.closing(strings.desk.merge.done, actions.merge, close)} />
        </div>
      }
    >
      <strong className="naskh"><bdi>{line.name}</bdi></strong>
      <p className="quiet">
        <Link href={urls.desk.uses(what, line.id)} aria-label={`${strings.desk.uses.linkOf(line.name)}: ${strings.desk.counted.articles(line.articles)}`}>{strings.desk.counted.articles(line.articles)}</Link>
      </p>
    </Line>
  )
}
