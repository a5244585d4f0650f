"use client"

import { useEffect, useRef } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { Empty } from "@/components/ui/empty"
import { PageHead } from "@/components/ui/page-head"
import type { Result } from "@/lib/result"
import { strings } from "@/lib/strings"
import { useOutcome } from "./outcome"
import { SectionForm, type SectionFields } from "./sections-form"
import { Verb } from "./verb"

const words = strings.desk.sections

type Section = SectionFields & { hidden: boolean; articles: number }
export type SectionBranch = Section & { children: readonly Section[] }
type Actions = Record<"add" | "change" | "move" | "hide" | "remove", FormAction>
type Tell = (text: string) => (result: Result<unknown>) => void

const moveId = (id: string, to: string) => `${to}-${id}`

/** The sections in their two levels, with all that an admin may do to them. */
export function SectionsBoard({ tree, actions }: { tree: readonly SectionBranch[]; actions: Actions }) {
  const { after, notice } = useOutcome()
  const moved = useRef<{ id: string; to: "up" | "down" } | null>(null)
  const parents = tree.map(({ id, name }) => ({ id, name }))

  // A line that changes its place loses the focus; the button that was pressed gets it back, or its neighbour at either end.
  useEffect(() => {
    if (!moved.current) return
    const { id, to } = moved.current
    moved.current = null
    const find = (way: string) => document.querySelector<HTMLButtonElement>(`#${CSS.escape(moveId(id, way))}:not(:disabled)`)
    ;(find(to) ?? find(to === "up" ? "down" : "up"))?.focus()
  }, [tree])

  const adding = (
    <DialogButton label={words.add} kind="go">
      {(close) => <SectionForm action={actions.add} parents={parents} close={close} onResult={after(words.done.added)} />}
    </DialogButton>
  )
  const line = (section: Section, index: number, beside: readonly Section[]) => (
    <SectionLine
      section={section} first={index === 0} last={index === beside.length - 1} parents={parents} actions={actions} tell={after}
      onMoved={(to) => { moved.current = { id: section.id, to } }}
    />
  )
  return (
    <>
      <PageHead title={words.title} note={words.note}>{tree.length > 0 ? adding : null}</PageHead>
      {notice}
      {tree.length === 0 ? <Empty title={words.none} text={words.noneText}>{adding}</Empty> : null}
      <ul className="tree" aria-label={words.tree} hidden={tree.length === 0}>
        {tree.map((section, index) => (
          <li key={section.id}>
            {line(section, index, tree)}
            {section.children.length > 0 ? (
              <ul>{section.children.map((child, at) => <li key={child.id}>{line(child, at, section.children)}</li>)}</ul>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

type LineProps = {
  section: Section
  first: boolean
  last: boolean
  parents: readonly { id: string; name: string }[]
  actions: Actions
  tell: Tell
  onMoved: (to: "up" | "down") => void
}

function SectionLine({ section, first, last, parents, actions, tell, onMoved }: LineProps) {
  const { id, name, hidden, articles } = section
  const move = (to: "up" | "down") => (result: Result<unknown>) => {
    onMoved(to)
    tell(words.done.moved)(result)
  }
  return (
    <div>
      <strong><bdi>{name}</bdi></strong>
      <span className="quiet">{strings.desk.counted.articles(articles)}</span>
      {hidden ? <span className="quiet">{words.hidden}</span> : null}
      <span className="end">
        <Verb action={actions.move} fields={{ id, to: "up" }} id={moveId(id, "up")} label={words.earlier(name)} disabled={first} onResult={move("up")}>
          <Arrow d="M12 20V5M5 12l7-7 7 7" />
        </Verb>
        <Verb action={actions.move} fields={{ id, to: "down" }} id={moveId(id, "down")} label={words.later(name)} disabled={last} onResult={move("down")}>
          <Arrow d="M12 4v15M5 12l7 7 7-7" />
        </Verb>
        <Verb
          action={actions.hide} fields={{ id, hidden: hidden ? "no" : "yes" }} label={hidden ? words.showOf(name) : words.hideOf(name)}
          onResult={tell(hidden ? words.done.shown : words.done.hidden)}
        >
          {hidden ? words.show : words.hide}
        </Verb>
        <DialogButton label={strings.desk.actions.edit} title={words.change(name)}>
          {(close) => (
            <>
              <SectionForm action={actions.change} section={section} parents={parents} close={close} onResult={tell(words.done.changed)} />
              <RemoveSection section={section} action={actions.remove} close={close} onResult={tell(words.done.removed)} />
            </>
          )}
        </DialogButton>
      </span>
    </div>
  )
}

type RemoveProps = { section: Section; action: FormAction; close: () => void; onResult: (result: Result<unknown>) => void }

/** The removal asks once more; a refusal says in the dialog how many articles there are. */
function RemoveSection({ section, action, close, onResult }: RemoveProps) {
  return (
    <details className="danger">
      <summary>{words.remove}</summary>
      <Form
        action={action}
        onResult={(result) => {
          if (!result.ok) return
          onResult(result)
          close()
        }}
      >
        <input type="hidden" name="id" value={section.id} />
        <p>{words.removeConfirm(section.name)}</p>
        <div className="bar">
          <Submit kind="red">{words.remove}</Submit>
          <Dismiss onClick={close} />
        </div>
      </Form>
    </details>
  )
}

function Arrow({ d }: { d: string }) {
  return <svg viewBox="0 0 24 24" aria-hidden="true"><path d={d} /></svg>
}
