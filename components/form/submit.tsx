"use client"

import type { ReactNode } from "react"
import { Button, type ButtonKind } from "@/components/ui/button"
import { strings } from "@/lib/strings"
import { useFormState } from "./context"

type SubmitProps = {
  children: ReactNode
  kind?: ButtonKind
  /** What it says while an answer is awaited. */
  pending?: string
  reason?: string | undefined
  name?: string
  value?: string
}

/** The button that sends its form; while an answer is awaited it says so in words and does nothing. */
export function Submit({ children, kind = "plain", pending = strings.desk.actions.working, reason, ...rest }: SubmitProps) {
  const form = useFormState()
  return (
    <Button type="submit" kind={kind} reason={reason} busy={form.pending} {...rest}>
      {form.pending ? pending : children}
    </Button>
  )
}
