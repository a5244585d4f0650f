import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { demoArticles } from "@/prisma/seed/articles"
import { bodyTexts } from "@/lib/articles/body"
import { strings } from "@/lib/strings"
import { wordsOfText } from "./document"
import { asked, keysOf, perhaps } from "./keys"
import { COMMON, PLACES, PLURALS, WHOLE } from "./tables"
import { indexedForms, nouns, unseen, type Noun } from "./testing"
import { normal, tokens } from "./words"

/** Everything that is printed anywhere in the demonstration and the interface: what a question should not pull in. */
const others = new Set([
  ...demoArticles.flatMap(({ title, kicker = "", subtitle = "", standfirst, body }) => wordsOfText({ title, kicker, subtitle, standfirst, body: bodyTexts({ type: "doc", content: body }) }).all),
  ...tokens(JSON.stringify(strings)).map(({ word }) => word), ...[COMMON, PLACES, PLURALS, WHOLE].flatMap((text) => tokens(text).map(({ word }) => word)),
])

/** What search does with a vocabulary, without a database: asks by keys, and leaves out what is a word of its own. */
function judge(set: readonly Noun[]) {
  const forms = new Map(set.map((noun) => [noun.word, new Set([normal(noun.word), ...indexedForms(noun)])]))
  const vocabulary = [...new Set([...others, ...[...forms.values()].flatMap((each) => [...each])])]
  const under = new Map<string, string[]>()
  for (const word of vocabulary) for (const key of keysOf(word)) under.set(key, [...(under.get(key) ?? []), word])
  const own = (word: string) => asked(word).some((key) => under.get(key)?.some((other) => other.startsWith("ال")))
  let [meant, met, strangers, questions] = [0, 0, 0, 0]
  for (const { word } of set) {
    const right = forms.get(word) ?? new Set()
    for (const question of [word, `ال${word}`]) {
      const found = new Set(asked(normal(question)).flatMap((key) => [...(under.get(key) ?? []), ...(under.get(perhaps(key)) ?? []).filter((other) => !own(other))]))
      questions += 1
      meant += right.size
      met += [...right].filter((form) => found.has(form)).length
      strangers += [...found].filter((other) => !right.has(other)).length
    }
  }
  return { recall: met / meant, strangers: strangers / questions, forms: meant / questions, size: vocabulary.length }
}

describe("nouns in twenty forms and more", () => {
  it.each([["that the rules were made with", nouns], ["that they were not", unseen]])("%s are found, and little else", (_, set) => {
    const { recall, strangers, forms, size } = judge(set)
    expect(set.length).toBeGreaterThanOrEqual(60)
    expect(forms).toBeGreaterThanOrEqual(20)
    expect(size).toBeGreaterThan(5_000)
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(strangers).toBeLessThanOrEqual(1.2)
  })
})

const meets = (one: string, other: string) => asked(normal(one)).some((key) => keysOf(normal(other)).some((each) => each === key || each === perhaps(key)))

test.each([
  ["روسيا", "الروسية"], ["سوريا", "والسوريين"], ["أمريكا", "الأميركي"], ["وزير", "الوزراء"], ["وزير", "وزرائهم"], ["حزب", "أحزاب"], ["لغة", "لغات"], ["لغة", "لغتها"], ["لجنة", "للجنة"],
  ["حكومة", "حكومته"], ["اتجاه", "اتجاهات"], ["ديسمبر", "دجنبر"], ["يناير", "جانفي"], ["ماي", "الماي"], ["بناء", "بنائه"], ["بناء", "بناؤها"], ["مستشفى", "مستشفياتنا"], ["22", "و22"], ["دولة", "الدول"], ["سوريا", "بسوريا"],
  // What only begins like an article is also itself.
  ["ألمانيا", "الألمانية"], ["ألمان", "الألمان"], ["ألوان", "لون"], ["لعبة", "الألعاب"], ["لقب", "ألقاب"], ["إلكترونية", "الإلكترونية"], ["إلغاء", "الإلغاء"], ["التزام", "الالتزام"], ["وكالة", "وكالتها"], ["والدة", "والدتها"],
  ["آلاف", "الآلاف"], ["الله", "والله"], ["الله", "لله"], ["ابن", "أبناء"], ["امرأة", "المرأة"], ["امرأة", "نساء"], ["مدني", "المدنيين"], ["مسؤول", "المسئولين"], ["هيئة", "الهيأة"], ["بنت", "البنات"], ["وفد", "الوفود"], ["مباراة", "المباريات"],
])("«%s» meets «%s»", (one, other) => expect(meets(one, other)).toBe(true))

test.each([
  ["زير", "وزير"], ["ريق", "فريق"], ["لبن", "لبنان"], ["زيت", "زيتون"], ["سلطة", "سلطان"], ["سور", "سوريا"], ["حكومة", "محكمة"], ["تاب", "كتاب"], ["عدو", "عدوان"], ["لسطين", "فلسطين"],
  ["الله", "له"], ["له", "والله"], ["الآن", "أن"], ["امرأة", "أمراء"], ["مدنيون", "المدينة"], ["أحيانا", "الأحياء"], ["بنات", "بناء"], ["قطرات", "القطرية"],
])("«%s» does not meet «%s»", (one, other) => expect(meets(one, other)).toBe(false))

const letter = fc.constantFrom(..."ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
const word = fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(""))
const MARKS = ["\u064E", "\u0652", "\u0651", "\u0640", "\u064B", "\u0670"]

test("a word meets itself, behind the article and and, however it is vowelled or stretched (property)", () => {
  fc.assert(fc.property(word, fc.array(fc.constantFrom(...MARKS), { maxLength: 12 }), (plain, marks) => {
    const dressed = [...plain].map((each, at) => each + (at < plain.length - 1 ? (marks[at] ?? "") : "")).join("")
    expect(normal(dressed)).toBe(normal(plain))
    expect(meets(plain, dressed)).toBe(true)
    if (normal(plain).length >= 3 && !/^(?:[وفبكل]|ال)/.test(normal(plain))) {
      // Unless it is then a word that the tables know, like «وزير».
      const isOther = (text: string) => text.length > plain.length && !text.startsWith("ال") && !text.startsWith("وال") && keysOf(normal(text)).every((key) => !key.startsWith("~"))
      for (const before of ["ال", "وال", "و", "ب", "ل"]) if (!isOther(before + plain)) expect(meets(plain, before + plain), before).toBe(true)
    }
  }), { numRuns: 500 })
})

test("keys are few, never empty, and of letters and digits alone (property)", () => {
  fc.assert(fc.property(fc.oneof(word, fc.string({ unit: "grapheme" })), (text) => {
    for (const { word: each } of tokens(text)) {
      const keys = keysOf(each)
      expect(keys.length).toBeGreaterThan(0)
      expect(keys.length).toBeLessThan(40)
      for (const key of keys) expect(key).toMatch(/^[~@#]?[\p{L}\p{N}]+$/u)
    }
  }), { numRuns: 500 })
})

test("tokens lie within the text, in order, and no border parts letters (property)", () => {
  fc.assert(fc.property(fc.array(fc.oneof(word, fc.constantFrom(" ", "،", "«", "\u0640", "\u064E", "\u200C", "\u200D", "A", "٢", "😀", "\n")), { maxLength: 20 }), (parts) => {
    const text = parts.join("")
    let last = 0
    for (const { from, to } of tokens(text)) {
      expect(from).toBeGreaterThanOrEqual(last)
      expect(text.slice(0, from)).not.toMatch(/\p{L}\u0640*$/u)
      expect(text.slice(to)).not.toMatch(/^[\p{L}\p{M}\u0640]/u)
      last = to
    }
  }))
})
