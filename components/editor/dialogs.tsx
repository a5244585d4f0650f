"use client"

import type { Editor } from "@tiptap/core"
import { useState } from "react"
import { Picker } from "@/components/desk/picture-field"
import type { PictureChoice } from "@/components/desk/picture-image"
import { Button } from "@/components/ui/button"
import { Dialog, Dismiss } from "@/components/ui/dialog"
import { TextArea, TextField } from "@/components/ui/field"
import { MAX_CAPTION, MAX_CREDIT, MAX_FOOTNOTE } from "@/lib/articles/body"
import { strings } from "@/lib/strings"
import { figureAttrs } from "./figure"

const words = strings.desk.editor

/** What is chosen as a whole, where it is of this kind: its attributes. */
export function chosen(editor: Editor, name: "figure" | "footnote"): Record<string, unknown> | null {
  return editor.isActive(name) ? editor.getAttributes(name) : null
}

type Props = { editor: Editor; onDone: () => void }

/** The words of a note: of the one that is chosen, or of a new one at the caret. */
export function FootnoteDialog({ editor, onDone }: Props) {
  const before = chosen(editor, "footnote")
  const [text, setText] = useState(String(before?.["text"] ?? ""))
  const [lacks, setLacks] = useState(false)
  function leave() {
    onDone()
    editor.commands.focus()
  }
  function apply() {
    const said = text.replace(/\s+/g, " ").trim()
    if (said === "") return setLacks(true)
    if (before) editor.chain().updateAttributes("footnote", { text: said }).run()
    // After what is chosen, never in its place.
    else editor.chain().insertContentAt(editor.state.selection.to, { type: "footnote", attrs: { text: said } }).run()
    leave()
  }
  return (
    <Dialog open title={before ? words.footnoteEdit : words.footnoteAdd} onClose={leave}>
      <TextArea
        label={words.footnoteText} rows={4} autoFocus maxLength={MAX_FOOTNOTE} value={text} problems={lacks ? ["required"] : []}
        onChange={(event) => { setText(event.currentTarget.value); setLacks(false) }}
      />
      <div className="bar">
        <Button kind="go" onClick={apply}>{words.apply}</Button>
        {before ? <Button onClick={() => { editor.commands.deleteSelection(); leave() }}>{words.footnoteRemove}</Button> : null}
        <Dismiss onClick={leave} />
      </div>
    </Dialog>
  )
}

/** What is said in this text of the picture that is chosen; with none, the library to choose one from. */
export function FigureDialog({ editor, onDone, files }: Props & { files: readonly File[] }) {
  const before = chosen(editor, "figure")
  const [said, setSaid] = useState(figureAttrs(before ?? {}))
  function leave() {
    onDone()
    editor.commands.focus()
  }
  function insert({ id, alt, caption, credit }: PictureChoice) {
    const { $to } = editor.state.selection
    const at = $to.depth === 0 ? $to.pos : $to.after(1)
    const figure = { type: "figure", attrs: { mediaId: id, alt, caption, credit } }
    editor.chain().insertContentAt(at, at >= editor.state.doc.content.size ? [figure, { type: "paragraph" }] : figure).run()
    leave()
  }
  if (!before) {
    return <Dialog open title={words.figureAdd} onClose={leave}><Picker files={files} onChoose={insert} close={leave} /></Dialog>
  }
  const field = (name: "alt" | "caption" | "credit", label: string, max: number, hint?: string) => (
    <TextField label={label} maxLength={max} value={said[name]} {...(hint ? { hint } : {})} onChange={(event) => setSaid({ ...said, [name]: event.currentTarget.value })} />
  )
  return (
    <Dialog open title={words.figureEdit} onClose={leave}>
      {field("alt", words.figureAlt, MAX_CAPTION, words.figureAltHint)}
      {field("caption", words.figureCaption, MAX_CAPTION)}
      {field("credit", words.figureCreditField, MAX_CREDIT)}
      <div className="bar">
        <Button kind="go" onClick={() => { editor.chain().updateAttributes("figure", said).run(); leave() }}>{words.apply}</Button>
        <Button onClick={() => { editor.commands.deleteSelection(); leave() }}>{words.figureRemove}</Button>
        <Dismiss onClick={leave} />
      </div>
    </Dialog>
  )
}

/** Every key of the editor, in words. */
export function ShortcutsDialog({ editor, onDone }: Props) {
  function leave() {
    onDone()
    editor.commands.focus()
  }
  return (
    // The browser itself goes back to where one was, and tells of it a moment later: the next key may have gone elsewhere by then.
    <Dialog open title={words.shortcuts} onClose={onDone}>
      <p className="quiet">{words.shortcutsHint}</p>
      <dl className="keys">
        {words.keys.map(([keys, what]) => (
          <div key={keys}>
            <dt><kbd dir="ltr">{keys}</kbd></dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div className="bar"><Dismiss onClick={leave}>{words.find.close}</Dismiss></div>
    </Dialog>
  )
}
