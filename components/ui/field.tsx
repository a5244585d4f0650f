"use client"

import { useId, type ComponentProps, type ReactNode } from "react"
import { useFormState } from "@/components/form/context"
import { strings } from "@/lib/strings"
import { problemText } from "@/lib/strings/desk-problems"

/** What every field has: its label, a hint beneath, and what is wrong with it (from the form around it where none is given). */
export type FieldFrame = {
  label: string
  name?: string
  hint?: ReactNode
  optional?: boolean
  /** Keys of strings/desk-problems. */
  problems?: readonly string[] | undefined
  /** Sentences that are already words. */
  warning?: string | undefined
}

type Wiring = { id: string; "aria-invalid"?: true; "aria-describedby"?: string }

/** Label, control, hint and problems, tied together by ids. The control is drawn by `children` with what ties it. */
export function Field({ id, label, name, hint, optional, problems, warning, children }: FieldFrame & { id?: string | undefined; children: (wiring: Wiring) => ReactNode }) {
  const own = useId()
  const form = useFormState()
  const fieldId = id ?? own
  const found = problems ?? (name ? form.problems[name] : undefined) ?? []
  const said = [...found.map(problemText), ...(warning ? [warning] : [])]
  const described = [optional ? `${fieldId}-opt` : "", said.length > 0 ? `${fieldId}-err` : "", hint ? `${fieldId}-hint` : ""].filter(Boolean).join(" ")
  const wiring: Wiring = {
    id: fieldId,
    ...(said.length > 0 ? { "aria-invalid": true } : {}),
    ...(described ? { "aria-describedby": described } : {}),
  }
  return (
    <div className="field">
      <div className="named">
        <label htmlFor={fieldId} id={`${fieldId}-label`}>
          {label}
        </label>
        {/* Beside the name and not in it: the field is called what its label says. */}
        {optional ? (
          <span className="quiet" id={`${fieldId}-opt`}>
            {strings.desk.marks.optional}
          </span>
        ) : null}
      </div>
      {children(wiring)}
      {said.length > 0 ? (
        <p className="err" id={`${fieldId}-err`}>
          {said.join(" ")}
        </p>
      ) : null}
      {hint ? (
        <div className="hint" id={`${fieldId}-hint`}>
          {hint}
        </div>
      ) : null}
    </div>
  )
}

type Without<Element extends "input" | "select" | "textarea"> = Omit<ComponentProps<Element>, "name" | "children">

/** One line of text, a number, a date, an address: `type` says which. `dir="ltr"` for addresses and passwords. */
export function TextField({ label, name, hint, optional, problems, warning, id, ...rest }: FieldFrame & Without<"input">) {
  return (
    <Field {...frame({ label, name, hint, optional, problems, warning })} id={id}>
      {(wiring) => <input type="text" name={name} {...rest} {...wiring} />}
    </Field>
  )
}

/** Several lines of text. */
export function TextArea({ label, name, hint, optional, problems, warning, id, ...rest }: FieldFrame & Without<"textarea">) {
  return (
    <Field {...frame({ label, name, hint, optional, problems, warning })} id={id}>
      {(wiring) => <textarea name={name} {...rest} {...wiring} />}
    </Field>
  )
}

export type Choice = { value: string; label: string; disabled?: boolean }

type SelectProps = FieldFrame & Without<"select"> & { choices: readonly Choice[]; empty?: string }

/** One of a few, as a native select. `empty` is the line for none, with an empty value. */
export function SelectField({ label, name, hint, optional, problems, warning, id, choices, empty, ...rest }: SelectProps) {
  return (
    <Field {...frame({ label, name, hint, optional, problems, warning })} id={id}>
      {(wiring) => (
        <select name={name} {...rest} {...wiring}>
          {empty === undefined ? null : <option value="">{empty}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A yes or no beside its words. */
export function CheckField({ label, ...rest }: { label: string } & Omit<ComponentProps<"input">, "type">) {
  return (
    <label className="opt">
      <input type="checkbox" {...rest} /> {label}
    </label>
  )
}

/** Drops what was not given, so that an optional prop is absent and never undefined. */
function frame(given: { [Key in keyof FieldFrame]: FieldFrame[Key] | undefined } & { label: string }): FieldFrame {
  const { label, name, hint, optional, problems, warning } = given
  return {
    label,
    ...(name === undefined ? {} : { name }),
    ...(hint === undefined ? {} : { hint }),
    ...(optional === undefined ? {} : { optional }),
    problems,
    warning,
  }
}
