import type { Node } from "@tiptap/pm/model"
import { useCallback, useEffect, useRef, useState } from "react"
import { useBodyEditor } from "@/components/editor/note-marks"
import { showStyleMarks, styleLines } from "@/components/editor/style-marks"
import type { StyleAsked, StyleFound } from "@/components/editor/style-worker"
import type { Edit } from "@/lib/edits"
import { beforeAfter, type House } from "@/lib/style/kinds"
import type { Line } from "@/lib/style/line"
import { whenIdle } from "./idle"

/** The lines above a text that are read with it, by the ids of their fields. */
export const styleFields = ["kicker", "title", "subtitle", "standfirst"] as const
export type StyleField = (typeof styleFields)[number]
export type StyleFields = Readonly<Record<StyleField, string>>

/** One suggestion as the margin shows it. */
export type StyleItem = {
  /** Its name in this reading of the text, and the one under which it is left aside: what it would change, and the words around it. */
  id: string
  aside: string
  kind: string
  where: "body" | StyleField
  /** Its place in its field, or in its line of the text. */
  from: number
  to: number
  before: string
  /** Null where it only asks. */
  after: string | null
  /** Changes counted from the beginning of `before`. */
  edits: readonly Edit[]
  /** What stands on both sides, to the ends of words. */
  lead: string
  tail: string
}

/** So long after the last key the text is read. */
const PAUSE = 500
const AROUND = 24

const lineOf = (field: StyleField, text: string): Line => ({ text, quoted: false, of: field === "title" ? "title" : "field" })

/** The words next to a place, not more than a few. */
function around(text: string, from: number, to: number): { lead: string; tail: string } {
  const lead = text.slice(Math.max(0, from - AROUND), from)
  const tail = text.slice(to, to + AROUND)
  return {
    lead: from > AROUND ? lead.replace(/^\S*\s+/, "") : lead,
    tail: to + AROUND < text.length ? tail.replace(/\s+\S*$/, "") : tail,
  }
}

/**
 * What the checker says of this page's text and of the lines above it, read by a thread of its own whenever nobody has typed for a moment.
 * Null until it was read once. `drop` takes some out of the list at once, until the text is read again.
 */
export function useStyle(house: House, fields: StyleFields | null, words: (item: Omit<StyleItem, "id">) => string, isAside: (aside: string) => boolean) {
  const editor = useBodyEditor()
  const [items, setItems] = useState<readonly StyleItem[] | null>(null)
  const [failed, setFailed] = useState(false)
  const now = useRef({ fields, words, isAside, house })
  useEffect(() => void (now.current = { fields, words, isAside, house }))
  const read = useRef<(soon?: boolean) => void>(() => undefined)

  useEffect(() => {
    if (!editor) return
    const asked = { id: 0, doc: null as Node | null, texts: [] as StyleAsked["texts"], starts: [] as number[] }
    let later: ReturnType<typeof setTimeout> | undefined
    let worker: Worker | null = null
    const begin = (): Worker => {
      const begun = new Worker(new URL("../editor/style-worker.ts", import.meta.url), { type: "module" })
      begun.addEventListener("message", hear)
      // Its script may not have come, on a connection that comes and goes: the next pause in the typing begins another.
      begun.addEventListener("error", () => {
        begun.terminate()
        if (worker === begun) worker = null
        setFailed(true)
      })
      return begun
    }
    const ask = () => {
      if (editor.isDestroyed) return
      try {
        worker ??= begin()
      } catch {
        return setFailed(true)
      }
      const { doc } = editor.state
      const { lines, starts } = styleLines(doc)
      const above = now.current.fields
      asked.id += 1
      asked.doc = doc
      asked.starts = starts
      asked.texts = [lines, ...(above ? styleFields.map((field) => [lineOf(field, above[field])]) : [])]
      worker.postMessage({ id: asked.id, house: now.current.house, texts: asked.texts } satisfies StyleAsked)
    }
    read.current = (soon = false) => {
      clearTimeout(later)
      later = setTimeout(ask, soon ? 0 : PAUSE)
    }
    const hear = ({ data }: MessageEvent<StyleFound>) => {
      setFailed(false)
      if (data.id !== asked.id || editor.isDestroyed) return
      // What was typed meanwhile moved the places: the answer is to another text, and the question is put again after the pause.
      if (editor.state.doc !== asked.doc) return
      const made = data.found.flatMap((found, text) => found.map((one, index): StyleItem & { at: number } => {
        const line = asked.texts[text]?.[one.line]?.text ?? ""
        const { before, after } = beforeAfter(line, one)
        const kept = { kind: one.kind, from: one.from, to: one.to, before, after: one.edits.length === 0 ? null : after, ...around(line, one.from, one.to) }
        const where = text === 0 ? ("body" as const) : (styleFields[text - 1] ?? "title")
        const edits = one.edits.map((each) => ({ from: each.from - one.from, to: each.to - one.from, by: each.by }))
        return {
          ...kept, where, edits, id: `${text}.${index}`, aside: JSON.stringify([where, kept.kind, before, kept.lead, kept.tail]),
          at: text === 0 ? (asked.starts[one.line] ?? 0) + one.from : 0,
        }
      })).filter(({ aside }) => !now.current.isAside(aside))
      showStyleMarks(editor, made.filter(({ where }) => where === "body").map(({ at, ...item }) => ({ id: item.id, from: at, to: at + item.to - item.from, said: now.current.words(item) })))
      setItems(made)
    }
    const typed = () => read.current()
    editor.on("update", typed)
    // The text is to be there to write in before anything is said of it.
    const opening = whenIdle(() => read.current())
    return () => {
      opening.end()
      clearTimeout(later)
      editor.off("update", typed)
      worker?.terminate()
      read.current = () => undefined
      showStyleMarks(editor, [])
    }
  }, [editor])

  const above = fields === null ? "" : JSON.stringify(styleFields.map((field) => fields[field]))
  useEffect(() => read.current(), [above, house])

  const again = useCallback(() => read.current(true), [])
  const drop = useCallback((gone: readonly StyleItem[]) => setItems((before) => before?.filter((item) => !gone.includes(item)) ?? null), [])
  return { editor, items, failed, again, drop }
}
