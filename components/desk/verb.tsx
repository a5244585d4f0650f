"use client"

import { useActionState, useEffect, type ReactNode } from "react"
import type { FormAction } from "@/components/form/form"
import type { Result } from "@/lib/result"

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
  onResult?: (result: Result<unknown>) => void
}

/** One button that does one thing at once: a form of its own, so that it works without scripts. */
export function Verb({ action, fields, children, label, className = "ico", disabled = false, id, onResult }: VerbProps) {
  const [result, run, pending] = useActionState(action, null)
  useEffect(() => {
    if (result) onResult?.(result)
    // An answer is told once, whatever the page hands down anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [result])
  return (
    <form action={run}>
      {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <button type="submit" id={id} className={className} disabled={disabled} aria-label={label} aria-disabled={pending || undefined}>
        {children}
      </button>
    </form>
  )
}
