"use client"

import { useState, type ReactNode } from "react"
import type { FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import type { ButtonKind } from "@/components/ui/button"
import type { CheckItem } from "@/lib/publishing/checklist"
import type { Range, State } from "@/lib/publishing/state"
import type { Move } from "@/lib/publishing/workflow"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { ArticleState } from "./article-state"
import { Checklist } from "./checklist"
import { useEditing } from "./editing"
import { moment } from "./moment"
import { AtATime, Correct, SendBack, Trash, Withdraw } from "./move-dialogs"
import { MoveForm } from "./move-form"
import { Notes, type NotesProps } from "./notes"

const words = strings.desk.publishing
const labels = strings.desk.moves
const done = strings.desk.done

export type Plan = { pinnedAt: Date; by: string; newer: boolean; mayRenew: boolean }

export type WorkflowBarProps = {
  id: string
  version: number
  title: string
  state: State
  changed: boolean
  live: Range | null
  ahead: Range | null
  takeDownAt: Date | null
  /** Of what lies ahead: which revision was pinned, and whether something newer is saved. */
  plan: Plan | null
  /** The embargo of the working copy, where it is longer than what lies ahead waits. */
  embargoUntil: Date | null
  checklist: readonly CheckItem[]
  /** The moves that are open to this person now; only those with an action are shown. */
  open: readonly Move[]
  moves: Partial<Record<Move, FormAction>>
  clock: Clock
  /** Where readers find it, while they do. */
  siteUrl: string | null
  notes: Omit<NotesProps, "id" | "clock">
  /** What would change for readers, for the dialog of a correction. */
  comparison?: ReactNode
  /** The record and whatever else stands at the end of the margin. */
  children?: ReactNode
}

/** The one green verb of the page: the first of these that is open. */
const next: readonly Move[] = ["publish", "update", "approve", "submit", "untrash", "reopen"]
/** The moves in the order of the margin. */
const order: readonly Move[] = [
  "publish", "update", "correct", "approve", "submit", "sendBack", "reschedule", "unschedule", "withdraw", "cancelTakeDown", "reopen", "untrash", "trash",
]

/** The second margin: what stands before publishing, where the article stands, the moves that are open, and what the staff noted. */
export function WorkflowBar(props: WorkflowBarProps) {
  const { id, state, changed, clock, open, moves } = props
  const [said, setSaid] = useState<string | null>(null)
  const shown = order.filter((move) => open.includes(move) && moves[move])
  const going = next.find((move) => shown.includes(move))

  // The answer of a move arrives together with the page it changed, on which its button may be gone: what it did is said from here.
  const told = (move: Move): FormAction => async (previous, form) => {
    const result = (await moves[move]?.(previous, form)) ?? null
    if (result?.ok) setSaid(sentence(move, form))
    return result
  }

  return (
    <>
      <Checklist items={props.checklist} />
      <section className="panel">
        <h2>{words.title}</h2>
        <div role="status">{said ? <p className="msg">{said}</p> : null}</div>
        <p>
          <ArticleState state={state} changed={changed} />
        </p>
        <Times {...props} />
        {props.siteUrl ? (
          <p>
            <a href={props.siteUrl}>{strings.desk.article.onSite}</a>
          </p>
        ) : null}
        <div className="stackb">
          {shown.map((move) => (
            <OpenMove key={move} bar={props} move={move} action={told(move)} kind={move === going ? "go" : move === "withdraw" ? "red" : "plain"} />
          ))}
          {shown.length === 0 ? <p className="hint">{words.noMoves}</p> : null}
        </div>
      </section>
      <Notes id={id} {...props.notes} clock={clock} />
      {props.children}
    </>
  )
}

function sentence(move: Move, form: FormData): string {
  const planned = (form.get("day") ?? "") !== ""
  if (planned && (move === "publish" || move === "update")) return done.schedule
  if (planned && move === "withdraw") return done.scheduleWithdraw
  return done[move]
}

function Times({ live, ahead, takeDownAt, plan, embargoUntil, clock }: WorkflowBarProps) {
  return (
    <div className="quiet">
      {live ? <p>{words.wentOut(moment(live.liveFrom, clock))}</p> : null}
      {ahead ? <p>{live ? words.updates(moment(ahead.liveFrom, clock)) : words.goesOut(moment(ahead.liveFrom, clock))}</p> : null}
      {plan ? <p>{words.pinned(moment(plan.pinnedAt, clock), plan.by)} {plan.newer ? words.newerStays : null}</p> : null}
      {embargoUntil ? <p className="err">{words.beforeEmbargo(moment(embargoUntil, clock))}</p> : null}
      {takeDownAt ? <p>{words.comesDown(moment(takeDownAt, clock))}</p> : null}
    </div>
  )
}

type OpenMoveProps = { bar: WorkflowBarProps; move: Move; action: FormAction; kind: ButtonKind }

/** One move: pressed at once, or asked about first. Publishing and updating can be done now or at a time. */
function OpenMove({ bar, move, action, kind }: OpenMoveProps) {
  const editing = useEditing()
  const given = { id: bar.id, version: bar.version, action, label: labels[move], kind, clock: bar.clock }
  switch (move) {
    case "sendBack":
      return <SendBack {...given} open={bar.notes.talk.threads.filter((thread) => thread.resolved === null)} />
    case "reschedule":
      return <AtATime {...given} planned={bar.ahead?.liveFrom} fresh={bar.plan?.newer === true && bar.plan.mayRenew} />
    case "correct":
      return <Correct {...given} comparison={bar.comparison} />
    case "withdraw":
      return <Withdraw {...given} />
    case "trash":
      return <Trash {...given} title={bar.title || strings.desk.article.untitled} />
    case "publish":
    case "update": {
      const newer = bar.changed || editing.dirty || (editing.version ?? bar.version) > bar.version
      const reason = move === "update" && !newer ? words.nothingNew : undefined
      return (
        <>
          <Pressed {...given} reason={reason} />
          {reason ? null : <AtATime {...given} kind="plain" label={move === "publish" ? words.schedule : words.scheduleUpdate} />}
        </>
      )
    }
    default:
      return <Pressed {...given} />
  }
}

function Pressed({ id, version, action, label, kind, reason }: { id: string; version: number; action: FormAction; label: string; kind: ButtonKind; reason?: string | undefined }) {
  return (
    <MoveForm id={id} version={version} action={action} label={label}>
      <Submit kind={kind} reason={reason}>
        {label}
      </Submit>
    </MoveForm>
  )
}
