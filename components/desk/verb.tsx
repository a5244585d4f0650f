"use client"

import type { ReactNode, SubmitEvent } from "react"
import type { FormAction } from "@/components/form/form"
import { useSend } from "@/components/form/use-send"

type VerbProps = {
  action: FormAction
  /** What is sent with it. */
  fields: Readonly<Record<string, string>>
  children: ReactNode
  /** Said instead of `children` to those who do not see, where these do not name what it acts on. */
  label?: string
  className?: string
  disabled?: boolean
  id?: string
}

/** One button that does one thing at once. */
export function Verb({ action, fields, children, label, className = "ico", disabled = false, id }: VerbProps) {
  const { pending, post, send } = useSend(action)
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const filled = new FormData(event.currentTarget)
    send(async () => filled)
  }
  return (
    <form action={post} onSubmit={submit}>
      {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <button
        type={pending ? "button" : "submit"} id={id} className={className} disabled={disabled} aria-label={label}
        aria-disabled={pending || undefined}
      >
        {children}
      </button>
    </form>
  )
}
