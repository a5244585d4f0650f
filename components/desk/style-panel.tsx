"use client"

import { useParams } from "next/navigation"
import { useEffect, useRef, useState, type KeyboardEvent } from "react"
import { goToStyle, STYLE_KEYS, STYLE_WANTED, styleAtCaret, takeStyle } from "@/components/editor/style-marks"
import { Button } from "@/components/ui/button"
import { strings } from "@/lib/strings"
import { isRuleId, MOST, ruleIds, wordOfKind, type House } from "@/lib/style/kinds"
import { useEditing } from "./editing"
import { styleFields, useStyle, type StyleField, type StyleItem } from "./use-style"

const words = strings.desk.style
/** How many of a kind are shown at once. */
const FEW = 3

const kindName = (kind: string): string => {
  const word = wordOfKind(kind)
  return word !== null ? words.word(word) : isRuleId(kind) ? words.rules[kind].name : kind
}
const kindWhy = ({ kind, after }: Pick<StyleItem, "kind" | "after">): string =>
  isRuleId(kind) ? words.rules[kind].why : after === null ? words.wordAvoided : words.wordWhy
const order = (kind: string) => (isRuleId(kind) ? ruleIds.indexOf(kind) : ruleIds.length)

/** White space that is added or taken cannot be seen; here it is. */
const seen = (text: string) => text.replaceAll("\u00A0", "\u237D").replace(/ {2,}|^ | $/g, (run) => "\u237D".repeat(run.length)).replaceAll("\uFFFC", "")
const said = (item: Omit<StyleItem, "id">) => `${kindName(item.kind)}${strings.desk.lists.comma}${kindWhy(item)}`

/** What was left aside of one article, on this device and as long as its window is open. */
function recall(at: string): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(at) ?? "[]")
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : []
  } catch {
    return []
  }
}

function useAside() {
  const at = `waha-style:${String(useParams<{ id?: string }>()["id"] ?? "new")}`
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set())
  // What the device keeps is known after the page was drawn, which knows of no device.
  useEffect(() => setAside(new Set(recall(at))), [at])
  const keep = (next: ReadonlySet<string>) => {
    setAside(next)
    try {
      sessionStorage.setItem(at, JSON.stringify([...next]))
    } catch {
      // A browser that keeps nothing forgets it with the page.
    }
  }
  return { aside, keep }
}

/** The checker's margin: what it would write otherwise, by kind, to be taken or left one by one or all of a kind, and the way to each place and back. */
export function StylePanel({ house }: { house: House }) {
  const { copy } = useEditing()
  const { aside, keep } = useAside()
  const { editor, items, failed, again, drop } = useStyle(house, copy, said, (name) => aside.has(name))
  const [told, setTold] = useState("")
  const [, setRound] = useState(0)
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set())
  const panel = useRef<HTMLElement>(null)
  const focusAt = useRef<number | string | null>(null)
  const kinds = [...new Set(items?.map(({ kind }) => kind))].sort((a, b) => order(a) - order(b))
  const of = (kind: string) => items?.filter((item) => item.kind === kind) ?? []

  useEffect(() => again(), [aside, again])

  // What was pressed is gone with its line: the keyboard goes on from the next one.
  useEffect(() => {
    const wanted = focusAt.current
    if (wanted === null || !panel.current) return
    focusAt.current = null
    const places = [...panel.current.querySelectorAll<HTMLElement>("[data-place]")]
    const next = typeof wanted === "string" ? places.find((place) => place.dataset["place"] === wanted) : places[Math.min(wanted, places.length - 1)]
    const target = next ?? panel.current
    target.scrollIntoView({ block: "nearest" })
    target.focus({ preventScroll: true })
  })

  useEffect(() => {
    const want = () => {
      const id = editor ? styleAtCaret(editor) : null
      const item = items?.find((each) => each.id === id)
      if (item) setWhole((before) => new Set([...before, item.kind]))
      focusAt.current = item?.id ?? ""
      // The line may be there already: the page is drawn once more, so that it gets the focus.
      setRound((before) => before + 1)
    }
    window.addEventListener(STYLE_WANTED, want)
    return () => window.removeEventListener(STYLE_WANTED, want)
  }, [editor, items])

  const indexOf = (item: StyleItem) =>
    [...(panel.current?.querySelectorAll<HTMLElement>("[data-place]") ?? [])].findIndex((place) => place.dataset["place"] === item.id)

  function take(chosen: readonly StyleItem[]) {
    const [first] = chosen
    if (!editor || !first) return
    focusAt.current = Math.max(0, indexOf(first))
    const inBody = chosen.filter(({ where }) => where === "body")
    const body = takeStyle(editor, inBody)
    const above = styleFields.map((field) => [field, takeInField(field, chosen.filter(({ where }) => where === field))] as const).filter(([, count]) => count > 0)
    setTold([...(body > 0 || above.length === 0 ? [words.taken(body)] : []), ...above.map(([field, count]) => words.takenIn(count, strings.desk.fields[field]))].join(" "))
    drop(chosen)
    again()
  }
  function leave(item: StyleItem) {
    focusAt.current = Math.max(0, indexOf(item))
    setTold(words.leftOne)
    drop([item])
    keep(new Set([...aside, item.aside]))
  }
  function go(item: StyleItem) {
    if (item.where !== "body") return selectInField(item.where, item.from, item.to)
    if (editor) goToStyle(editor, item.id)
  }
  function press(event: KeyboardEvent) {
    if (event.key !== "Escape" || !editor) return
    event.preventDefault()
    editor.commands.focus()
  }

  const count = items?.length ?? 0
  return (
    <section className="panel stylecheck" id="style" tabIndex={-1} ref={panel} aria-label={words.title} onKeyDown={press}>
      <h2>{words.title}</h2>
      <p role="status" className="quiet">{told} {failed ? words.failed : items === null ? words.checking : count === 0 ? words.none : words.suggestions(count)}</p>
      {count > 0 ? <p className="hint">{words.note}</p> : null}
      {count === MOST ? <p className="hint">{words.many}</p> : null}
      {kinds.map((kind) => {
        const all = of(kind)
        const shown = whole.has(kind) ? all : all.slice(0, FEW)
        const offered = all.filter(({ after }) => after !== null)
        return (
          <section key={kind} aria-label={kindName(kind)}>
            <h3>{kindName(kind)}{all.length > 1 ? <span className="quiet">{strings.desk.lists.comma}{words.places(all.length)}</span> : null}</h3>
            {all[0] ? <p className="hint">{kindWhy(all[0])}</p> : null}
            <ul>
              {shown.map((item) => <Place key={item.id} item={item} onGo={go} onTake={(one) => take([one])} onLeave={leave} />)}
            </ul>
            {all.length > shown.length ? (
              <p><button type="button" className="link" onClick={() => setWhole(new Set([...whole, kind]))}>{words.more(all.length - shown.length)}</button></p>
            ) : null}
            {offered.length > 1 ? <div className="stackb"><Button aria-label={words.takeAllOf(kindName(kind))} onClick={() => take(offered)}>{words.takeAll}</Button></div> : null}
          </section>
        )
      })}
      {count > 0 ? <p className="hint"><kbd dir="ltr">{STYLE_KEYS}</kbd> {words.hint}</p> : null}
      {aside.size > 0 ? <p className="hint">{words.left(aside.size)} <button type="button" className="link" onClick={() => keep(new Set())}>{words.bringBack}</button></p> : null}
    </section>
  )
}

type PlaceProps = { item: StyleItem; onGo: (item: StyleItem) => void; onTake: (item: StyleItem) => void; onLeave: (item: StyleItem) => void }

/** One place: what stands there among its neighbours, what would, and what can be done with it. */
function Place({ item, onGo, onTake, onLeave }: PlaceProps) {
  const { id, before, after, lead, tail, where } = item
  return (
    <li>
      <button type="button" className="placebtn naskh diff" data-place={id} onClick={() => onGo(item)} aria-label={words.goTo(`${lead}${before}${tail}`)}>
        <bdi>{lead}{after === null ? <b>{seen(before)}</b> : <><del>{seen(before)}</del>{after === "" ? null : <> <ins>{seen(after)}</ins></>}</>}{tail}</bdi>
      </button>
      {where === "body" ? null : <p className="quiet">{strings.desk.fields[where]}</p>}
      <div className="bar">
        {after === null ? null : <button type="button" className="link" aria-label={words.takeOf(before, after || words.removed)} onClick={() => onTake(item)}>{words.take}</button>}
        <button type="button" className="link" aria-label={words.leaveOf(before)} onClick={() => onLeave(item)}>{words.leave}</button>
      </div>
    </li>
  )
}

type Typed = HTMLInputElement | HTMLTextAreaElement
const fieldOf = (field: StyleField): Typed | null => {
  const element = document.getElementById(field)
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null
}

function selectInField(field: StyleField, from: number, to: number) {
  const element = fieldOf(field)
  element?.scrollIntoView({ block: "center" })
  element?.focus({ preventScroll: true })
  element?.setSelectionRange(from, to)
}

/** Writes what is suggested into a field as somebody would type it, so that the browser's own undo takes it back at once; gives how many. */
function takeInField(field: StyleField, items: readonly StyleItem[]): number {
  const element = fieldOf(field)
  const fitting = items.filter(({ from, to, before }) => element?.value.slice(from, to) === before)
  if (!element || element.disabled || element.matches(":disabled") || fitting.length === 0) return 0
  const from = Math.min(...fitting.map((item) => item.from))
  const to = Math.max(...fitting.map((item) => item.to))
  let made = element.value.slice(from, to)
  for (const item of fitting.toSorted((a, b) => b.from - a.from)) made = made.slice(0, item.from - from) + (item.after ?? item.before) + made.slice(item.to - from)
  element.focus({ preventScroll: true })
  element.setSelectionRange(from, to)
  // The one way to change a field that its own undo knows of; where a browser has it no more, the value is set.
  if (!document.execCommand("insertText", false, made)) {
    element.setRangeText(made, from, to, "end")
    element.dispatchEvent(new Event("input", { bubbles: true }))
  }
  return fitting.length
}
