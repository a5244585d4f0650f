"use client"

import { useActionState, useState, useTransition } from "react"
import type { Result } from "@/lib/result"
import { useConfirming } from "./asking"

type Answer<T> = { result: Result<T> | null; unanswered: boolean }

/** Redirects and the like travel as errors of the framework's own, which it must see again. */
const isNavigation = (error: unknown) =>
  typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string" && error.digest.startsWith("NEXT_")

/**
 * Sends a form to its action. `post` is for the form element, so that it is a plain post where no script runs; `send` is for scripts.
 * An action that never answered (no connection, a server that broke) is `unanswered` and throws nothing: what was typed stays on the page.
 */
export function useSend<T>(action: (previous: Result<T> | null, form: FormData) => Promise<Result<T> | null>) {
  const confirming = useConfirming(action)
  const [posted, post] = useActionState(action, null)
  const [answer, setAnswer] = useState<Answer<T> | null>(null)
  const [pending, start] = useTransition()
  const result = answer ? answer.result : posted

  function send(prepare: () => Promise<FormData | null>) {
    if (pending) return
    start(async () => {
      const next = await ask(prepare)
      start(() => setAnswer(next))
    })
  }

  async function ask(prepare: () => Promise<FormData | null>): Promise<Answer<T>> {
    try {
      const form = await prepare()
      return form ? { result: await confirming(result, form), unanswered: false } : { result: null, unanswered: false }
    } catch (error) {
      if (isNavigation(error)) throw error
      return { result: null, unanswered: true }
    }
  }

  return { result, unanswered: answer?.unanswered ?? false, pending, post, send }
}
