"use client"

import type { Editor } from "@tiptap/core"
import { useEditorState } from "@tiptap/react"
import { useEffect, useRef, useState, type KeyboardEvent } from "react"
import { strings } from "@/lib/strings"
import { LinkForm } from "./link-form"
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
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  }
}

/** The text's tools, one stop in the tab order; the arrows walk among them in the direction of the page. */
export function Toolbar({ editor, disabled }: { editor: Editor; disabled: boolean }) {
  const bar = useRef<HTMLDivElement>(null)
  const [linking, setLinking] = useState(false)
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

  function walk(event: KeyboardEvent<HTMLDivElement>) {
    const all = tools()
    const at = all.findIndex((tool) => tool === document.activeElement)
    const step = { ArrowLeft: at + 1, ArrowRight: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key]
    if (step === undefined || at < 0) return
    event.preventDefault()
    const next = all[step % all.length]
    rest(next)
    next?.focus()
  }

  return (
    <>
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
        <Tool name={words.list} icon={icons.list} pressed={now.list} disabled={disabled} onPress={() => run().toggleBulletList().run()} />
        <Tool name={words.numbered} icon={icons.numbered} pressed={now.numbered} disabled={disabled} onPress={() => run().toggleList("orderedList", "listItem").run()} />
        <span className="sep" aria-hidden="true" />
        <Tool name={words.bold} pressed={now.bold} disabled={disabled} onPress={() => run().toggleBold().run()} />
        <Tool name={words.emphasis} pressed={now.emphasis} disabled={disabled} onPress={() => run().toggleItalic().run()} />
        <Tool name={words.link} icon={icons.link} pressed={now.link} disabled={disabled} expanded={linking} onPress={() => setLinking(!linking)} />
        <Tool name={words.divider} disabled={disabled} onPress={() => run().setHorizontalRule().run()} />
        <span className="sep" aria-hidden="true" />
        <Tool name={words.undo} icon={icons.undo} disabled={disabled || !now.canUndo} onPress={() => run().undo().run()} />
        <Tool name={words.redo} icon={icons.redo} disabled={disabled || !now.canRedo} onPress={() => run().redo().run()} />
      </div>
      {linking ? <LinkForm editor={editor} onDone={() => setLinking(false)} /> : null}
    </>
  )
}
