"use client"

import type { ReactNode } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { Empty } from "@/components/ui/empty"
import { TextField } from "@/components/ui/field"
import { PageHead } from "@/components/ui/page-head"
import { Line, Lines } from "@/components/ui/table"
import { strings } from "@/lib/strings"
import { useOutcome } from "./outcome"

type NamedLine = { id: string; name: string; articles: number }
type NamesBoardProps = {
  of: "authors" | "tags"
  names: readonly NamedLine[]
  narrowed: boolean
  actions: Record<"add" | "rename", FormAction>
  /** The search above the list. */
  children: ReactNode
}

/** By-lines or tags: what there is, how often it is used, a new one, another spelling. */
export function NamesBoard({ of, names, narrowed, actions, children }: NamesBoardProps) {
  const words = strings.desk[of]
  const { closing, notice } = useOutcome()
  return (
    <>
      <PageHead title={words.title} note={words.note}>
        <DialogButton label={words.newName} kind="go">
          {(close) => (
            <NameForm label={words.name} verb={strings.desk.actions.add} action={closing(words.added, actions.add, close)} close={close} />
          )}
        </DialogButton>
      </PageHead>
      {notice}
      {names.length > 0 || narrowed ? children : null}
      {names.length === 0 ? <Empty title={narrowed ? words.noneFound : words.none} text={narrowed ? words.noneFoundText : words.noneText} /> : null}
      {names.length === 0 ? null : (
        <Lines label={words.list}>
          {names.map((line) => (
            <Line
              key={line.id}
              side={
                <DialogButton label={words.rename} title={words.renameOf(line.name)}>
                  {(close) => (
                    <NameForm
                      label={words.name} verb={strings.desk.actions.save} line={line}
                      action={closing(words.renamed, actions.rename, close)} close={close}
                    />
                  )}
                </DialogButton>
              }
            >
              <strong className="naskh"><bdi>{line.name}</bdi></strong>
              <p className="quiet">{strings.desk.counted.articles(line.articles)}</p>
            </Line>
          ))}
        </Lines>
      )}
    </>
  )
}

type NameFormProps = { label: string; verb: string; line?: NamedLine; action: FormAction; close: () => void }

function NameForm({ label, verb, line, action, close }: NameFormProps) {
  return (
    <Form action={action}>
      {line ? <input type="hidden" name="id" value={line.id} /> : null}
      <TextField label={label} name="name" defaultValue={line?.name} autoFocus />
      <div className="bar">
        <Submit kind="go" pending={strings.desk.actions.saving}>{verb}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}
