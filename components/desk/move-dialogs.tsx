"use client"

import { useRouter } from "next/navigation"
import { useEffect, useState, type ReactNode } from "react"
import type { FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import type { ButtonKind } from "@/components/ui/button"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { CheckField, TextArea, TextField } from "@/components/ui/field"
import type { Thread } from "@/lib/notes/view"
import { strings } from "@/lib/strings"
import type { Clock } from "./article-choices"
import { useEditing } from "./editing"
import { MoveForm } from "./move-form"
import { WhenFields } from "./when-fields"

const words = strings.desk.publishing

export type MoveProps = { id: string; version: number; action: FormAction; label: string; kind?: ButtonKind; clock: Clock }

/** A move that must be asked about first: its questions in a dialog, its verb repeated on the button that does it. */
function Asked({ id, version, action, label, kind = "plain", children }: Omit<MoveProps, "clock"> & { children: ReactNode }) {
  return (
    <DialogButton label={label} kind={kind}>
      {(close) => (
        <MoveForm id={id} version={version} action={action} label={label} onDone={close}>
          {children}
          <div className="bar">
            <Submit kind={kind === "red" ? "red" : "go"}>{label}</Submit>
            <Dismiss onClick={close} />
          </div>
        </MoveForm>
      )}
    </DialogButton>
  )
}

/** What is still open goes back along with the note, so it is shown beside it. */
export function SendBack({ open, ...props }: MoveProps & { open: readonly Thread[] }) {
  return (
    <Asked {...props}>
      {open.length > 0 ? (
        <section className="hint">
          <h3>{strings.desk.notes.before}</h3>
          <ul>{open.map((thread) => <li key={thread.id}><bdi>{thread.by}</bdi>: {thread.text}</li>)}</ul>
        </section>
      ) : null}
      <TextArea label={words.note} name="note" rows={4} />
    </Asked>
  )
}

/** `planned` is when it goes out as things stand, and `fresh` whether what is saved now may be chosen instead of what was pinned. */
export function AtATime({ planned, fresh = false, ...props }: MoveProps & { planned?: Date | undefined; fresh?: boolean }) {
  return (
    <Asked {...props}>
      <WhenFields day={words.day} time={words.time} clock={props.clock} value={planned} required />
      {fresh ? <CheckField label={words.fresh} name="fresh" value="yes" /> : null}
    </Asked>
  )
}

export function Correct({ comparison, ...props }: MoveProps & { comparison?: ReactNode }) {
  return (
    <Asked {...props}>
      <TextArea label={words.correction} name="note" rows={3} hint={words.correctionHint} />
      <p className="hint">{words.whole}</p>
      {comparison ? (
        <details className="mt-4">
          <summary>{words.compare}</summary>
          <AsSaved version={props.version}>{comparison}</AsSaved>
        </details>
      ) : null}
    </Asked>
  )
}

/**
 * What is shown of an article as it is on the server: what stands on the page is saved first, and where that made it newer than what the
 * page was drawn with (`version`), it is drawn anew before it is shown.
 */
function AsSaved({ version, children }: { version: number; children: ReactNode }) {
  const { settledVersion } = useEditing()
  const { refresh } = useRouter()
  const [saved, setSaved] = useState<number | "unsaved" | null>(null)
  useEffect(() => {
    let gone = false
    void settledVersion().then((settled) => {
      if (gone) return
      setSaved(settled ?? "unsaved")
      if (settled !== null && settled > version) refresh()
    })
    return () => {
      gone = true
    }
    // Asked once, when the dialog opens: nothing can be typed behind it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  if (saved === "unsaved") return <p className="err">{words.compareUnsaved}</p>
  if (saved === null || saved > version) return <p className="quiet" role="status">{words.comparing}</p>
  return children
}

export function Withdraw(props: MoveProps) {
  return (
    <Asked {...props}>
      <TextArea label={words.reason} name="reason" rows={2} hint={words.reasonHint} />
      <TextField label={words.notice} name="notice" optional hint={words.noticeHint} />
      <WhenFields day={words.withdrawDay} time={words.withdrawTime} clock={props.clock} />
      <p className="hint">{words.withdrawWhen}</p>
    </Asked>
  )
}

export function Trash({ title, ...props }: MoveProps & { title: string }) {
  return (
    <Asked {...props}>
      <p>{words.trashAsk(title)}</p>
    </Asked>
  )
}
