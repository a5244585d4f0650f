"use client"

import type { Editor } from "@tiptap/core"
import { useEditorState } from "@tiptap/react"
import { Button } from "@/components/ui/button"
import { cleanings } from "@/lib/articles/paste-text"
import { strings } from "@/lib/strings"
import { forgetPaste, keepPasted, pasteReport, type PasteReport } from "./pasting"

const words = strings.desk.paste
const { comma } = strings.desk.lists

/** What was cleaned, in words. */
function cleaned({ structure, counts }: PasteReport): string {
  return [
    ...cleanings.flatMap((kind) => (counts[kind] ? [words.counted[kind](counts[kind])] : [])),
    ...(structure.emptyParagraphs > 0 ? [words.emptyParagraphs(structure.emptyParagraphs)] : []),
    ...(structure.links > 0 ? [words.links(structure.links)] : []),
    ...(structure.styles ? [words.styles] : []),
  ].join(comma)
}

/** One quiet line after a paste: what was cleaned, what came along as something else, what was left out; and the way back to what was pasted. */
export function PasteLine({ editor, disabled }: { editor: Editor; disabled: boolean }) {
  const report = useEditorState({ editor, selector: ({ editor: now }) => pasteReport(now.state) })
  const done = report ? cleaned(report) : ""
  const { footnotes = 0, pictures = [] } = report?.structure ?? {}
  return (
    <div role="status" {...(report ? { className: "pasted" } : {})}>
      {report ? (
        <>
          {done === "" ? null : <p>{words.cleaned(done)}</p>}
          {footnotes > 0 ? <p>{words.footnotes(footnotes)}</p> : null}
          {pictures.length > 0 ? (
            <p>
              {words.pictures(pictures.length)} {pictures.filter(Boolean).map((name, index) => <span key={index}>{index > 0 ? comma : null}<bdi>{name}</bdi></span>)}
            </p>
          ) : null}
          <div className="bar">
            {report.places.length > 0 && !disabled ? <Button onClick={() => { keepPasted(editor); editor.commands.focus() }}>{words.keep}</Button> : null}
            <Button onClick={() => { forgetPaste(editor); editor.commands.focus() }}>{words.close}</Button>
          </div>
        </>
      ) : null}
    </div>
  )
}
