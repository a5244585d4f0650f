import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { nothingIgnored, wordKey, wordsOf } from "@/lib/arabic/words"
import { commonRuns } from "./sequence"
import { diffWords, type Part } from "./word-diff"

const printed = (parts: readonly Part[]) =>
  parts.map(({ kind, before, after }) => (kind === "same" ? after : kind === "removed" ? `[-${before}-]` : `{+${after}+}`)).join("")
const shown = (before: string, after: string, ignored = {}) => printed(diffWords(before, after, { ...nothingIgnored, ...ignored }))

const word = fc.constantFrom(
  "كَتَبَ", "كتب", "الأمر", "الامر", "مدرسة", "مدرسه", "وـَهو", "حَ\u200Bتى", "لا\u200Cيزال", "13/12/2017", "١٢٫٥", "test@x.com", "Reuters", "والأمرُ", "في", "ه\u200D",
)
const between = fc.constantFrom(" ", "  ", "، ", ".", "\n", "\u00A0", " «", "» ", "", "؟ ", "\u200F", " - ", "%")
const sentence = fc.array(fc.tuple(word, between), { maxLength: 40 }).map((pairs) => pairs.flat().join(""))
const arabicText = fc.oneof(sentence, fc.string({ unit: "grapheme", maxLength: 40 }), fc.string({ unit: fc.constantFrom("ا", "ب", "\u0651", "\u0640", "\u200B", "\u200C", "\u200D", " ", "،", "2"), maxLength: 30 }))
const ignored = fc.record({ tashkeel: fc.boolean(), hamza: fc.boolean(), punctuation: fc.boolean() })

describe("words", () => {
  const of = (text: string) => wordsOf(text).map((one) => one.text)
  test("a vocalised word is one, tatweel and what is not seen part nothing, dates and addresses are whole", () => {
    expect(of("إنَّ القَرارَ، والأمرُ")).toEqual(["إنَّ", " ", "القَرارَ", "،", " ", "والأمرُ"])
    expect(of("الســـلام حَ\u200Bتى\u200F «داعش»؟")).toEqual(["الســـلام", " ", "حَ\u200Bتى\u200F", " ", "«", "داعش", "»", "؟"])
    expect(of("في 13/12/2017، و١٣/١٢/٢٠١٧.")).toEqual(["في", " ", "13/12/2017", "،", " ", "و١٣/١٢/٢٠١٧", "."])
    expect(of("(https://example.org/a?b=1) U.S. 3.5%")).toEqual(["(", "https://example.org/a?b=1", ")", " ", "U.S", ".", " ", "3.5", "%"])
  })

  test("joined, they are the text again (property)", () => {
    fc.assert(fc.property(fc.oneof(arabicText, fc.string({ unit: "binary", maxLength: 24 })), (text) => {
      expect(of(text).join("")).toBe(text)
    }))
  })

  test("no border lies between two letters that join, or before a mark (property)", () => {
    fc.assert(fc.property(arabicText, (text) => {
      const words = of(text)
      words.slice(1).forEach((next, at) => {
        const before = (words[at] ?? "").replace(/[\p{Mn}\u200B\u200E\u200F]+$/u, "")
        expect(/[\p{Script=Arabic}\u0640\u200D]$/u.test(before) && /\p{L}$|[\u0640\u200D]$/u.test(before) && /^[\u200B\u200E\u200F]*(?:\p{Script=Arabic}(?<=\p{L})|[\u0640\u200D])/u.test(next)).toBe(false)
        expect(next).not.toMatch(/^\p{M}/u)
      })
    }))
  })

  test("what is ignored, and what is not", () => {
    const key = (text: string, more = {}) => wordKey({ text, kind: "word" }, { ...nothingIgnored, ...more })
    expect(key("كَتَبَ")).not.toBe(key("كتب"))
    expect(key("كَتَبَـ", { tashkeel: true })).toBe(key("كتب"))
    expect(key("الأمر", { tashkeel: true })).not.toBe(key("الامر"))
    expect(key("الأمر", { hamza: true })).toBe(key("الامر"))
    expect(key("مسؤول", { hamza: true })).toBe(key("مسئول", { hamza: true }))
    expect(key("مدرسة", { hamza: true })).toBe(key("مدرسه"))
    expect(key("ا\u0654مر\u200F")).toBe(key("أمر"))
    expect(wordKey({ text: "،", kind: "mark" }, { ...nothingIgnored, punctuation: true })).toBeNull()
    expect(wordKey({ text: "%", kind: "mark" }, { ...nothingIgnored, punctuation: true })).toBe("%")
  })
})

describe("a comparison by words", () => {
  test("whole words, and spaces where only they differ", () => {
    expect(shown("كَتَبَ الطالبُ الدرس", "كَتَبَ الطالبُ درسه")).toBe("كَتَبَ الطالبُ [-الدرس-]{+درسه+}")
    expect(shown("قال الوزير ، أمس", "قال الوزير، أمس")).toBe("قال الوزير[- -]، أمس")
    expect(shown("من غير  لوم", "من غير لوم")).toBe("من غير لوم")
    expect(shown("أول ثان", "أول، ثان")).toBe("أول{+،+} ثان")
    expect(shown("أول ثان ثالث", "أول ثالث")).toBe("أول [-ثان -]ثالث")
    expect(shown("", "نص")).toBe("{+نص+}")
    expect(shown("", "")).toBe("")
  })
  test("a sentence that is new is shown as one", () => {
    expect(shown("بدأ الموسم متأخرًا هذا العام", "بدأ الحصاد باكرًا هذا العام")).toBe("بدأ [-الموسم متأخرًا-]{+الحصاد باكرًا+} هذا العام")
  })
  test("switches", () => {
    const [before, after] = ["قالَ الأمير: «انتهى الأمر»", "قال الامير انتهى الأمر"]
    expect(shown(before, after)).toBe("[-قالَ الأمير:-]{+قال الامير+} [-«-]انتهى الأمر[-»-]")
    expect(shown(before, after, { tashkeel: true, punctuation: true })).toBe("قال [-الأمير:-]{+الامير+} انتهى الأمر")
    expect(shown(before, after, { tashkeel: true, hamza: true, punctuation: true })).toBe(after)
    expect(shown("أول ، ثان .", "أول ثان", { punctuation: true })).toBe("أول ثان")
  })

  test("what is kept with what is removed is the old text, with what is added the new one; parts are whole words (property)", () => {
    fc.assert(fc.property(arabicText, arabicText, ignored, (before, after, switches) => {
      const parts = diffWords(before, after, switches)
      expect(parts.map((part) => part.before).join("")).toBe(before)
      expect(parts.map((part) => part.after).join("")).toBe(after)
      const ends = (words: readonly string[]) => new Set(words.reduce<number[]>((sums, text) => [...sums, (sums.at(-1) ?? 0) + text.length], [0]))
      const [oldEnds, newEnds] = [ends(wordsOf(before).map((one) => one.text)), ends(wordsOf(after).map((one) => one.text))]
      for (const end of ends(parts.map((part) => part.before))) expect(oldEnds.has(end)).toBe(true)
      for (const end of ends(parts.map((part) => part.after))) expect(newEnds.has(end)).toBe(true)
      parts.forEach((part, at) => {
        expect(part.kind === parts[at + 1]?.kind).toBe(false)
        if (part.kind === "removed") expect(part.after).toBe("")
        if (part.kind === "added") expect(part.before).toBe("")
      })
    }))
  })

  test("what is told to be the same is: its words have the same keys (property)", () => {
    const keys = (text: string, switches: typeof nothingIgnored) => wordsOf(text).filter((one) => one.kind !== "space").map((one) => wordKey(one, switches)).filter((key) => key !== null)
    fc.assert(fc.property(sentence, sentence, ignored, (before, after, switches) => {
      for (const part of diffWords(before, after, switches)) {
        if (part.kind === "same") expect(keys(part.before, switches)).toEqual(keys(part.after, switches))
      }
    }))
  })

  test("a text is the same as itself, in whatever spelling is ignored; and both ways tell the same (property)", () => {
    fc.assert(fc.property(sentence, sentence, ignored, (text, other, switches) => {
      expect(diffWords(text, text, switches).every((part) => part.kind === "same")).toBe(true)
      const bare = text.normalize("NFD").replace(/[\u064B-\u0652]/g, "")
      expect(diffWords(text, bare, { ...switches, tashkeel: true }).every((part) => part.kind === "same")).toBe(true)
      const nothing = (parts: readonly Part[]) => parts.every((part) => part.kind === "same")
      expect(nothing(diffWords(text, other, switches))).toBe(nothing(diffWords(other, text, switches)))
    }))
  })
})

describe("what two sequences have in common", () => {
  const sequence = fc.array(fc.nat(6), { maxLength: 60 })
  const longest = (a: readonly number[], b: readonly number[]) => {
    const row = new Array<number>(b.length + 1).fill(0)
    for (const x of a) {
      let corner = 0
      b.forEach((y, j) => {
        const above = row[j + 1] ?? 0
        row[j + 1] = x === y ? corner + 1 : Math.max(above, row[j] ?? 0)
        corner = above
      })
    }
    return row[b.length] ?? 0
  }
  test("is the longest there is, rises, and is truly common (property)", () => {
    fc.assert(fc.property(sequence, sequence, (before, after) => {
      const runs = commonRuns(before, after)
      expect(runs.reduce((sum, run) => sum + run.length, 0)).toBe(longest(before, after))
      let [b, a] = [0, 0]
      for (const run of runs) {
        expect(run.before >= b && run.after >= a && run.length > 0).toBe(true)
        expect(before.slice(run.before, run.before + run.length)).toEqual(after.slice(run.after, run.after + run.length))
        ;[b, a] = [run.before + run.length, run.after + run.length]
      }
    }))
  })
  test("is found where thousands of places differ, and whatever is given comes to an end", () => {
    const before = Array.from({ length: 10_000 }, (_, i) => (i % 3 === 0 ? i : -1 - (i % 7)))
    const after = Array.from({ length: 10_000 }, (_, i) => (i % 3 === 0 ? i : -20 - (i % 5)))
    expect(commonRuns(before, after).reduce((sum, run) => sum + run.length, 0)).toBe(3_334)
    const noise = (seed: number) => Array.from({ length: 8_000 }, (_, i) => (Math.imul(i + seed, 2_654_435_761) >>> 9) % 40)
    const runs = commonRuns(noise(1), noise(77_777))
    for (const run of runs) expect(noise(1).slice(run.before, run.before + run.length)).toEqual(noise(77_777).slice(run.after, run.after + run.length))
  })
})
