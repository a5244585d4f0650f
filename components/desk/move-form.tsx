"use client"

import type { ReactNode } from "react"
import { useFormState } from "@/components/form/context"
import { Form, type FormAction } from "@/components/form/form"
import { TextField } from "@/components/ui/field"
import { strings } from "@/lib/strings"
import { useEditing } from "./editing"

const words = strings.desk.publishing

type Props = { id: string; version: number; action: FormAction; label: string; children: ReactNode; onDone?: () => void }

/** A move of an article: what is unsaved is saved first, the version goes along, and what is missing is shown beside its field. */
export function MoveForm({ id, version, action, label, children, onDone }: Props) {
  const editing = useEditing()
  return (
    <Form
      action={action}
      label={label}
      prepare={async (form) => {
        if (editing.version === null) return form
        const settled = await editing.settledVersion()
        if (settled === null) {
          // The line above says why it was not saved; a dialog must not stand before it.
          onDone?.()
          return null
        }
        form.set("version", String(settled))
        return form
      }}
      onResult={(result) => {
        if (result.ok) onDone?.()
        else if ("fields" in result.failure) editing.point(result.failure.fields)
      }}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={editing.version ?? version} />
      {children}
      <EmbargoReason />
    </Form>
  )
}

/** Asked for only where the server said that an embargo stands in the way and this person may lift it. */
function EmbargoReason() {
  const { problems } = useFormState()
  return problems["embargoReason"] ? <TextField label={words.embargoReason} name="embargoReason" /> : null
}
