import { getSchema, type Editor } from "@tiptap/core"
import { EditorState } from "@tiptap/pm/state"
import { describe, expect, it } from "vitest"
import { MAX_FOOTNOTE } from "@/lib/articles/body"
import { extensions } from "./extensions"
import { ask, Finding, replaceAll, replaceOne, standing, step } from "./finding"

const schema = getSchema(extensions)
type Inline = string | { note: string }

/** An editor without a page: what these functions ask of one is its state. */
function editing(...lines: Inline[][]) {
  const inline = (each: Inline) => (typeof each === "string" ? { type: "text", text: each } : { type: "footnote", attrs: { text: each.note } })
  const doc = schema.nodeFromJSON({ type: "doc", content: lines.map((line) => ({ type: "paragraph", content: line.map(inline) })) })
  const plugins = Finding.config.addProseMirrorPlugins?.call({} as never) ?? []
  let state = EditorState.create({ doc, plugins })
  const view = {
    get state() { return state },
    dispatch: (tr: EditorState["tr"]) => void (state = state.apply(tr)),
  }
  const editor = { view, get state() { return state } } as unknown as Editor
  const told = () => {
    const out: string[] = []
    state.doc.descendants((node) => {
      if (node.isText) out.push(node.text ?? "")
      if (node.type.name === "footnote") out.push(`[${String(node.attrs["text"])}]`)
    })
    return out.join("")
  }
  return { editor, told, where: () => standing(state) }
}

describe("finding and replacing", () => {
  it("looks into footnotes too, in the order of reading, and says which one", () => {
    const { editor, where } = editing(["قال مدير الري ", { note: "مدير الري السابق، ثم مدير المياه" }, " إن المدير"], ["ومديرة"])
    ask(editor, { text: "مدير", exact: false })
    expect(where()).toEqual({ count: 5, current: 1, note: null })
    step(editor, 1)
    expect(where()).toEqual({ count: 5, current: 2, note: "مدير الري السابق، ثم مدير المياه" })
    expect(editor.state.selection.toJSON()).toMatchObject({ type: "node" })
    step(editor, 1)
    expect(where().current).toBe(3)
    step(editor, 1)
    expect(where()).toEqual({ count: 5, current: 4, note: null })
  })

  it("replaces all of them, in the text and within one footnote, as one step", () => {
    const { editor, told } = editing(["الأربعاء ", { note: "الاربعاء، ويوم الأربعاء" }, " والأربعاء"])
    ask(editor, { text: "الأربعاء", exact: false })
    expect(replaceAll(editor, "الخميس")).toBe(4)
    expect(told()).toBe("الخميس [الخميس، ويوم الخميس] والخميس")
  })

  it("one after the other, and what it put in is not found again", () => {
    const { editor, told, where } = editing([{ note: "ماء وماء" }, "ماء"])
    ask(editor, { text: "ماء", exact: true })
    expect(replaceOne(editor, "ماءان")).toBe(true)
    expect(told()).toBe("[ماءان وماء]ماء")
    expect(where()).toMatchObject({ count: 3, current: 2 })
    replaceOne(editor, "نهر")
    replaceOne(editor, "نهر")
    expect(told()).toBe("[ماءان ونهر]نهر")
  })

  it("a footnote of which nothing is left goes, and one that would be too long stays as it is", () => {
    const short = editing(["نص", { note: "حاشية" }])
    ask(short.editor, { text: "حاشية", exact: true })
    expect(replaceAll(short.editor, "")).toBe(1)
    expect(short.told()).toBe("نص")
    const long = editing([{ note: "ا".repeat(MAX_FOOTNOTE) }, "ا"])
    ask(long.editor, { text: "ا", exact: true })
    expect(replaceOne(long.editor, "بب")).toBe(false)
    expect(long.where().current).toBe(2)
    expect(replaceAll(long.editor, "بب")).toBe(1)
  })
})
