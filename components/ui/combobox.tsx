"use client"

import { useState, type ReactNode } from "react"
import { strings } from "@/lib/strings"
import { ComboInput, type AddOption, type Option } from "./combo-input"
import { Field } from "./field"

export type { AddOption, Option } from "./combo-input"

type Common = {
  label: string
  options: readonly Option[]
  /** Present where this person may add a name that is not there yet. */
  onAdd?: AddOption | undefined
  /** How the offer to add a name reads. */
  addLabel?: ((name: string) => string) | undefined
  id?: string | undefined
  hint?: ReactNode
  optional?: boolean
  problems?: readonly string[] | undefined
  disabled?: boolean | undefined
  placeholder?: string | undefined
}

const frameOf = ({ label, hint, optional, problems }: Common) => ({
  label,
  problems,
  ...(hint === undefined ? {} : { hint }),
  ...(optional === undefined ? {} : { optional }),
})

/** Options with those that were added here: they are chosen at once, before the page knows of them. */
function useGrowing(options: readonly Option[], onAdd: AddOption | undefined) {
  const [added, setAdded] = useState<Option[]>([])
  const all = [...options, ...added.filter((one) => !options.some((option) => option.id === one.id))]
  const add: AddOption | undefined = onAdd && (async (name) => {
    const result = await onAdd(name)
    if (result.ok) setAdded((before) => [...before, result.value])
    return result
  })
  return { all, add }
}

/** One of many names, found by typing. With `name`, a form sends the chosen id. */
export function Combobox(props: Common & { name?: string; value: string | null; onChange: (id: string | null) => void }) {
  const { all, add } = useGrowing(props.options, props.onAdd)
  const chosen = all.find((option) => option.id === props.value)
  return (
    <Field {...frameOf(props)} id={props.id}>
      {(wiring) => (
        <>
          <ComboInput
            wiring={wiring}
            options={all}
            resting={chosen?.name ?? ""}
            onChoose={(option) => props.onChange(option?.id ?? null)}
            onAdd={add}
            addLabel={props.addLabel}
            disabled={props.disabled}
            placeholder={props.placeholder}
          />
          {props.name ? <input type="hidden" name={props.name} value={props.value ?? ""} /> : null}
        </>
      )}
    </Field>
  )
}

/** Several of many names, each a chip that can be taken away; the order is that of choosing. */
export function MultiCombobox(props: Common & { name?: string; value: readonly string[]; onChange: (ids: string[]) => void }) {
  const { all, add } = useGrowing(props.options, props.onAdd)
  const chosen = props.value.flatMap((id) => all.find((option) => option.id === id) ?? [])
  const without = (id: string) => props.onChange(props.value.filter((other) => other !== id))
  return (
    <Field {...frameOf(props)} id={props.id}>
      {(wiring) => (
        <>
          <ul className="chips" aria-label={strings.desk.combobox.chosen} hidden={chosen.length === 0}>
            {chosen.map((option) => (
              <li key={option.id}>
                <bdi>{option.name}</bdi>
                <button type="button" aria-label={strings.desk.combobox.removeChip(option.name)} disabled={props.disabled} onClick={() => without(option.id)}>
                  <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
          </ul>
          <ComboInput
            wiring={wiring}
            options={all.filter((option) => !props.value.includes(option.id))}
            resting=""
            onChoose={(option) => option && props.onChange([...props.value, option.id])}
            onAdd={add}
            addLabel={props.addLabel}
            onBack={() => props.onChange(props.value.slice(0, -1))}
            disabled={props.disabled}
            placeholder={props.placeholder}
          />
          {props.name ? props.value.map((id) => <input key={id} type="hidden" name={props.name} value={id} />) : null}
        </>
      )}
    </Field>
  )
}
