"use client"

import { useId, useRef, useState, type KeyboardEvent } from "react"
import { matching } from "@/components/ui/combo-input"
import { Field } from "@/components/ui/field"
import type { Person } from "@/lib/notes/view"
import { strings } from "@/lib/strings"

const words = strings.desk.notes

type Props = { label: string; name: string; people: readonly Person[]; rows?: number; id?: string | undefined }

/** What is being typed after an «@» before the caret: where it begins, and its letters; null where nobody is being named. */
export function naming(text: string, caret: number): { from: number; query: string } | null {
  const found = /(?:^|[\s(«"])@([^@\n]{0,30})$/u.exec(text.slice(0, caret))
  if (!found) return null
  const query = found[1] ?? ""
  return { from: caret - query.length - 1, query }
}

/** Those whose name stands in a text after an «@», of those that were chosen. */
export const named = (text: string, chosen: readonly Person[]): Person[] => chosen.filter(({ name }) => text.includes(`@${name}`))

/**
 * A few lines in which a colleague is meant by «@»: a list opens as one types, arrows and Enter choose, Escape closes. The form sends the
 * ids of those whose name is still in the text.
 */
export function MentionArea({ label, name, people, rows = 2, id }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [text, setText] = useState("")
  const [chosen, setChosen] = useState<Person[]>([])
  const [asked, setAsked] = useState<{ from: number; query: string } | null>(null)
  const [at, setAt] = useState(0)
  const found = asked ? matching(people, asked.query).slice(0, 8) : []
  const open = found.length > 0
  const active = open ? Math.min(at, found.length - 1) : -1

  function look(element: HTMLTextAreaElement) {
    setAsked(element.selectionStart === element.selectionEnd ? naming(element.value, element.selectionStart) : null)
    setAt(0)
  }
  function take(person: Person | undefined) {
    const element = area.current
    if (!person || !asked || !element) return
    const before = `${text.slice(0, asked.from)}@${person.name} `
    setText(before + text.slice(asked.from + 1 + asked.query.length).trimStart())
    setChosen((others) => (others.some((one) => one.id === person.id) ? others : [...others, person]))
    setAsked(null)
    requestAnimationFrame(() => {
      element.focus()
      element.setSelectionRange(before.length, before.length)
    })
  }
  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (!open || event.nativeEvent.isComposing) return
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      setAt((active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length)
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault()
      take(found[active])
    } else if (event.key === "Escape") {
      // The dialog or page around it stays open.
      event.preventDefault()
      event.stopPropagation()
      setAsked(null)
    }
  }

  return (
    <Field label={label} name={name} id={id}>
      {(wiring) => (
        <div className="combo">
          <textarea
            {...wiring} ref={area} name={name} rows={rows} value={text}
            aria-autocomplete="list" aria-controls={listId} aria-activedescendant={open ? `${listId}-${active}` : undefined}
            onChange={(event) => {
              setText(event.currentTarget.value)
              look(event.currentTarget)
            }}
            onClick={(event) => look(event.currentTarget)}
            onKeyDown={press}
            onBlur={() => setAsked(null)}
          />
          <ul className="list" id={listId} role="listbox" aria-label={words.people} hidden={!open}>
            {found.map((person, index) => (
              <li
                key={person.id} id={`${listId}-${index}`} role="option" aria-selected={index === active} className={index === active ? "at" : undefined}
                // The field must keep the focus, or leaving it would close the list before the click arrives.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(person)}
              >
                {person.name}
              </li>
            ))}
          </ul>
          <span className="sr-only" role="status">{asked && asked.query !== "" ? words.found(found.length) : ""}</span>
          {named(text, chosen).map((person) => <input key={person.id} type="hidden" name="mentions" value={person.id} />)}
        </div>
      )}
    </Field>
  )
}
