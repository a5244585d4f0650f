import type { PluralForms } from "@/lib/arabic/plural"

const results: PluralForms = {
  zero: "لا نتائج", one: "نتيجة واحدة", two: "نتيجتان", few: "# نتائج", many: "# نتيجة", other: "# نتيجة",
}

/** What readers see of the search. */
export const siteSearch = {
  title: "بحث",
  titleOf: (question: string) => `بحث عن «${question}»`,
  /** What a search's feed holds, and the way to it. */
  followed: (question: string) => `أحدث ما نُشر مما يطابق «${question}»`,
  feed: "متابعة هذا البحث في قارئ الخلاصات",
  words: "كلمات البحث",
  go: "بحث",
  results,
  /** What the number and the question stand in. */
  for: (count: string, question: string) => `${count} لـ«${question}»`,
  moreThan: (count: string) => `أكثر من ${count}`,
  best: "الأقرب إلى السؤال أولًا",
  newest: "الأحدث أولًا",
  bestOfNewest: (count: string) => `الأقرب إلى السؤال أولًا، من أحدث ${count}`,
  ofSome: "لا مقال يجمع الكلمات كلها. في هذه المقالات بعضها:",
  mean: "هل تقصد:",
  meanEnd: "؟",
  narrow: "تضييق النتائج",
  narrowed: "تضييق",
  all: "البحث من دون تضييق",
  paper: "الصحيفة",
  allPapers: "كل الصحف",
  section: "القسم",
  allSections: "كل الأقسام",
  author: "الكاتب",
  allAuthors: "كل الكتّاب",
  from: "من يوم",
  to: "إلى يوم",
  badDay: "لم يُقرأ هذا التاريخ، فبُحث من دونه. مثال: 14/12/2017",
  /** Nothing can be between them. */
  reversed: "يوم البداية بعد يوم النهاية.",
  noPage: "لا نتائج في هذه الصفحة.",
  /** Something was left out or narrowed, and nothing asked for. */
  noWord: "تلزم كلمة واحدة على الأقل يُبحث عنها.",
  order: "الترتيب",
  orderBest: "الأقرب إلى السؤال",
  orderNewest: "الأحدث",
  next: "التالي",
  nextNote: "نتائج أخرى",
  first: "العودة إلى أول النتائج",
  suggestions: "اقتراحات",
  empty: "يُبحث في العناوين والمتون بكل صيغ الكلمة: «سورية» تجد «سوريا» و«السوريين»، و«ديسمبر» تجد «كانون الأول».",
  hints: ["العبارة بين علامتي تنصيص تُطلب كما هي: «مجلس الأمن»", "والكلمة التي قبلها شرطة تُستبعد: انتخابات -بلدية"],
  none: (question: string) => `لا نتائج مطابقة لـ«${question}».`,
  noneNext: "يمكن تجربة كلمة أقصر أو تهجئة أخرى.",
  noneYet: (question: string) => `لا نتائج مطابقة لـ«${question}» في أحدث ما نُشر، ولم يُبحث في ما هو أقدم.`,
  noneYetNext: "يمكن الوصول إلى الأقدم بتضييق البحث بالتاريخ، أو بكلمة أخرى.",
  long: (most: string) => `السؤال أطول من ${most} حرف. تكفي كلمتان أو ثلاث من أهمّ ما فيه.`,
  common: (question: string) => `«${question}» مما يرد في كل نص تقريبًا.`,
  commonNext: "تُضاف كلمة أخرى، أو توضع العبارة بين علامتي تنصيص لتُطلب كما هي.",
}
