import type { PluralForms } from "@/lib/arabic/plural"

/** What somebody sees who reads an article by a review link. */
export const siteReview = {
  banner: "نسخة للمراجعة. هذا الرابط لمن أُرسل إليه وحده، فلا يُنقل إلى غيره.",
  pinned: "تعرض هذه الصفحة النص كما كان عند إنشاء الرابط.",
  following: "تعرض هذه الصفحة النص كما هو الآن.",
  until: (day: string, time: string) => `يصلح الرابط حتى يوم ${day}، الساعة ${time}.`,
  title: "رأيك في هذا النص",
  name: "الاسم",
  place: "الملاحظة على",
  whole: "النص كله",
  paragraph: (n: number, text: string) => `الفقرة ${n}: ${text}`,
  text: "الملاحظة",
  textHint: "تكفي «موافق» وحدها لمن لا ملاحظة لديه.",
  verdicts: { agreed: "موافق", changes: "يحتاج تعديلًا" },
  justNote: "إرسال الملاحظة وحدها",
  said: "وصل ما كُتب إلى هيئة التحرير. شكرًا لك.",
  notSaid: "لم يُرسل ما كُتب بعد. الحقول المبيّنة تحتاج إلى مراجعة.",
  before: "ما كُتب بهذا الرابط",
  count: { zero: "لا ملاحظات", one: "ملاحظة واحدة", two: "ملاحظتان", few: "# ملاحظات", many: "# ملاحظة", other: "# ملاحظة" } satisfies PluralForms,
}
