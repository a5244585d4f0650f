"use client"

import { useState } from "react"
import type { FormAction } from "@/components/form/form"
import { Notice } from "@/components/ui/notice"
import type { Result } from "@/lib/result"
import { failureText } from "@/lib/strings/desk-problems"

type Said = { bad: boolean; text: string } | null
export type Listener = (result: Result<unknown>) => void

/**
 * The same action, heard: `listener` gets every answer. It is called by the action and not by an effect, because what was pressed is often
 * gone from the page by the time the answer is drawn.
 */
export const heard = (action: FormAction, listener: Listener): FormAction => async (previous, form) => {
  const result = await action(previous, form)
  if (result) listener(result)
  return result
}

/** The one message above a page with many verbs: what was done last, or why it was refused. */
export function useOutcome() {
  const [said, setSaid] = useState<Said>(null)
  return {
    /** A verb that says this when it was done, and why where it was not. */
    saying: (text: string, action: FormAction): FormAction =>
      heard(action, (result) => setSaid(result.ok ? { bad: false, text } : { bad: true, text: failureText(result.failure) })),
    /** A form in a dialog: done, it says this and closes; refused, it says so itself and stays. */
    closing: (text: string, action: FormAction, close: () => void): FormAction =>
      heard(action, (result) => {
        if (!result.ok) return
        setSaid({ bad: false, text })
        close()
      }),
    notice: said ? <Notice kind={said.bad ? "bad" : "good"}>{said.text}</Notice> : null,
  }
}

export type Outcome = Omit<ReturnType<typeof useOutcome>, "notice">
