"use client"

import { Link } from "@/components/ui/link"
import { usePathname } from "next/navigation"
import { useEffect, useRef, type ReactNode, type SubmitEvent } from "react"
import { Notice } from "@/components/ui/notice"
import type { FieldProblems, Result } from "@/lib/result"
import { strings } from "@/lib/strings"
import { failureText } from "@/lib/strings/desk-problems"
import { urls } from "@/lib/urls"
import { FormContext } from "./context"
import { useSend } from "./use-send"

/** A server action as forms use it: it redirects, or gives the Result that the form shows. */
export type FormAction = (previous: Result<unknown> | null, form: FormData) => Promise<Result<unknown> | null>

type FormProps = {
  action: FormAction
  children: ReactNode
  /** What is said when the server accepted and the page stays. */
  done?: string
  /** Empties the fields after the server accepted: for forms that add one thing after another. */
  clears?: boolean
  className?: string
  label?: string
  /** Called once for every answer. */
  onResult?: (result: Result<unknown>) => void
  /** Runs before the form is sent and may fill in what is known only then; null keeps it from going. */
  prepare?: (form: FormData) => Promise<FormData | null>
}

const noProblems: FieldProblems = {}

/**
 * A form over a server action. It is a plain post without scripts. With them, what was typed stays after a refusal
 * (React would empty the fields of a form that runs its action by itself), the answer stands above, each field's
 * problems beneath it, and the first wrong field gets the focus.
 */
export function Form({ action, children, done, clears = false, className, label, onResult, prepare }: FormProps) {
  const { result, unanswered, pending, post, send } = useSend(action)
  const form = useRef<HTMLFormElement>(null)
  const problems = result && !result.ok && "fields" in result.failure ? result.failure.fields : noProblems

  useEffect(() => {
    if (!result) return
    onResult?.(result)
    if (result.ok && clears) form.current?.reset()
    if (!result.ok) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
    // An answer is told once, whatever the page hands down anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [result])

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const filled = new FormData(event.currentTarget, event.nativeEvent.submitter)
    send(async () => (prepare ? prepare(filled) : filled))
  }

  return (
    <form ref={form} action={post} onSubmit={submit} noValidate className={className} aria-label={label}>
      {unanswered ? <Notice kind="bad">{strings.desk.done.unanswered}</Notice> : null}
      {result && !result.ok ? (
        <Notice kind="bad">
          {failureText(result.failure)}
          {result.failure.code === "confirm_needed" ? <ConfirmLink /> : null}
        </Notice>
      ) : null}
      {result?.ok && done && !pending ? <Notice>{done}</Notice> : null}
      <FormContext value={{ problems, pending }}>{children}</FormContext>
    </form>
  )
}

/** Where no script asks who is there, a page does, and leads back here. */
function ConfirmLink() {
  return <p><Link href={urls.desk.confirm(usePathname())}>{strings.desk.confirm.link}</Link></p>
}
