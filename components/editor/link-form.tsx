"use client"

import type { Editor } from "@tiptap/core"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/field"
import { safeLink } from "@/lib/articles/body"
import { strings } from "@/lib/strings"
import { OwnArticles } from "./own-articles"

const words = strings.desk.editor

/** The address as it would be stored; a host without a scheme is taken as a page of the web. */
const meant = (typed: string) => safeLink(typed) ?? (/^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(typed) ? safeLink(`https://${typed}`) : null)

/** Sets, changes or removes the link of the chosen words, beneath the toolbar. Not a form: it stands within one. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const current: unknown = editor.getAttributes("link")["href"]
  const [typed, setTyped] = useState(typeof current === "string" ? current : "")
  const [wrong, setWrong] = useState(false)

  function apply() {
    const href = meant(typed.trim())
    if (href === null) return setWrong(true)
    put(href, href)
  }
  /** The link for the chosen words; where none are chosen, these words come with it. */
  function put(href: string, said: string) {
    const chain = editor.chain().focus().extendMarkRange("link")
    if (editor.state.selection.empty && !current) chain.insertContent({ type: "text", text: said, marks: [{ type: "link", attrs: { href } }] }).run()
    else chain.setMark("link", { href }).run()
    onDone()
  }
  function remove() {
    editor.chain().focus().extendMarkRange("link").unsetMark("link").run()
    onDone()
  }
  function leave() {
    onDone()
    editor.commands.focus()
  }

  return (
    <div
      className="linkform"
      role="group"
      aria-label={words.linkForm}
      onKeyDown={(event) => {
        if (event.key === "Escape") leave()
        if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
          event.preventDefault()
          if (event.target.type === "url") apply()
        }
      }}
    >
      <TextField
        label={words.linkAddress}
        type="url"
        dir="ltr"
        inputMode="url"
        autoFocus
        value={typed}
        hint={words.linkHint}
        problems={wrong ? ["bad_link"] : []}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setWrong(false)
        }}
      />
      <OwnArticles onTake={({ href, title }) => put(href, title)} />
      <div className="bar">
        <Button onClick={apply}>{words.linkApply}</Button>
        {current ? <Button onClick={remove}>{words.linkRemove}</Button> : null}
        <Button onClick={leave}>{strings.desk.actions.cancel}</Button>
      </div>
    </div>
  )
}
