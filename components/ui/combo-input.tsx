"use client"

import { useId, useRef, useState, type KeyboardEvent } from "react"
import { searchKey } from "@/lib/arabic/normalize"
import type { Result } from "@/lib/result"
import { named } from "@/lib/search/names"
import { strings } from "@/lib/strings"

const words = strings.desk.combobox
const SHOWN = 40

/** What can be chosen: its name, and other spellings by which it is found. */
export type Option = { id: string; name: string; variants?: readonly string[] | undefined }
export type AddOption = (name: string) => Promise<Result<Option>>

/** The options whose name or variant answers what was typed, those that begin with it first. */
export const matching = (options: readonly Option[], typed: string): Option[] => named(options, typed).slice(0, SHOWN)

/** The one option that is meant by exactly these words, if any. */
export function exact(options: readonly Option[], typed: string): Option | undefined {
  const key = searchKey(typed)
  return options.find((option) => searchKey(option.name) === key) ?? options.find((option) => option.variants?.some((name) => searchKey(name) === key))
}

type ComboInputProps = {
  wiring: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }
  options: readonly Option[]
  /** What stands in the field while nobody types: the chosen name, or nothing. */
  resting: string
  /** An option, or null when the field was emptied. */
  onChoose: (option: Option | null) => void
  onAdd?: AddOption | undefined
  addLabel?: ((name: string) => string) | undefined
  /** Backspace in an empty field. */
  onBack?: () => void
  disabled?: boolean | undefined
  placeholder?: string | undefined
}

/** The typing half of a combobox (ARIA 1.2 pattern, list popup): filters as one types, arrows, Enter, Escape, and an offer to add. */
export function ComboInput({ wiring, options, resting, onChoose, onAdd, addLabel = words.add, onBack, disabled, placeholder }: ComboInputProps) {
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const [adding, setAdding] = useState<"no" | "busy" | "failed">("no")

  const query = typed ?? ""
  const found = matching(options, query)
  const canAdd = onAdd !== undefined && query.trim() !== "" && !exact(options, query)
  const count = found.length + (canAdd ? 1 : 0)
  const active = open && count > 0 ? `${listId}-${Math.min(at, count - 1)}` : undefined

  function settle(option: Option | null) {
    onChoose(option)
    setTyped(null)
    setOpen(false)
    setAdding("no")
  }
  async function add() {
    if (!onAdd || adding === "busy") return
    setAdding("busy")
    const result = await onAdd(query.trim()).catch(() => null)
    if (result?.ok) settle(result.value)
    else setAdding("failed")
  }
  function take(index: number) {
    const option = found[index]
    if (option) settle(option)
    else if (canAdd) void add()
  }
  function leave() {
    if (adding === "busy" || typed === null) return setOpen(false)
    const meant = exact(options, typed)
    if (meant) return settle(meant)
    if (typed.trim() === "" && resting !== "") return settle(null)
    setTyped(null)
    setOpen(false)
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      if (!open) return setOpen(true)
      if (count > 0) setAt((at + (event.key === "ArrowDown" ? 1 : count - 1)) % count)
    } else if (event.key === "Enter" && open) {
      event.preventDefault()
      take(Math.min(at, Math.max(count - 1, 0)))
    } else if (event.key === "Escape" && open) {
      event.preventDefault()
      event.stopPropagation()
      setTyped(null)
      setOpen(false)
    } else if (event.key === "Backspace" && query === "" && resting === "") onBack?.()
  }

  return (
    <div className="combo">
      <input
        {...wiring}
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={active}
        aria-busy={adding === "busy"}
        disabled={disabled}
        placeholder={placeholder}
        value={typed ?? resting}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={press}
        onBlur={leave}
      />
      <ul className="list" id={listId} role="listbox" aria-label={strings.desk.combobox.list} hidden={!open}>
        {open
          ? found.map((option, index) => (
              <Row key={option.id} id={`${listId}-${index}`} at={index === at} chosen={option.name === resting} onTake={() => take(index)}>
                {option.name}
              </Row>
            ))
          : null}
        {open && canAdd ? (
          <Row id={`${listId}-${found.length}`} at={found.length === Math.min(at, count - 1)} chosen={false} onTake={() => void add()}>
            {adding === "failed" ? words.addFailed : adding === "busy" ? strings.desk.actions.adding : addLabel(query.trim())}
          </Row>
        ) : null}
        {open && count === 0 ? (
          <li className="none" role="option" aria-selected="false" aria-disabled="true">
            {words.none}
          </li>
        ) : null}
      </ul>
    </div>
  )
}

type RowProps = { id: string; at: boolean; chosen: boolean; onTake: () => void; children: string }

function Row({ id, at, chosen, onTake, children }: RowProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={chosen}
      className={at ? "at" : undefined}
      ref={(element) => {
        if (at) element?.scrollIntoView({ block: "nearest" })
      }}
      // The field must keep the focus, or leaving it would undo the choice before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {children}
    </li>
  )
}
