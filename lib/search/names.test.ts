import fc from "fast-check"
import { expect, test } from "vitest"
import { named } from "./names"

const papers = [
  { name: "المرفأ", variants: ["جريدة المرفأ", "almarfa.example"] }, { name: "صوت الهضبة", variants: [] }, { name: "الضفاف" }, { name: "من النهر إلى البحر" },
  { name: "الشرق" }, { name: "صحيفة الشرقية" }, { name: "The Harbour Times" }, { name: "22 آذار" },
]
const found = (typed: string) => named(papers, typed).map(({ name }) => name)

test.each([
  ["مرفا", ["المرفأ"]], ["المر", ["المرفأ"]], ["almarfa", ["المرفأ"]], ["جريدة", ["المرفأ"]], ["الهضبه", ["صوت الهضبة"]], ["ض", ["الضفاف"]], ["صوت ه", ["صوت الهضبة"]], ["harb", ["The Harbour Times"]],
  ["٢٢", ["22 آذار"]], ["من", ["من النهر إلى البحر"]], ["من النه", ["من النهر إلى البحر"]], ["زلزال", []], ["صوت المرفأ", []], ["،", []], ["شرق", ["الشرق", "صحيفة الشرقية"]],
])("«%s» finds %j", (typed, names) => expect(found(typed)).toEqual(names))

test("nothing typed is all, in their order", () => expect(found("  ")).toEqual(papers.map(({ name }) => name)))

test("a name is found by itself and by every beginning of it that ends in a word (property)", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."ابتجدرسشعفقكلمنهوي"), minLength: 3, maxLength: 8 })
  const names = fc.array(fc.array(letters, { minLength: 1, maxLength: 3 }).map((words) => ({ name: words.join(" ") })), { minLength: 1, maxLength: 12 })
  fc.assert(fc.property(names, fc.nat(), fc.nat(), (list, which, cut) => {
    const one = list[which % list.length]
    if (!one) return
    const typed = one.name.slice(0, 1 + (cut % one.name.length))
    expect(named(list, typed)).toContain(one)
  }), { numRuns: 300 })
})
