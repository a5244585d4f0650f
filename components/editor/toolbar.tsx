"use client"

import type { Editor } from "@tiptap/core"
import { useEditorState } from "@tiptap/react"
import { useEffect, useRef, useState, type KeyboardEvent } from "react"
import { flushSync } from "react-dom"
import { strings } from "@/lib/strings"
import { FigureDialog, FootnoteDialog, ShortcutsDialog } from "./dialogs"
import { FindBar } from "./find-bar"
import { recallFocusMode, setFocusMode, suspendFocusMode, useFocusMode } from "./focus-mode"
import { onAsked, type Panel } from "./keys"
import { LinkForm } from "./link-form"
import { TableTools } from "./table-tools"
import { freshTable } from "./tables"
import { icons, Tool } from "./toolbar-button"

const words = strings.desk.editor

const stateOf = (editor: Editor) => {
  const within = editor.isActive("blockquote") || editor.isActive("bulletList") || editor.isActive("orderedList")
  return {
    paragraph: editor.isActive("paragraph") && !within,
    heading: editor.isActive("heading", { level: 2 }),
    subheading: editor.isActive("heading", { level: 3 }),
    quote: editor.isActive("blockquote"),
    list: editor.isActive("bulletList"),
    numbered: editor.isActive("orderedList"),
    bold: editor.isActive("bold"),
    emphasis: editor.isActive("italic"),
    link: editor.isActive("link"),
    pullquote: editor.isActive("pullquote"),
    footnote: editor.isActive("footnote"),
    figure: editor.isActive("figure"),
    table: editor.isActive("table"),
    ltr: editor.isActive({ dir: "ltr" }),
    atTop: editor.state.selection.$from.depth <= 1,
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  }
}

type ToolbarProps = {
  editor: Editor
  disabled: boolean
  /** Pictures that were pasted or dropped and wait to be put in. */
  files: readonly File[]
  onFiles: (files: readonly File[]) => void
}

/** Puts a table after the block with the caret, the caret into its first cell, and a line beneath it where nothing follows. */
function insertTable(editor: Editor) {
  const { $to } = editor.state.selection
  const at = $to.depth === 0 ? $to.pos : $to.after(1)
  const last = at >= editor.state.doc.content.size
  editor.chain().insertContentAt(at, last ? [freshTable(), { type: "paragraph" }] : freshTable()).setTextSelection(at + 4).focus().run()
}

/** Turns the lines that are chosen to run from left to right, or back. */
function turn(editor: Editor, ltr: boolean) {
  const { tr, selection } = editor.state
  editor.state.doc.nodesBetween(selection.from, selection.to, (node, at) => {
    if (node.isTextblock && "dir" in node.attrs) tr.setNodeAttribute(at, "dir", ltr ? "ltr" : null)
  })
  editor.view.dispatch(tr)
  editor.commands.focus()
}

/** The text's tools, one stop in the tab order; the arrows walk among them in the direction of the page. */
export function Toolbar({ editor, disabled, files, onFiles }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<Panel | null>(null)
  const focusing = useFocusMode()
  const panel = files.length > 0 ? "figure" : open
  const close = () => {
    setOpen(null)
    onFiles([])
  }
  const now = useEditorState({ editor, selector: ({ editor: current }) => stateOf(current) })
  const run = () => editor.chain().focus()

  const tools = () => [...(bar.current?.querySelectorAll<HTMLButtonElement>("[data-tool]") ?? [])]
  // One tool is in the tab order: the last that was used, at first the first.
  const rest = (tool: HTMLButtonElement | undefined) => {
    for (const other of tools()) other.tabIndex = other === tool ? 0 : -1
  }
  useEffect(() => {
    const first = bar.current?.querySelector<HTMLButtonElement>("[data-tool]")
    if (first) first.tabIndex = 0
  }, [])
  useEffect(() => onAsked(editor, (asked) => {
    if (asked === "toolbar") bar.current?.querySelector<HTMLButtonElement>("[data-tool][tabindex='0']")?.focus()
    else if (asked === "focus") setFocusMode(document.documentElement.dataset["focus"] !== "on")
    // At once: the next key is the panel's already, and not a letter of the text.
    else if (editor.isEditable || asked === "find" || asked === "shortcuts") flushSync(() => setOpen(asked))
  }), [editor])
  useEffect(() => {
    recallFocusMode()
    return suspendFocusMode
  }, [])

  function walk(event: KeyboardEvent<HTMLDivElement>) {
    const all = tools()
    const at = all.findIndex((tool) => tool === document.activeElement)
    if (event.key === "Escape") editor.commands.focus()
    const step = { ArrowLeft: at + 1, ArrowRight: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key]
    if (step === undefined || at < 0) return
    event.preventDefault()
    const next = all[step % all.length]
    rest(next)
    next?.focus()
  }

  return (
    <div className="tools">
      <div
        className="toolbar"
        role="toolbar"
        aria-label={words.toolbar}
        ref={bar}
        onKeyDown={walk}
        onFocus={(event) => event.target instanceof HTMLButtonElement && rest(event.target)}
      >
        <Tool name={words.paragraph} pressed={now.paragraph} disabled={disabled} onPress={() => run().clearNodes().run()} />
        <Tool name={words.heading} pressed={now.heading} disabled={disabled} onPress={() => run().toggleHeading({ level: 2 }).run()} />
        <Tool name={words.subheading} pressed={now.subheading} disabled={disabled} onPress={() => run().toggleHeading({ level: 3 }).run()} />
        <Tool name={words.quote} pressed={now.quote} disabled={disabled} onPress={() => run().toggleBlockquote().run()} />
        <Tool name={words.pullquote} pressed={now.pullquote} disabled={disabled || !now.atTop} onPress={() => run().toggleNode("pullquote", "paragraph").run()} />
        <Tool name={words.list} icon={icons.list} pressed={now.list} disabled={disabled} onPress={() => run().toggleBulletList().run()} />
        <Tool name={words.numbered} icon={icons.numbered} pressed={now.numbered} disabled={disabled} onPress={() => run().toggleList("orderedList", "listItem").run()} />
        <span className="sep" aria-hidden="true" />
        <Tool name={words.bold} pressed={now.bold} disabled={disabled} onPress={() => run().toggleBold().run()} />
        <Tool name={words.emphasis} pressed={now.emphasis} disabled={disabled} onPress={() => run().toggleItalic().run()} />
        <Tool name={words.link} icon={icons.link} pressed={now.link} disabled={disabled} expanded={open === "link"} onPress={() => setOpen(open === "link" ? null : "link")} />
        <Tool name={words.footnote} pressed={now.footnote} disabled={disabled || now.figure} onPress={() => setOpen("footnote")} />
        <Tool name={words.divider} disabled={disabled} onPress={() => run().setHorizontalRule().run()} />
        <Tool name={words.figure} pressed={now.figure} disabled={disabled || (!now.atTop && !now.figure)} onPress={() => setOpen("figure")} />
        <Tool name={words.table} pressed={now.table} disabled={disabled || !now.atTop} onPress={() => insertTable(editor)} />
        <Tool name={words.ltr} pressed={now.ltr} disabled={disabled} onPress={() => turn(editor, !now.ltr)} />
        <span className="sep" aria-hidden="true" />
        <Tool name={words.undo} icon={icons.undo} disabled={disabled || !now.canUndo} onPress={() => run().undo().run()} />
        <Tool name={words.redo} icon={icons.redo} disabled={disabled || !now.canRedo} onPress={() => run().redo().run()} />
        <span className="sep" aria-hidden="true" />
        <Tool name={words.search} expanded={open === "find"} onPress={() => setOpen(open === "find" ? null : "find")} />
        <Tool name={words.focus} pressed={focusing} onPress={() => setFocusMode(!focusing)} />
        <Tool name={words.shortcuts} onPress={() => setOpen("shortcuts")} />
      </div>
      {now.table && !disabled ? <TableTools editor={editor} /> : null}
      {panel === "link" ? <LinkForm editor={editor} onDone={close} /> : null}
      {panel === "find" ? <FindBar editor={editor} disabled={disabled} onDone={close} /> : null}
      {panel === "footnote" ? <FootnoteDialog editor={editor} onDone={close} /> : null}
      {panel === "figure" ? <FigureDialog editor={editor} files={files} onDone={close} /> : null}
      {panel === "shortcuts" ? <ShortcutsDialog editor={editor} onDone={close} /> : null}
    </div>
  )
}
