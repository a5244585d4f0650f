"use client"

import type { Editor } from "@tiptap/core"
import { useEditorState } from "@tiptap/react"
import { useEffect, useState, type KeyboardEvent } from "react"
import { Button } from "@/components/ui/button"
import { CheckField, TextField } from "@/components/ui/field"
import { strings } from "@/lib/strings"
import { ask, replaceAll, replaceOne, standing, step } from "./finding"
import { bringToTheEye } from "./to-the-eye"

const words = strings.desk.editor.find

/** What was found, and is chosen now. The keys stay where they are. */
function show(editor: Editor) {
  if (standing(editor.state).count > 0) bringToTheEye(editor.view, editor.state.selection.from)
}

/** Finds and replaces in the text, beneath the toolbar. Not a form: it stands within one. */
export function FindBar({ editor, disabled, onDone }: { editor: Editor; disabled: boolean; onDone: () => void }) {
  const [question, setQuestion] = useState(() => editor.state.doc.textBetween(editor.state.selection.from, editor.state.selection.to, " ").slice(0, 100))
  const [replacement, setReplacement] = useState("")
  const [exact, setExact] = useState(false)
  const [done, setDone] = useState<number | null>(null)
  const { count, current, note } = useEditorState({ editor, selector: ({ editor: now }) => standing(now.state) })

  useEffect(() => {
    ask(editor, question === "" ? null : { text: question, exact })
    show(editor)
  }, [editor, question, exact])
  useEffect(() => () => {
    if (!editor.isDestroyed) ask(editor, null)
  }, [editor])

  function leave() {
    onDone()
    editor.commands.focus()
  }
  function go(by: 1 | -1) {
    step(editor, by)
    show(editor)
  }
  function replace() {
    setDone(null)
    replaceOne(editor, replacement)
    show(editor)
  }
  function press(event: KeyboardEvent) {
    if (event.key === "Escape") leave()
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    if (event.target.type !== "checkbox") go(event.shiftKey ? -1 : 1)
  }
  const told = done !== null ? words.replaced(done) : question === "" ? "" : count === 0 ? words.none : words.standing(current, count)
  return (
    <div className="linkform finding" role="group" aria-label={words.label} onKeyDown={press}>
      <div className="two">
        <TextField label={words.question} autoFocus value={question} onChange={(event) => { setQuestion(event.currentTarget.value); setDone(null) }} />
        <TextField label={words.replacement} disabled={disabled} value={replacement} onChange={(event) => setReplacement(event.currentTarget.value)} />
      </div>
      <CheckField label={words.exact} checked={exact} onChange={(event) => { setExact(event.currentTarget.checked); setDone(null) }} />
      <p role="status" className="quiet">{told}{note !== null && done === null ? <> {words.inNote} <bdi>{note}</bdi></> : null}</p>
      <div className="bar">
        <Button disabled={count === 0} onClick={() => go(1)}>{words.next}</Button>
        <Button disabled={count === 0} onClick={() => go(-1)}>{words.previous}</Button>
        <Button disabled={disabled || count === 0} onClick={replace}>{words.replace}</Button>
        <Button disabled={disabled || count === 0} onClick={() => setDone(replaceAll(editor, replacement))}>{words.replaceAll}</Button>
        <Button onClick={leave}>{words.close}</Button>
      </div>
    </div>
  )
}
