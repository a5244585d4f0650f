"use client"

import { useRef, useState, type ReactNode } from "react"
import { Dialog, Dismiss } from "@/components/ui/dialog"
import { TextField } from "@/components/ui/field"
import { strings } from "@/lib/strings"
import { Asking } from "./asking"
import { Form, type FormAction } from "./form"
import { Submit } from "./submit"

const words = strings.desk.confirm

/** Around the pages of the desk: the one dialog in which somebody proves who they are, before a dangerous act. */
export function Confirming({ action, children }: { action: FormAction; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const answer = useRef<(proved: boolean) => void>(undefined)
  function ask(): Promise<boolean> {
    setOpen(true)
    return new Promise((resolve) => (answer.current = resolve))
  }
  function close(proved: boolean) {
    answer.current?.(proved)
    answer.current = undefined
    setOpen(false)
  }
  return (
    <Asking value={ask}>
      {children}
      <Dialog open={open} title={words.title} onClose={() => close(false)}>
        <ConfirmForm action={action} onProved={() => close(true)} onLeft={() => close(false)} />
      </Dialog>
    </Asking>
  )
}

/** The form itself: a password, or a code of the second step. With `next` it is a page's, and works without scripts. */
export function ConfirmForm({ action, next, onProved, onLeft }: { action: FormAction; next?: string; onProved?: () => void; onLeft?: () => void }) {
  return (
    <Form action={action} onResult={(result) => (result.ok ? onProved?.() : undefined)}>
      <p>{words.text}</p>
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      <TextField label={words.password} name="password" type="password" dir="ltr" autoComplete="current-password" autoFocus />
      <TextField
        label={words.code} name="code" dir="ltr" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} optional
        hint={words.codeHint}
      />
      <div className="bar">
        <Submit kind="go">{words.submit}</Submit>
        {onLeft ? <Dismiss onClick={onLeft} /> : null}
      </div>
    </Form>
  )
}
