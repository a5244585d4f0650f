import fc from "fast-check"
import { expect, test } from "vitest"
import { suggestMatters, type Piece } from "./suggest"

const others = [
  "تعثّر مشروع القطار مرة أخرى لأن المناقصة أُلغيت", "القراءة في المقاهي عادة لا تموت", "أسعار الخبز ترتفع قبل الشتاء", "المدارس تفتح أبوابها وسط نقص المعلمين",
  "الحكومة تعلن خطة جديدة للإسكان", "موازنة العام الجديد على طاولة النواب", "لغة القانون حين لا يفهمها أحد", "الموانئ تنتظر رافعات جديدة",
]
const piece = (id: string, paper: string, text: string): Piece => ({ id, paper, text })
const dam = [
  piece("a", "المرفأ", "انهيار سدّ الوادي يكشف غياب الصيانة. لجنة التحقيق في السدّ لم تنشر تقريرها، والقرى غرقت قبل أن يُطلق الإنذار."),
  piece("b", "الضفاف", "من يحاسب على السدود؟ غرقت القرى عند انهيار السدّ، ولم يُسمع الإنذار. والصيانة مؤجلة منذ عقد."),
  piece("c", "الرواق", "متحف المدينة يفتح قاعة للخط العربي بعد ترميم دام ثلاثة أعوام."),
]

test("what several papers wrote of one thing is found, with the words that they share, and the rest is left alone", () => {
  const [found, ...more] = suggestMatters(dam, others)
  expect(more).toEqual([])
  expect(found?.pieces).toEqual(["a", "b"])
  expect(found?.words.length).toBeGreaterThan(2)
  expect(found?.words.join(" ")).toMatch(/سدّ|السدّ/)
})

test("one paper alone is no matter of several, and what all of them always say is none", () => {
  expect(suggestMatters(dam.map((each) => ({ ...each, paper: "المرفأ" })), others)).toEqual([])
  expect(suggestMatters([piece("a", "المرفأ", "الحكومة تعلن خطة جديدة"), piece("b", "الضفاف", "الحكومة تعلن موازنة جديدة")], others)).toEqual([])
})

test("the order in which pieces come makes no difference, and each stands in one group at most", () => {
  const word = fc.constantFrom("سدّ", "قطار", "مدرسة", "انهيار", "إنذار", "صيانة", "متحف", "ترميم", "قرية", "تحقيق")
  const pieces = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), paper: fc.constantFrom("أ", "ب", "ج"), text: fc.array(word).map((words) => words.join(" ")) }),
    { selector: ({ id }) => id, maxLength: 7 })
  fc.assert(fc.property(pieces, fc.array(fc.array(word).map((words) => words.join(" "))), (day, rest) => {
    const found = suggestMatters(day, rest)
    expect(suggestMatters([...day].reverse(), rest)).toEqual(found)
    const all = found.flatMap((each) => each.pieces)
    expect(new Set(all).size).toBe(all.length)
    for (const { pieces: ids } of found) expect(new Set(day.filter(({ id }) => ids.includes(id)).map(({ paper }) => paper)).size).toBeGreaterThan(1)
  }))
})
