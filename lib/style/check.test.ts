import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { check } from "./check"
import { examples } from "./examples"
import { beforeAfter, edited, isRuleId, ruleIds, wordKind, type House, type RuleId } from "./kinds"
import { quotations, touches, type Line } from "./line"
import { offAtFirst, rules, type Rule } from "./rules"
import { days, formsOf, hamza, taPairs, ya } from "./words"

const none: House = { off: [], words: [] }
const only = (rule: RuleId, words: House["words"] = []): House => ({ off: ruleIds.filter((id) => id !== rule), words })
const body = (...texts: string[]): Line[] => texts.map((text) => ({ text, quoted: false, of: "body" }))

/** The text with every suggestion of one kind taken. */
function all(lines: readonly Line[], house: House, kind: string): Line[] {
  const found = check(lines, house).filter((one) => one.kind === kind)
  return lines.map((line, index) => ({ ...line, text: edited(line.text, found.filter((one) => one.line === index).flatMap(({ edits }) => edits)) }))
}
const taken = (text: string, rule: RuleId, of: Line["of"] = "body"): string => all([{ text, quoted: false, of }], only(rule), rule)[0]?.text ?? ""
const asked = (rule: RuleId, ...texts: string[]): string[] =>
  check(body(...texts), only(rule)).map((one) => beforeAfter(texts[one.line] ?? "", one).before)

describe("each rule", () => {
  test.each<[RuleId, string, string]>([
    ["spaces", "ماء  كثير في   النهر", "ماء كثير في النهر"],
    ["spaceBefore", "قال الوزير ، أمس : إن النهر يجري .", "قال الوزير، أمس: إن النهر يجري."],
    ["spaceBefore", "أيجري النهر ؟", "أيجري النهر؟"],
    ["brackets", "النهر ( وروافده ) و« ضفافه »", "النهر (وروافده) و«ضفافه»"],
    ["spaceAfter", "جرى النهر،ثم فاض.وقال الوزير:إن السد صمد", "جرى النهر، ثم فاض. وقال الوزير: إن السد صمد"],
    ["waw", "النهر و السد و الناس", "النهر والسد والناس"],
    ["quotes", 'مشروع "ماء النيل" و“سد الفرات”', "مشروع «ماء النيل» و«سد الفرات»"],
    ["latinMarks", "النهر, والسد; وهل صمد?", "النهر، والسد؛ وهل صمد؟"],
    ["repeated", "هل صمد السد؟؟ نعم!!", "هل صمد السد؟ نعم!"],
    ["ellipsis", "ثم سكت....", "ثم سكت…"],
    ["days", "يوم الاربعاء والاحد وللاحد والإثنين", "يوم الأربعاء والأحد وللأحد والاثنين"],
    ["hamza", "ذهب الى النهر اكثر من مرة", "ذهب إلى النهر أكثر من مرة"],
    ["ta", "قالت الحكومه للمدينه", "قالت الحكومة للمدينة"],
    ["ya", "الذى جرى فى النهر", "الذي جرى في النهر"],
    ["farsi", "النيل الکبير وسدّ على النهر إلی الأبد", "النيل الكبير وسدّ على النهر إلى الأبد"],
    ["tatweel", "النهـــر الكبيـر سنة 1439 هـ لـ«الخليج»", "النهر الكبير سنة 1439 هـ لـ«الخليج»"],
    ["hidden", "النهر\u200F الكبير\u200C", "النهر الكبير"],
  ])("%s: «%s»", (rule, before, after) => expect(taken(before, rule)).toBe(after))

  test.each(Object.entries(examples) as [RuleId, readonly [string, string]][])("%s does as its page says", (rule, [before, after]) =>
    expect(taken(before, rule, rule === "titleStop" ? "title" : "body")).toBe(after))

  test.each<[RuleId, string]>([
    ["spaces", "ماء كثير\u00A0"],
    ["spaceBefore", "بنسبة .5 وملف .txt ثم ... بعد ذلك :)"],
    ["brackets", "كانون الأول/ ديسمبر"],
    ["spaceAfter", "في الساعة 10:30 بلغ 1،5 مليون، د.أحمد وأ.د.سمير كتبا إلى a.b"],
    ["waw", "الفقرات أ و ب و ج، وما بعدها"],
    ["quotes", 'طوله 5" لا غير'],
    ["quotes", 'كلمة" بعدها "كلمة'],
    ["latinMarks", "في The Guardian, ثم 1,500 طن"],
    ["repeated", "إلى متى؟؟؟"],
    ["repeated", "أحقًا؟!"],
    ["ellipsis", "النفط يشتعل.. وبرنت"],
    ["days", "الأحد والثلاثاء، وأحد الناس"],
    ["hamza", "إلى الأبد، أو أكثر"],
    ["ya", "وفى بوعده"],
    ["farsi", "پارسی"],
    ["tatweel", "ص 5 هـ، بـ 21، ولـداعش"],
    ["passive", "ثم جرى النهر"],
    ["wrongDay", "الأربعاء 13/12/2017"],
    ["truncated", "جرى النهر في الوادي حتى بلغ البحر."],
    ["digits", "بين 2011 و2017"],
    ["alone", "«سد» و«نهر»"],
  ])("%s says nothing of «%s»", (rule, text) => expect(check(body(text), only(rule))).toEqual([]))

  it("takes the stop from a title's end alone", () => {
    expect(taken("النهر يعود إلى مجراه.", "titleStop", "title")).toBe("النهر يعود إلى مجراه")
    expect(taken("النهر يعود..", "titleStop", "title")).toBe("النهر يعود..")
    expect(taken("النهر يعود.", "titleStop")).toBe("النهر يعود.")
    expect(taken("النفط يشتعل...", "ellipsis", "title")).toBe("النفط يشتعل...")
  })

  it("asks, and offers nothing, where only a person knows", () => {
    expect(asked("wrongDay", "كُتب يوم الخميس 13/12/2017 في عمّان")).toHaveLength(1)
    expect(asked("alone", "قال «إن النهر جرى.", "ثم فاض.")).toEqual(["«"])
    expect(asked("truncated", "أول النص.", "جرى النهر في الوادي حتى بلغ")).toEqual(["بلغ"])
    expect(asked("digits", "بين 2011 و2012 و٢٠١٧")).toEqual(["٢٠١٧"])
    expect(asked("passive", "تم افتتاح السد")).toEqual(["تم افتتاح"])
    expect(asked("long", "كلمة ".repeat(151))).toHaveLength(1)
    for (const rule of ["wrongDay", "alone", "truncated", "digits", "passive", "long"] as const) {
      const found = check(body("قال «إن النهر جرى يوم الخميس 13/12/2017 و٢٠١٧ وتم افتتاح", "كلمة ".repeat(151)), only(rule))
      expect(found.every(({ edits }) => edits.length === 0)).toBe(true)
    }
  })

  it("is off where the house does without it, and some are at first", () => {
    expect(check(body("يوم الاربعاء  كان"), { off: ["days", "spaces"], words: [] })).toEqual([])
    expect(offAtFirst).toEqual(["passive"])
  })

  it("never calls a right form wrong, nor the form that it writes itself", () => {
    for (const pairs of [days, hamza, taPairs, ya]) for (const right of formsOf(pairs).values()) {
      const found = check(body(`قال ${right} كلامًا.`), none).filter(({ kind }) => ["days", "hamza", "ta", "ya"].includes(kind))
      expect(found, right).toEqual([])
    }
  })
})

describe("the house's own words", () => {
  const words = [
    { word: "داعش", instead: "تنظيم الدولة" }, { word: "ترامب", instead: "دونالد ترامب" }, { word: "الشرق الأوسط الجديد", instead: "" },
    { word: "رئيس الوزراء", instead: "رئيس الحكومة" }, { word: "رئيس الوزراء الأردني", instead: "رئيس وزراء الأردن" },
  ]
  const house: House = { off: ruleIds, words }
  const kinds = (text: string) => check(body(text), house).map(({ kind }) => kind)
  const take = (text: string) => words.reduce((now, { word }) => all(now, house, wordKind(word)), body(text))[0]?.text

  it("are found with what is written onto them, and not within other words", () => {
    expect(take("قاتل داعش، وبداعش ولداعش نكبوا، والداعشي غيره.")).toBe("قاتل تنظيم الدولة، وبتنظيم الدولة ولتنظيم الدولة نكبوا، والداعشي غيره.")
  })

  it("are taken the longest first, and once", () => {
    expect(kinds("قال رئيس الوزراء الأردني ورئيس الوزراء")).toEqual(["رئيس الوزراء الأردني", "رئيس الوزراء"].map(wordKind))
    expect(take("قال ترامب ثم دونالد ترامب")).toBe("قال دونالد ترامب ثم دونالد ترامب")
    expect(kinds("قال دونالد ترامب")).toEqual([])
  })

  it("are only spoken of where nothing is to stand instead", () => {
    expect(check(body("الشرق الأوسط الجديد"), house)).toMatchObject([{ kind: wordKind("الشرق الأوسط الجديد"), edits: [] }])
  })
})

describe("what is quoted", () => {
  it("is found between marks of every kind, over several lines too; what is not closed counts to its line's end", () => {
    const { within, alone } = quotations(body("قال «أول", "ثانٍ", "ثالث» و«رابع", 'ثم "خامس" هنا'))
    expect(within).toEqual([[{ from: 5, to: 8 }], [{ from: 0, to: 4 }], [{ from: 0, to: 4 }, { from: 8, to: 12 }], [{ from: 4, to: 8 }]])
    expect(alone).toEqual([{ line: 2, at: 7 }])
  })

  it("is left alone, but for white space", () => {
    const texts = ["قال: «ذهب الى  النهر , يوم الاربعاء»", 'و"النهـر"', "في الاربعاء"]
    const found = check(body(...texts), none)
    expect(found.map(({ kind, line }) => [kind, line])).toEqual([["spaces", 0], ["spaceBefore", 0], ["quotes", 1], ["days", 2]])
    expect(check([{ text: "يوم الاربعاء  كان", quoted: true, of: "body" }], none).map(({ kind }) => kind)).toEqual(["spaces"])
  })
})

const letters = fc.constantFrom(..."ابتةهويىلكدرسمنحعقفأإآءؤئ", "ک", "ی", "َ", "ّ", "ـ")
const marks = fc.constantFrom(" ", " ", "  ", "\u00A0", "،", "؛", "؟", ".", ":", "!", ",", ";", "?", "«", "»", '"', "“", "”", "(", ")", "…", "\u200F", "\u200C", "\n", "\uFFFC", "-", "/")
const others = fc.constantFrom("الاربعاء", "الى", "الحكومه", "فى", "و ", "داعش", "تم ", "12/3/2017", "٢٠١٧", "1,5", "BBC", "a.b", "...", "؟؟")
const text = fc.array(fc.oneof({ weight: 5, arbitrary: letters }, { weight: 3, arbitrary: marks }, { weight: 2, arbitrary: others }), { maxLength: 60 }).map((parts) => parts.join(""))
const lines = fc.array(fc.record({ text, quoted: fc.boolean(), of: fc.constantFrom<Line["of"][]>("body", "body", "title", "field") }), { minLength: 1, maxLength: 6 })
const everything: House = { off: [], words: [{ word: "داعش", instead: "تنظيم الدولة" }, { word: "تنظيم", instead: "تنظيم داعش" }] }
const runs = { numRuns: 500 }
const bare = (of: string) => of.replace(/\s/g, "")

describe("whatever is written", () => {
  it("no suggestion changes what is quoted, but for white space", () => {
    fc.assert(fc.property(lines, (given) => {
      const { within } = quotations(given)
      for (const one of check(given, everything)) {
        const { text: line } = given[one.line] ?? { text: "" }
        for (const each of one.edits) if (touches(each, within[one.line] ?? [])) expect(bare(each.by)).toBe(bare(line.slice(each.from, each.to)))
      }
    }), runs)
  })

  it("a suggestion has a place of its own, changes something in it, and nothing outside", () => {
    fc.assert(fc.property(lines, (given) => {
      for (const one of check(given, everything)) {
        const { text: line } = given[one.line] ?? { text: "" }
        expect(one.from).toBeLessThan(one.to)
        expect(one.to).toBeLessThanOrEqual(line.length)
        for (const { from, to } of one.edits) expect(one.from <= from && from <= to && to <= one.to).toBe(true)
        const { before, after } = beforeAfter(line, one)
        if (one.edits.length > 0) expect(after).not.toBe(before)
        expect(edited(line, one.edits)).toBe(line.slice(0, one.from) + after + line.slice(one.to))
        // Neither what is set into a line (U+FFFC) nor a break is ever taken away.
        for (const sign of ["\uFFFC", "\n"]) expect(after.split(sign).length).toBe(before.split(sign).length)
      }
    }), runs)
  })

  it("what is taken is not offered again", () => {
    fc.assert(fc.property(lines, fc.nat(), (given, which) => {
      const found = check(given, everything).filter(({ edits }) => edits.length > 0)
      const one = found[which % Math.max(1, found.length)]
      if (!one) return
      const next = given.map((line, index) => (index === one.line ? { ...line, text: edited(line.text, one.edits) } : line))
      const count = (all: readonly { kind: string; line: number }[]) => all.filter(({ kind, line }) => kind === one.kind && line === one.line).length
      expect(count(check(next, everything))).toBeLessThan(count(found))
    }), runs)
  })

  it("taking all of a kind leaves none of it, so that taking all again changes nothing", () => {
    fc.assert(fc.property(lines, (given) => {
      for (const kind of new Set(check(given, everything).map((one) => one.kind))) {
        const next = all(given, everything, kind)
        expect(check(next, everything).filter((one) => one.kind === kind && one.edits.length > 0)).toEqual([])
      }
    }), { numRuns: 200 })
  })
})

describe("a hostile text", () => {
  const n = 40_000
  test.each([
    [" ".repeat(n)], [`ا${" ".repeat(n)}`], [`ا${" ".repeat(n)}ا`], [".".repeat(n)], ["،".repeat(n)], ["؟".repeat(n)], ['"'.repeat(n)], ['" '.repeat(n)], ["«".repeat(n)], ["»".repeat(n)],
    ["«»".repeat(n)], ["ـ".repeat(n)], [`ا${"ـ".repeat(n)}`], ["اـ".repeat(n)], ["و ".repeat(n)], [", ".repeat(n)], ["َ".repeat(n)], ["\u200F".repeat(n)], ["الاربعاء ".repeat(n / 8)], ["1/".repeat(n)],
    ["ی".repeat(n)], ["( ".repeat(n)], ["؟ ".repeat(n)], ["تم ".repeat(n)], ["…".repeat(n)], ["a ".repeat(n)],
  ])("is read once through: %#", (hostile) => {
    expect(check(body(hostile, hostile), everything).length).toBeLessThanOrEqual(500)
  })
})

test("every rule has its name, and none other is one", () => {
  expect(ruleIds.every(isRuleId)).toBe(true)
  expect(isRuleId("toString")).toBe(false)
  expect((Object.values(rules) as Rule[]).filter(({ spaces }) => spaces)).toHaveLength(4)
})
