"use client"

import { useActionState, type ReactNode } from "react"
import type { FormAction } from "@/components/form/form"

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
  const [, run, pending] = useActionState(action, null)
  return (
    <form action={run}>
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
