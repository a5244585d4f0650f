"use client"

import type { JSONContent } from "@tiptap/core"
import { EditorContent, useEditor } from "@tiptap/react"
import { useEffect, useMemo, useState } from "react"
import { bodyTexts, type Body } from "@/lib/articles/body"
import { bodyFromEditor } from "@/lib/articles/editor-json"
import { cleanHtml, cleanPlain, cleanSlice, linkOnPaste } from "./clipboard"
import { extensions } from "./extensions"
import { Toolbar } from "./toolbar"

type EditorProps = {
  /** Read once: give the editor another `key` to show another text. */
  initial: Body
  onChange: (body: Body) => void
  /** The id of the label. */
  labelledBy: string
  describedBy?: string | undefined
  invalid?: boolean
  disabled?: boolean
}

/** The text of an article, right to left whatever it begins with. Every change gives a body of the closed schema. */
export function Editor({ initial, onChange, labelledBy, describedBy, invalid = false, disabled = false }: EditorProps) {
  const [content] = useState(() => copyOf(initial))
  const editorProps = useMemo(
    () => ({
      attributes: {
        class: "body",
        dir: "rtl",
        lang: "ar",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": labelledBy,
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
        ...(invalid ? { "aria-invalid": "true" } : {}),
      },
      transformPastedHTML: cleanHtml,
      transformPastedText: cleanPlain,
      transformPasted: cleanSlice,
      handlePaste: linkOnPaste,
    }),
    [labelledBy, describedBy, invalid],
  )
  const editor = useEditor({
    extensions,
    content,
    editorProps,
    editable: !disabled,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    // The policy of content forbids made-up style elements; app/styles/editor.css has what they would say.
    injectCSS: false,
    // Signs that stand in a pasted text are its own: they are never read as commands.
    enablePasteRules: false,
    onUpdate: ({ editor: changed }) => onChange(bodyFromEditor(changed.getJSON())),
  })

  useEffect(() => {
    if (editor && editor.isEditable === disabled) editor.setEditable(!disabled, false)
  }, [editor, disabled])

  if (!editor) return <Waiting body={initial} />
  return (
    <>
      <Toolbar editor={editor} disabled={disabled} />
      <EditorContent editor={editor} />
    </>
  )
}

/** The same document under the library's own, looser type. */
const copyOf = (body: Body): JSONContent => JSON.parse(JSON.stringify(body))

/** The text to read until the tools are there, so that the page does not jump. */
function Waiting({ body }: { body: Body }) {
  return (
    <div className="body" aria-busy="true">
      {bodyTexts(body).map((text, index) => (
        <p key={index}>{text}</p>
      ))}
    </div>
  )
}
