import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { nothingIgnored } from "@/lib/arabic/words"
import { compareUnits, type BlockChange } from "./blocks"
import { unitsOf, unitsOfTexts, type AnyNode, type Unit } from "./units"

const text = (said: string, ...marks: AnyNode["marks"] & object) => ({ type: "text", text: said, ...(marks.length > 0 ? { marks } : {}) })
const paragraph = (said: string, id?: string): AnyNode => ({ type: "paragraph", ...(id ? { attrs: { id } } : {}), content: [text(said)] })

const heat = "بلغت الحرارة في الأغوار أعلى ما سُجّل في شهرها منذ بدأ القياس"
const wells = "وتشكو القرى الثلاث من آبار جفّت قبل أوانها بشهر كامل"
const promise = "ووعدت الوزارة بصهاريج تصل كل صباح إلى أن تعود الأمطار"
const budget = "أما الموازنة فلم يُذكر فيها من هذا كله شيء"

const kinds = (changes: readonly BlockChange[]) => changes.map((change) => change.kind)
const compare = (before: readonly Unit[], after: readonly Unit[]) => compareUnits(before, after, nothingIgnored)
const texts = (...said: string[]) => unitsOfTexts(said)

describe("the lines of a body", () => {
  test("each kind of block, and those that are not known by their text", () => {
    const body = {
      content: [
        paragraph(heat, "aaaaaaaa"),
        { type: "heading", attrs: { level: 2 }, content: [text("آبار الغور")] },
        { type: "blockquote", content: [paragraph(wells)] },
        { type: "bulletList", content: [{ type: "listItem", content: [paragraph("أولًا")] }, { type: "listItem", content: [paragraph("ثانيًا")] }] },
        { type: "horizontalRule" },
        { type: "paragraph" },
        { type: "paragraph", content: [text("قال المدير"), { type: "footnote", attrs: { text: "في مقابلة" } }, { type: "hardBreak" }, text("ثم سكت")] },
        { type: "figure", attrs: { id: "bbbbbbbb", mediaId: "m1", alt: "بئر", caption: "بئر في الغور", credit: "أرشيف" } },
        { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", content: [paragraph("القرية")] }, { type: "tableCell", content: [paragraph("البئر")] }] }] },
        { type: "pullquote", attrs: { by: "م" }, content: [text(promise)] },
        { type: "somethingNew", content: [{ type: "innerNew", content: [text("نص جديد")] }] },
      ],
    }
    expect(unitsOf(body).map(({ kind, text: said }) => `${kind}: ${said}`)).toEqual([
      `paragraph: ${heat}`, "heading2: آبار الغور", `quote: ${wells}`, "item: أولًا", "item: ثانيًا", "horizontalRule: ",
      "paragraph: قال المدير [في مقابلة]\nثم سكت", "figure: بئر في الغور", "row: القرية | البئر", `pullquote: ${promise}`, "innerNew: نص جديد",
    ])
    expect(unitsOf(body).map((unit) => unit.id).filter(Boolean)).toEqual(["aaaaaaaa", "bbbbbbbb"])
  })

  test("the order of keys tells nothing; a picture, a link and emphasis do", () => {
    const figure = (attrs: Record<string, unknown>) => unitsOf({ content: [{ type: "figure", attrs }] })
    expect(figure({ mediaId: "m", alt: "أ", caption: "ش" })).toEqual(figure({ caption: "ش", alt: "أ", mediaId: "m" }))
    const form = (before: AnyNode[], after: AnyNode[]) => compare(unitsOf({ content: before }), unitsOf({ content: after }))
    expect(form([{ type: "figure", attrs: { mediaId: "m", caption: "بئر" } }], [{ type: "figure", attrs: { mediaId: "n", caption: "بئر" } }])).toMatchObject([{ kind: "changed", form: true }])
    const linked = (href: string) => ({ type: "paragraph", content: [text(heat, { type: "link", attrs: { href } })] })
    expect(form([linked("https://a.example/")], [linked("https://b.example/")])).toMatchObject([{ kind: "changed", form: true }])
    const bold = { type: "paragraph", content: [text("بلغت ", { type: "bold" }), text("الحرارة")] }
    expect(form([bold], [paragraph("بلغت الحرارة")])).toMatchObject([{ kind: "changed", form: true, parts: [{ kind: "same" }] }])
    expect(form([paragraph("بلغت الحرارة", "aaaaaaaa")], [{ type: "paragraph", content: [text("بلغت "), text("الحرارة")] }])).toMatchObject([{ kind: "same" }])
  })
})

describe("a comparison line by line", () => {
  test("a line that is new, gone, or changed within", () => {
    expect(kinds(compare(texts(heat, wells), texts(heat, promise, wells)))).toEqual(["same", "added", "same"])
    expect(kinds(compare(texts(heat, promise, wells), texts(heat, wells)))).toEqual(["same", "removed", "same"])
    const changes = compare(texts(heat, wells, promise), texts(heat, wells.replace("الثلاث", "الأربع"), promise))
    expect(kinds(changes)).toEqual(["same", "changed", "same"])
    expect(changes[1]).toMatchObject({ form: false, parts: [{ kind: "same" }, { kind: "removed", before: "الثلاث" }, { kind: "added", after: "الأربع" }, { kind: "same" }] })
    expect(kinds(compare(texts(heat), texts(budget)))).toEqual(["removed", "added"])
  })

  test("a block is known by its id however much of it changed, and told to have moved", () => {
    const of = (...blocks: [string, string][]) => unitsOf({ content: blocks.map(([said, id]) => paragraph(said, id)) })
    expect(kinds(compare(of([heat, "aaaaaaaa"], [wells, "bbbbbbbb"]), of([heat, "aaaaaaaa"], [budget, "bbbbbbbb"])))).toEqual(["same", "changed"])
    const moved = compare(of([heat, "aaaaaaaa"], [wells, "bbbbbbbb"], [promise, "cccccccc"]), of([wells, "bbbbbbbb"], [promise, "cccccccc"], [heat, "aaaaaaaa"]))
    expect(moved).toMatchObject([{ kind: "removed", moved: true }, { kind: "same" }, { kind: "same" }, { kind: "added", moved: true }])
  })

  test("a paragraph that was parted or joined is no new text", () => {
    const parted = compare(texts(`${heat}. ${wells}`, budget), texts(`${heat}.`, wells, budget))
    expect(kinds(parted)).toEqual(["changed", "same"])
    expect(parted[0]).toMatchObject({ parts: [{ kind: "same" }, { kind: "removed", before: " " }, { kind: "added", after: "\n" }, { kind: "same" }] })
    expect(kinds(compare(texts(heat, wells, promise), texts(`${heat} ${wells} ${promise}`)))).toEqual(["changed"])
  })

  const said = fc.constantFrom(heat, wells, promise, budget, `${heat} ${wells}`, wells.slice(0, 25), heat.replace("الأغوار", "الاغوار"), "—", "")
  const unit = fc.record({
    id: fc.constantFrom(null, "aaaaaaaa", "bbbbbbbb", "cccccccc"), kind: fc.constantFrom("paragraph", "heading2", "figure"), text: said,
    facts: fc.constantFrom("", "x"), marks: fc.constantFrom("", "y"),
  })
  const units = fc.array(unit, { maxLength: 9 })
  const ignored = fc.record({ tashkeel: fc.boolean(), hamza: fc.boolean(), punctuation: fc.boolean() })
  test("every line of both is told once, in its order, and the words of a changed one are its words (property)", () => {
    fc.assert(fc.property(units, units, ignored, (before, after, switches) => {
      const changes = compareUnits(before, after, switches)
      expect(changes.flatMap((change) => (change.kind === "added" ? [] : change.before))).toEqual(before)
      expect(changes.flatMap((change) => (change.kind === "removed" ? [] : change.after))).toEqual(after)
      for (const change of changes) {
        if (change.kind !== "changed") continue
        const joined = (side: "before" | "after") => change[side].map((one) => one.text).join("\n")
        expect(change.parts.map((part) => part.before).join("")).toBe(joined("before"))
        expect(change.parts.map((part) => part.after).join("")).toBe(joined("after"))
      }
      expect(compareUnits(before, before, switches).every((change) => change.kind === "same")).toBe(true)
    }))
  })

  test("thousands of lines that are all new come to an end, and what is common among them is found", () => {
    const lines = (word: string) => texts(...Array.from({ length: 1_500 }, (_, at) => (at % 10 === 0 ? `${promise} ${at}` : `${word} ${at * (word === "أول" ? 7 : 11)}`)))
    const changes = compare(lines("أول"), lines("ثان"))
    expect(changes.filter((change) => change.kind === "same")).toHaveLength(150)
  })
})
