"use client"

import { startTransition, useEffect, useRef } from "react"
import type { FormAction } from "@/components/form/form"
import { DialogButton } from "@/components/ui/dialog"
import { Empty } from "@/components/ui/empty"
import { PageHead } from "@/components/ui/page-head"
import { dropPlace, step, type Place, type Way } from "@/lib/sections/order"
import { strings } from "@/lib/strings"
import { heard, useOutcome, type Outcome } from "./outcome"
import { SectionDialog, type EditorChoice, type Section, type SectionActions } from "./sections-dialog"
import { SectionForm } from "./sections-form"
import { useDrag, type Edge } from "./use-drag"
import { Verb } from "./verb"

const words = strings.desk.sections
const tree_ = strings.desk.sectionTree

export type SectionBranch = Section & { children: readonly Section[] }

const moveId = (id: string, way: Way) => `${way}-${id}`

type BoardProps = { tree: readonly SectionBranch[]; editors: readonly EditorChoice[]; actions: SectionActions }

/** The sections in their two levels, with all that an admin may do to them. */
export function SectionsBoard({ tree, editors, actions }: BoardProps) {
  const { notice, ...outcome } = useOutcome()
  const moved = useRef<{ id: string; way: Way } | null>(null)
  const all = tree.flatMap((top) => [top, ...top.children])

  // A line that changes its place loses the focus; the button that was pressed gets it back, or another way of the same line.
  useEffect(() => {
    if (!moved.current) return
    const { id, way } = moved.current
    moved.current = null
    const find = (which: Way) => document.querySelector<HTMLButtonElement>(`#${CSS.escape(moveId(id, which))}:not(:disabled)`)
    const others: Record<Way, Way[]> = { up: ["down", "out", "into"], down: ["up", "out", "into"], into: ["out", "up"], out: ["into", "up", "down"] }
    ;[way, ...others[way]].map(find).find((button) => button !== null)?.focus()
  }, [tree])

  const placing = (id: string, to: Place) => outcome.saying(placedText(all, id, to), actions.place)
  const parents = tree.map(({ id, name }) => ({ id, name }))
  const adding = (
    <DialogButton label={words.add} kind="go">
      {(close) => <SectionForm action={outcome.closing(words.done.added, actions.add, close)} parents={parents} close={close} />}
    </DialogButton>
  )
  const line = (section: Section) => (
    <SectionLine
      section={section} all={all} editors={editors} actions={actions} outcome={outcome} placing={placing}
      onMoved={(way) => { moved.current = { id: section.id, way } }}
    />
  )
  return (
    <>
      <PageHead title={words.title} note={words.note}>{tree.length > 0 ? adding : null}</PageHead>
      {notice}
      {tree.length === 0 ? <Empty title={words.none} text={words.noneText}>{adding}</Empty> : <p className="quiet mb-2">{tree_.drag}</p>}
      <ul className="tree" aria-label={words.tree} hidden={tree.length === 0}>
        {tree.map((section) => (
          <li key={section.id}>
            {line(section)}
            {section.children.length > 0 ? <ul>{section.children.map((child) => <li key={child.id}>{line(child)}</li>)}</ul> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What is said when a section came to stand somewhere. */
function placedText(all: readonly Section[], id: string, { parentId, before }: Place): string {
  const name = (of: string | null) => all.find((section) => section.id === of)?.name ?? ""
  const said = tree_.placed
  if (parentId === null) return before === null ? said.last(name(id)) : said.before(name(id), name(before))
  return before === null ? said.lastIn(name(id), name(parentId)) : said.beforeIn(name(id), name(before), name(parentId))
}

type LineProps = {
  section: Section
  all: readonly Section[]
  editors: readonly EditorChoice[]
  actions: SectionActions
  outcome: Outcome
  placing: (id: string, to: Place) => FormAction
  onMoved: (way: Way) => void
}

function SectionLine({ section, all, editors, actions, outcome, placing, onMoved }: LineProps) {
  const { id, name, hidden, onFront, parentId, articles } = section
  const { ref, edge, carried } = useDrag({
    kind: "section", id,
    edgeAt: (dragged, height) => {
      // The middle of a top section's line is its inside, where something may stand inside it.
      const inside = dropPlace(all, dragged, id, "into") !== null && parentId === null
      const wanted: Edge = inside && height > 0.3 && height < 0.7 ? "into" : height < 0.5 ? "before" : "after"
      return dropPlace(all, dragged, id, wanted) === null ? null : wanted
    },
    onDrop: (dragged, where) => {
      const to = dropPlace(all, dragged, id, where)
      if (!to) return
      const form = new FormData()
      for (const [field, value] of Object.entries(fieldsOf(dragged, to))) form.set(field, value)
      startTransition(async () => {
        await placing(dragged, to)(null, form)
      })
    },
  })
  const way = (which: Way) => {
    const to = step(all, id, which)
    return to && { to, action: heard(placing(id, to), () => onMoved(which)) }
  }
  const [up, down, into, out] = [way("up"), way("down"), way("into"), way("out")]
  const nameOf = (of: string | null) => all.find((each) => each.id === of)?.name ?? ""
  const none: FormAction = async () => null
  return (
    <div ref={ref} className={carried ? "carried" : undefined} data-edge={edge ?? undefined}>
      <Grip />
      <span>
        <strong><bdi>{name}</bdi></strong>{" "}
        <span className="quiet">{strings.desk.counted.articles(articles)}</span>
        {section.editors.length > 0 ? (
          <span className="quiet block"><bdi>{tree_.editedBy(section.editors.map((editor) => editor.name).join(strings.desk.lists.comma))}</bdi></span>
        ) : null}
      </span>
      {hidden ? <span className="quiet">{words.hidden}</span> : null}
      {!hidden && !onFront && parentId === null ? <span className="quiet">{tree_.offFront}</span> : null}
      <span className="end">
        {into ? (
          <Verb action={into.action} fields={fieldsOf(id, into.to)} id={moveId(id, "into")} label={tree_.intoOf(name, nameOf(into.to.parentId))}>{tree_.into}</Verb>
        ) : null}
        {out ? (
          <Verb action={out.action} fields={fieldsOf(id, out.to)} id={moveId(id, "out")} label={tree_.outOf(name, nameOf(parentId))}>{tree_.out}</Verb>
        ) : null}
        <Verb action={up?.action ?? none} fields={up ? fieldsOf(id, up.to) : {}} id={moveId(id, "up")} label={words.earlier(name)} disabled={!up}>
          <Arrow d="M12 20V5M5 12l7-7 7 7" />
        </Verb>
        <Verb action={down?.action ?? none} fields={down ? fieldsOf(id, down.to) : {}} id={moveId(id, "down")} label={words.later(name)} disabled={!down}>
          <Arrow d="M12 4v15M5 12l7 7 7-7" />
        </Verb>
        <Verb
          action={outcome.saying(hidden ? words.done.shown : words.done.hidden, actions.hide)}
          fields={{ id, hidden: hidden ? "no" : "yes" }} label={hidden ? words.showOf(name) : words.hideOf(name)}
        >
          {hidden ? words.show : words.hide}
        </Verb>
        <SectionDialog section={section} all={all} editors={editors} actions={actions} outcome={outcome} />
      </span>
    </div>
  )
}

const fieldsOf = (id: string, { parentId, before }: Place) => ({ id, parentId: parentId ?? "", before: before ?? "" })

/** Says to the eye that a line can be taken up; what it does is told in words above the tree, and done by the buttons too. */
export function Grip() {
  return (
    <svg className="grip" viewBox="0 0 12 20" aria-hidden="true">
      <path d="M3 2l2 2-2 2-2-2zM9 2l2 2-2 2-2-2zM3 8l2 2-2 2-2-2zM9 8l2 2-2 2-2-2zM3 14l2 2-2 2-2-2zM9 14l2 2-2 2-2-2z" />
    </svg>
  )
}

export function Arrow({ d }: { d: string }) {
  return <svg viewBox="0 0 24 24" aria-hidden="true"><path d={d} /></svg>
}
