import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { examine, recognise } from "./recognise"
import type { Recognition } from "./recognition"

const paragraphs = [
  "تعود المدينة كل شتاء إلى السؤال نفسه: من ينظّف المصارف قبل أن يهطل المطر، ومن يدفع ثمن الانتظار حين لا يفعل أحد؟",
  "ولأن الجواب لا يأتي إلا بعد أن تغرق الشوارع، صار الفيضان موعدًا سنويًا يُضاف إلى مواعيد الناس، وصار الصبر بندًا في كل موازنة. ومع ذلك لم يتغير شيء.",
  "إن الإدارة التي تعرف موعد المطر ولا تستعد له ليست ضحية الطبيعة، بل هي شريكتها في ما جرى، ولا يعفيها من الحساب أن السماء كانت كريمة.",
]
const head = [
  "الرئيسة \\ من صحافة اليوم \\ مدينة في انتظار المطر", "", "مدينة في انتظار المطر", "", "15.11.2023", "الشرق الأوسط", "", "الافتتاحية",
    "الثلاثاء 14/11/2023",
]
const plain = [...head, ...paragraphs].join("\n")
const fields = (recognition: Recognition) => ({ ...recognition, notes: [] })
const expected = fields(recognise(plain))

test("the page itself", () => {
  expect(expected).toMatchObject({
    breadcrumb: ["الرئيسة", "من صحافة اليوم", "مدينة في انتظار المطر"], section: "من صحافة اليوم", title: "مدينة في انتظار المطر",
      kind: "editorial",
    kindLabel: "الافتتاحية", source: "الشرق الأوسط", siteDate: "2023-11-15", sourceDate: "2023-11-14",
      sourceDateText: "الثلاثاء 14/11/2023",
    weekdayAgrees: true, url: null, author: null, kicker: null, paragraphs, truncated: false,
  })
})

const everySpace = (space: string) => (text: string) => text.replaceAll(" ", space)
const disguises: [string, (text: string) => string][] = [
  ["Windows line ends", (text) => text.replaceAll("\n", "\r\n")],
  ["old Macintosh line ends", (text) => text.replaceAll("\n", "\r")],
  ["line and paragraph separators", (text) => text.replaceAll("\n", "\u2029")],
  ["no-break spaces", everySpace("\u00A0")],
  ["tabs and thin spaces", everySpace("\t\u2009")],
  ["a byte order mark and soft hyphens", (text) => `\uFEFF${text.replaceAll("مطر", "م\u00ADطر")}`],
  ["embeddings around numbers", (text) => text.replace(/\d+/g, "\u202A$&\u202C")],
  ["zero width spaces", (text) => text.replaceAll(" ", "\u200B ")],
  ["presentation forms", presentationForms],
  ["letters and marks apart", (text) => text.normalize("NFD")],
  ["empty lines everywhere", (text) => text.replaceAll("\n", "\n\n\n")],
  ["lines indented", (text) => text.replaceAll("\n", "\n    ")],
]

describe("a page says the same", () => {
  test.each(disguises)("with %s", (_, disguise) => {
    expect(fields(recognise(disguise(plain)))).toEqual(expected)
  })

  test("with any of these together", () => {
    fc.assert(fc.property(fc.subarray(disguises.map(([, disguise]) => disguise)), (some) => {
      expect(fields(recognise(some.reduce((text, disguise) => disguise(text), plain)))).toEqual(expected)
    }), { numRuns: 40 })
  })

  test("with direction marks, which the body keeps and the fields do not", () => {
    const marked = plain.replace(/\d+/g, "\u200E$&\u200E").replaceAll("\n", "\n\u200F").replaceAll("ال", "\u200Fال").replaceAll("خليج",
      "خ\u200Cليج")
    const { paragraphs: body, ...rest } = recognise(marked)
    expect({ ...fields({ ...rest, paragraphs }), title: rest.title }).toEqual(expected)
    expect(body.map((paragraph) => paragraph.replace(/[\u200E\u200F]/g, ""))).toEqual(paragraphs)
    expect(body.join("")).toContain("\u200F")
  })

  test("with lines broken at any width, paragraphs parted by empty lines", () => {
    fc.assert(fc.property(fc.integer({ min: 45, max: 110 }), (width) => {
      const wrapped = [...head, "", paragraphs.map((paragraph) => wrap(paragraph, width)).join("\n\n")].join("\n")
      const found = recognise(wrapped)
      expect(fields(found)).toEqual(expected)
      expect(found.notes.map((note) => note.code)).toContain("wrapped_lines_joined")
    }), { numRuns: 70 })
  })

  test("with every line of the page broken at a width, its trail too", () => {
    for (const width of [38, 43, 60, 80]) {
      const long = plain.replaceAll("مدينة في انتظار المطر", "مدينة في انتظار المطر الذي لا يسأل عن موازنة أحد")
      const wrapped = long.split("\n").map((line) => wrap(line, width)).join("\n")
      expect(recognise(wrapped)).toMatchObject({
        breadcrumb: ["الرئيسة", "من صحافة اليوم", "مدينة في انتظار المطر الذي لا يسأل عن موازنة أحد"], section: "من صحافة اليوم",
        title: "مدينة في انتظار المطر الذي لا يسأل عن موازنة أحد", source: "الشرق الأوسط", sourceDate: "2023-11-14", siteDate: "2023-11-15",
      })
    }
  })

  test("with lines broken at a width and no empty line between paragraphs", () => {
    for (const width of [50, 60, 72]) {
      const found = recognise([...head, ...paragraphs.map((paragraph) => wrap(paragraph, width))].join("\n"))
      expect(found.paragraphs).toEqual(paragraphs)
    }
  })
})

test("what the machine changed is told, what it kept is as printed", () => {
  const { recognition, cleaned } = examine(presentationForms(plain))
  expect(recognition.notes.map((note) => note.code)).toContain("presentation_forms")
  expect(cleaned.changes.map((change) => change.code)).toContain("presentation_forms")
  expect(recognise("العنوان الأول هنا\n\nالاحد 12/11/2023\n\nقال \"هو\" ؟؟ ثم صمت , ومضى....").paragraphs).toEqual(["قال \"هو\" ؟؟ ثم صمت , ومضى...."])
})

test("evidence leads to the line and the piece", () => {
  const { evidence, cleaned } = examine(plain)
  for (const found of Object.values(evidence)) {
    if (found.line !== null) expect(cleaned.lines[found.line]).toContain(found.piece)
  }
  expect(evidence.source).toMatchObject({ reason: "known_name", piece: "الشرق الأوسط" })
  expect(evidence.sourceDate).toMatchObject({ reason: "beside_source", piece: "الثلاثاء 14/11/2023" })
})

test("any text at all is recognised without an error, and none of its paragraphs is made up", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
    const { recognition, cleaned } = examine(text)
    const whole = cleaned.lines.join(" ")
    for (const paragraph of recognition.paragraphs) expect(whole).toContain(paragraph)
  }))
})

test("shuffled heads give answers, never errors, and lose no paragraph", () => {
  fc.assert(fc.property(fc.shuffledSubarray(head.filter((line) => line !== "")), (lines) => {
    const found = recognise([...lines, ...paragraphs].join("\n"))
    expect(found.paragraphs.slice(-3)).toEqual(paragraphs)
  }))
})

const seed = "../shared/seed/editorial.txt"
test.runIf(existsSync(seed))("the seed", () => {
  const text = readFileSync(seed, "utf8")
  const lines = text.replace(/\r/g, "").split("\n").map((line) => line.replace(/[\s\u00A0]+/g, " ").trim()).filter((line) => line !== "")
  const found = recognise(text)
  expect(found).toMatchObject({
    section: "واحة اللقاء", title: lines[1], siteDate: "2017-12-14", kind: "editorial", kindLabel: "الافتتاحية", source: "الخليج",
    sourceDate: "2017-12-13", sourceDateText: "الاربعاء 13/12/2017", weekdayAgrees: true, kicker: null, author: null, url: null,
      truncated: true,
  })
  expect(found.breadcrumb).toEqual(["الرئيسة", "واحة اللقاء", lines[1]])
  expect(found.paragraphs).toEqual(lines.slice(7))
  expect(found.notes.map((note) => note.code)).toEqual(["truncated"])
})

describe("two megabytes", () => {
  const word = "كلمة "
  const sea: [string, string][] = [
    ["in one line", word.repeat(210_000)],
    ["in one word", "ا".repeat(1_000_000)],
    ["of short lines", "سطر قصير\n".repeat(120_000)],
    ["of crumbs", "الرئيسة / ".repeat(110_000)],
    ["of dates", "13/12/2017 ".repeat(190_000)],
    ["of brackets", "«(".repeat(500_000)],
    ["of closing brackets", `${word}(ا)`.repeat(130_000)],
    ["of dots", `${word}${".".repeat(2_000_000)}`],
    ["of open tags", "<div>".repeat(400_000)],
    ["of formatting tags", "<b a=1><p>نص</p>".repeat(100_000)],
    ["of attributes", `<p ${Array.from({ length: 150_000 }, (_, index) => `a${index}`).join(" ")}>نص</p>`],
    ["of address", `https://example.com/${"a".repeat(2_000_000)}`],
    ["of trail in markup", `<nav class=breadcrumb>${"<a>كلمة</a> / ".repeat(110_000)}</nav><p>نص</p>`],
    ["of known names", "الخليج\n".repeat(140_000)],
  ]
  // What grew with the square of the text would take many minutes; the runner's own end is the only clock here.
  test.each(sea)("%s", (_, text) => {
    expect(recognise(text).paragraphs).toBeInstanceOf(Array)
  }, 60_000)
})

function wrap(paragraph: string, width: number): string {
  const lines: string[] = [""]
  for (const word of paragraph.split(" ")) {
    const last = lines.at(-1) ?? ""
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`
  }
  return lines.join("\n")
}

/** The same letters as an old PDF stores them, each in one of its drawn forms. */
function presentationForms(text: string): string {
  const forms = new Map<string, string>()
  for (let code = 0xfe80; code <= 0xfefc; code += 1) forms.set(String.fromCharCode(code).normalize("NFKC"), String.fromCharCode(code))
  return text.replace(/لا|[\u0621-\u064A]/g, (letter) => forms.get(letter) ?? letter)
}
