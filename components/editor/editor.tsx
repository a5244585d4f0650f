"use client"

import { Editor as Tiptap, type JSONContent } from "@tiptap/core"
import type { EditorView } from "@tiptap/pm/view"
import { startTransition, useEffect, useImperativeHandle, useMemo, useRef, useState, type RefObject } from "react"
import { bodyTexts, type Body } from "@/lib/articles/body"
import { withBlockIds } from "@/lib/articles/block-ids"
import { APPLIED, applyBody } from "./apply-body"
import { bodyOf } from "./body-of"
import { linkOnPaste } from "./clipboard"
import { extensions } from "./extensions"
import { PasteLine } from "./paste-line"
import { Toolbar } from "./toolbar"

/** What the page may ask of the editor besides typing. */
export type EditorHandle = {
  /** Shows this text: only the blocks that differ are changed, the caret stays in its own, and undo does not go back before it. */
  apply: (body: Body) => void
  /** Tells at once, by `onChange`, what was typed and is not told yet. */
  tell: () => void
}

type EditorProps = {
  handle?: RefObject<EditorHandle | null>
  /** Read once: give the editor another `key` to show another text. */
  initial: Body
  onChange: (body: Body) => void
  /** The id of the label. */
  labelledBy: string
  describedBy?: string | undefined
  invalid?: boolean
  disabled?: boolean
  /** Whether the text may still turn out to be another: it can be read, and is made to be written in once this is over. */
  opening?: boolean
}

// While somebody types, what is told of the text waits for a short pause, but never long: the form around it is drawn anew each time.
const PAUSE = 120
const LONGEST = 300

/** Pictures that are pasted or dropped go to the library; whether there were any. A piece of text that has its picture beside it stays text. */
function takePictures(view: EditorView, event: Event, data: DataTransfer | null, take: (files: readonly File[]) => void): boolean {
  const files = [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"))
  if (files.length === 0 || !view.editable || data?.types.includes("text/html")) return false
  event.preventDefault()
  take(files)
  return true
}

/** The text of an article, right to left whatever it begins with. Every change gives a body of the closed schema. */
export function Editor({ handle, initial, onChange, labelledBy, describedBy, invalid = false, disabled = false, opening = false }: EditorProps) {
  const [content] = useState(() => copyOf(withBlockIds(initial)))
  const [files, setFiles] = useState<readonly File[]>([])
  const changed = useRef<{ later: ReturnType<typeof setTimeout>; since: number; tell: () => void } | null>(null)
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
      handlePaste: (view: EditorView, event: ClipboardEvent) => takePictures(view, event, event.clipboardData, setFiles) || linkOnPaste(view, event),
      handleDrop: (view: EditorView, event: DragEvent) => takePictures(view, event, event.dataTransfer, setFiles),
    }),
    [labelledBy, describedBy, invalid],
  )
  const place = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Tiptap | null>(null)
  const given = useRef({ content, editorProps, editable: !disabled, onChange })
  useEffect(() => {
    given.current = { ...given.current, editorProps, editable: !disabled, onChange }
  })

  // Made here and not by the library's component for React, which makes the view twice, and of a long text that is what opening it takes.
  useEffect(() => {
    if (opening) return
    const { content: first, editorProps: props, editable } = given.current
    const made = new Tiptap({
      element: place.current,
      extensions,
      content: first,
      editorProps: props,
      editable,
      // The policy of content forbids made-up style elements; app/styles/editor.css has what they would say.
      injectCSS: false,
      // Signs that stand in a pasted text are its own: they are never read as commands.
      enablePasteRules: false,
      onUpdate: ({ editor: now, transaction }) => {
        if (transaction.getMeta(APPLIED)) return
        const before = changed.current
        if (before) clearTimeout(before.later)
        const since = before?.since ?? Date.now()
        const tell = () => {
          if (changed.current) clearTimeout(changed.current.later)
          changed.current = null
          const body = bodyOf(now.state.doc)
          startTransition(() => given.current.onChange(body))
        }
        changed.current = { since, tell, later: setTimeout(tell, Date.now() - since > LONGEST ? 0 : PAUSE) }
      },
    })
    setEditor(made)
    return () => {
      changed.current?.tell()
      // Where it is made again it goes on with what it had.
      given.current.content = made.getJSON()
      made.destroy()
      setEditor(null)
    }
  }, [opening])

  useEffect(() => {
    if (editor && editor.options.editorProps !== editorProps) editor.setOptions({ editorProps })
  }, [editor, editorProps])

  // Whoever leaves the text, saves, or closes the page must find everything told.
  useEffect(() => {
    const tell = () => changed.current?.tell()
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey) tell()
    }
    const listening = new AbortController()
    const { signal } = listening
    const dom = editor?.view.dom
    dom?.addEventListener("focusout", tell, { signal })
    dom?.addEventListener("keydown", press, { signal })
    for (const leaving of ["beforeunload", "pagehide"]) window.addEventListener(leaving, tell, { capture: true, signal })
    for (const leaving of ["visibilitychange", "click"]) document.addEventListener(leaving, tell, { capture: true, signal })
    return () => listening.abort()
  }, [editor])

  useEffect(() => {
    if (editor && editor.isEditable === disabled) editor.setEditable(!disabled, false)
  }, [editor, disabled])

  // A text that is to be shown before the tools are there waits for them.
  const waiting = useRef<Body | null>(null)
  useImperativeHandle(handle, () => ({ apply: (body) => (editor ? applyBody(editor, body) : void (waiting.current = body)), tell: () => changed.current?.tell() }), [editor])
  useEffect(() => {
    if (!editor || !waiting.current) return
    applyBody(editor, waiting.current)
    waiting.current = null
  }, [editor])

  return (
    <>
      {editor ? <Toolbar editor={editor} disabled={disabled} files={files} onFiles={setFiles} /> : <Waiting body={initial} />}
      <div ref={place} hidden={!editor} />
      {editor ? <PasteLine editor={editor} disabled={disabled} /> : null}
    </>
  )
}

/** The same document under the library's own, looser type. */
const copyOf = (body: Body): JSONContent => JSON.parse(JSON.stringify(body))

/** Paragraphs that fill any screen. */
const FIRST = 12

/** The text to read until the tools are there, so that the page does not jump. */
function Waiting({ body }: { body: Body }) {
  return (
    <div className="body" aria-busy="true">
      {bodyTexts(body).map((text, index) => (
        <p key={index} {...(index > FIRST ? { className: "far" } : {})}>{text}</p>
      ))}
    </div>
  )
}
