import { plural } from "@/lib/arabic/plural"

/** What the staff say to each other of an article, and what waits for whom. */
export const deskNotes = {
  notes: {
    title: "ملاحظات التحرير",
    none: "لا ملاحظات مفتوحة.",
    open: (n: number) =>
      plural(n, { zero: "لا ملاحظات مفتوحة", one: "ملاحظة مفتوحة", two: "ملاحظتان مفتوحتان", few: "# ملاحظات مفتوحة", many: "# ملاحظة مفتوحة", other: "# ملاحظة مفتوحة" }),
    resolved: (n: number) =>
      plural(n, { zero: "لا ملاحظات محلولة", one: "ملاحظة محلولة", two: "ملاحظتان محلولتان", few: "# ملاحظات محلولة", many: "# ملاحظة محلولة", other: "# ملاحظة محلولة" }),
    field: "ملاحظة",
    add: "إضافة ملاحظة",
    place: "موضعها",
    whole: "المقال كله",
    paragraph: (n: number) => `الفقرة ${n}`,
    paragraphLine: (n: number, text: string) => `${n}: ${text}`,
    toParagraph: (n: number) => `الانتقال إلى الفقرة ${n}`,
    gone: "فقرة لم تعد في النص:",
    quote: (text: string) => `«${text}»`,
    onParagraph: (n: number) => plural(n, { zero: "", one: "ملاحظة", two: "ملاحظتان", few: "# ملاحظات", many: "# ملاحظة", other: "# ملاحظة" }),
    hint: "من داخل النص يفتح ملاحظة على الفقرة، و@ تذكر زميلًا.",
    answer: "الرد",
    answerField: "نص الرد",
    answerOf: (by: string) => `الرد على ملاحظة ${by}`,
    answers: (n: number) => plural(n, { zero: "بلا رد", one: "رد واحد", two: "ردّان", few: "# ردود", many: "# ردًا", other: "# رد" }),
    resolve: "حلّ",
    resolveOf: (by: string) => `حلّ ملاحظة ${by}`,
    reopen: "إعادة فتحها",
    reopenOf: (by: string) => `إعادة فتح ملاحظة ${by}`,
    resolvedBy: (name: string, when: string) => `حُلّت بحساب ${name}، ${when}`,
    meant: "إلى:",
    returned: "أُعيد بها المقال",
    people: "الزملاء",
    found: (n: number) =>
      plural(n, { zero: "لا زميل بهذا الاسم", one: "زميل واحد", two: "زميلان", few: "# زملاء", many: "# زميلًا", other: "# زميل" }),
    guest: "ضيف",
    guestOf: (label: string) => `ضيف، برابط «${label}»`,
    verdicts: { agreed: "موافق", changes: "يحتاج تعديلًا" },
    readVersion: (n: number) => `قرأ النسخة ${n}`,
    before: "ملاحظات ما زالت مفتوحة",
    backTitle: "أُعيد المقال للتعديل",
    toNotes: "كل الملاحظات",
    above: "نصّها أعلى الصفحة",
  },
  waits: {
    title: (n: number) => `ينتظرك: ${n}`,
    decide: "للاعتماد أو النشر",
    back: "أُعيد إليك",
    threads: "ملاحظات",
    nothing: "لا شيء ينتظرك الآن.",
    why: { guest: "من رابط مراجعة", meant: "فيها اسمك", own: "على مقالك" },
  },
}
