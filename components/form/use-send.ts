"use client"

import { use, useActionState, useState, useTransition } from "react"
import type { Result } from "@/lib/result"
import { Asking } from "./asking"

type Answer<T> = { result: Result<T> | null; unanswered: boolean }

/** Redirects and the like travel as errors of the framework's own, which it must see again. */
const isNavigation = (error: unknown) =>
  typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string" && error.digest.startsWith("NEXT_")

const isAskedFor = <T>({ result }: Answer<T>) => result !== null && !result.ok && result.failure.code === "confirm_needed"

/**
 * Sends a form to its action, and once more where the server first wants to know who is there (lib/command.ts, `dangerous`). `post` is for
 * the form element, so that it is a plain post where no script runs; `send` is for scripts.
 * An action that never answered (no connection, a server that broke) is `unanswered` and throws nothing: what was typed stays on the page.
 */
export function useSend<T>(action: (previous: Result<T> | null, form: FormData) => Promise<Result<T> | null>) {
  const askWho = use(Asking)
  const [posted, post] = useActionState(action, null)
  const [answer, setAnswer] = useState<Answer<T> | null>(null)
  const [pending, start] = useTransition()
  const result = answer ? answer.result : posted

  function send(prepare: () => Promise<FormData | null>) {
    if (pending) return
    start(async () => {
      const { form, answer: first } = await attempt(prepare)
      if (form && askWho && isAskedFor(first)) void prove(form, first, askWho)
      else start(() => setAnswer(first))
    })
  }

  // The question has a form of its own, whose answers must be seen while this one waits: so this one's transition has ended by then.
  async function prove(form: FormData, first: Answer<T>, ask: () => Promise<boolean>) {
    if (!(await ask())) return setAnswer(first)
    start(async () => {
      const { answer: second } = await attempt(async () => form)
      start(() => setAnswer(second))
    })
  }

  async function attempt(prepare: () => Promise<FormData | null>): Promise<{ form: FormData | null; answer: Answer<T> }> {
    let form: FormData | null = null
    try {
      form = await prepare()
      return { form, answer: { result: form ? await action(result, form) : null, unanswered: false } }
    } catch (error) {
      if (isNavigation(error)) throw error
      return { form, answer: { result: null, unanswered: true } }
    }
  }

  return { result, unanswered: answer?.unanswered ?? false, pending, post, send }
}
