"use client"

import { useState } from "react"
import { Notice } from "@/components/ui/notice"
import type { Result } from "@/lib/result"
import { failureText } from "@/lib/strings/desk-problems"

type Said = { bad: boolean; text: string } | null

/** The one message above a page with many verbs: what was done last, or why it was refused. */
export function useOutcome() {
  const [said, setSaid] = useState<Said>(null)
  return {
    /** Makes the listener of a verb that says this when it was done. */
    after: (text: string) => (result: Result<unknown>) => setSaid(result.ok ? { bad: false, text } : { bad: true, text: failureText(result.failure) }),
    notice: said ? <Notice kind={said.bad ? "bad" : "good"}>{said.text}</Notice> : null,
  }
}
