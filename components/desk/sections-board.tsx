"use client"

import { useEffect, useRef } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { Empty } from "@/components/ui/empty"
import { PageHead } from "@/components/ui/page-head"
import { strings } from "@/lib/strings"
import { heard, useOutcome, type Outcome } from "./outcome"
import { SectionForm, type SectionFields } from "./sections-form"
import { Verb } from "./verb"

const words = strings.desk.sections

type Section = SectionFields & { hidden: boolean; articles: number }
export type SectionBranch = Section & { children: readonly Section[] }
type Actions = Record<"add" | "change" | "move" | "hide" | "remove", FormAction>

const moveId = (id: string, to: string) => `${to}-${id}`

/** The sections in their two levels, with all that an admin may do to them. */
export function SectionsBoard({ tree, actions }: { tree: readonly SectionBranch[]; actions: Actions }) {
  const { notice, ...outcome } = useOutcome()
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
      {(close) => <SectionForm action={outcome.closing(words.done.added, actions.add, close)} parents={parents} close={close} />}
    </DialogButton>
  )
  const line = (section: Section, index: number, beside: readonly Section[]) => (
    <SectionLine
      section={section} first={index === 0} last={index === beside.length - 1} parents={parents} actions={actions} outcome={outcome}
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
  outcome: Outcome
  onMoved: (to: "up" | "down") => void
}

function SectionLine({ section, first, last, parents, actions, outcome, onMoved }: LineProps) {
  const { id, name, hidden, articles } = section
  const move = (to: "up" | "down") => outcome.saying(words.done.moved, heard(actions.move, () => onMoved(to)))
  return (
    <div>
      <strong><bdi>{name}</bdi></strong>
      <span className="quiet">{strings.desk.counted.articles(articles)}</span>
      {hidden ? <span className="quiet">{words.hidden}</span> : null}
      <span className="end">
        <Verb action={move("up")} fields={{ id, to: "up" }} id={moveId(id, "up")} label={words.earlier(name)} disabled={first}>
          <Arrow d="M12 20V5M5 12l7-7 7 7" />
        </Verb>
        <Verb action={move("down")} fields={{ id, to: "down" }} id={moveId(id, "down")} label={words.later(name)} disabled={last}>
          <Arrow d="M12 4v15M5 12l7 7 7-7" />
        </Verb>
        <Verb
          action={outcome.saying(hidden ? words.done.shown : words.done.hidden, actions.hide)}
          fields={{ id, hidden: hidden ? "no" : "yes" }} label={hidden ? words.showOf(name) : words.hideOf(name)}
        >
          {hidden ? words.show : words.hide}
        </Verb>
        <DialogButton label={strings.desk.actions.edit} title={words.change(name)}>
          {(close) => (
            <>
              <SectionForm
                action={outcome.closing(words.done.changed, actions.change, close)} section={section} parents={parents} close={close}
              />
              <RemoveSection section={section} action={outcome.closing(words.done.removed, actions.remove, close)} close={close} />
            </>
          )}
        </DialogButton>
      </span>
    </div>
  )
}

type RemoveProps = { section: Section; action: FormAction; close: () => void }

/** The removal asks once more; a refusal says in the dialog how many articles there are. */
function RemoveSection({ section, action, close }: RemoveProps) {
  return (
    <details className="danger">
      <summary>{words.remove}</summary>
      <Form action={action}>
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
