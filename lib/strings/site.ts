import type { PluralForms } from "@/lib/arabic/plural"
import { siteFeeds } from "./site-feeds"
import { sitePages } from "./site-pages"
import { siteReview } from "./site-review"
import { siteSearch } from "./site-search"

const articles: PluralForms = {
  zero: "لا مقالات", one: "مقال واحد", two: "مقالان", few: "# مقالات", many: "# مقالًا", other: "# مقال",
}
// After «من», in the genitive.
const papers: PluralForms = {
  zero: "غير صحيفة", one: "صحيفة واحدة", two: "صحيفتين", few: "# صحف", many: "# صحيفة", other: "# صحيفة",
}

/** What readers see around the texts. */
export const site = {
  home: "الرئيسة",
  toContent: "إلى المحتوى",
  sectionsNav: "الأقسام",
  crumbs: "مسار الصفحة",
  homeOf: (name: string, home: string) => `${name}: ${home}`,
  accounts: "حساباتنا",
  papers: "الصحف",
  allPapers: "كل الصحف",
  hijri: (day: string, month: string, year: string) => `${day} ${month} ${year} هـ`,

  breaking: { label: "عاجل" },
  review: siteReview,
  search: siteSearch,
  ...sitePages,
  feeds: siteFeeds,

  count: {
    articles,
    papers,
    /** Three to ten as a newspaper spells them, by the gender of what is counted. */
    ofArticles: ["ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"],
    ofPapers: ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"],
    articlesFrom: (articles: string, papers: string) => `${articles} من ${papers}`,
    readingTime: {
      zero: "أقل من دقيقة", one: "دقيقة واحدة", two: "دقيقتان", few: "# دقائق", many: "# دقيقة", other: "# دقيقة",
    } satisfies PluralForms,
    corrections: {
      zero: "لا تصويبات", one: "تصويب واحد", two: "تصويبان", few: "# تصويبات", many: "# تصويبًا", other: "# تصويب",
    } satisfies PluralForms,
  },

  colophon: {
    page: (day: string) => `تمّت صفحة ${day}،`,
    holds: (count: string) => `وفيها ${count}،`,
    article: "وفيها مقال واحد،",
    articleFrom: "وفيها مقال واحد نقلًا عن",
    everyWord: "ولكلّ قولٍ قائله.",
  },

  article: {
    attribution: "الإسناد",
    comma: "،",
    kindAndLabel: (kind: string, label: string) => `${kind}، «${label}»`,
    houseEditorial: (name: string) => `كلمة ${name}`,
    translatedFrom: (kind: string) => `${kind}، ترجمة عن`,
    by: "بقلم",
    and: "و",
    published: "نُشر في الموقع",
    notPublished: "لم يُنشر بعد",
    updated: "حُدّث",
    readingTime: "مدة القراءة",
    fidelity: "نص المقال",
    original: "الأصل",
    originalLink: "رابط الأصل",
    correction: "تصويب",
    corrections: "التصويبات",
    copyLink: "نسخ الرابط",
    linkCopied: "نُسخ الرابط",
    print: "طباعة",
    takenFrom: (paper: string) => `نقلًا عن «${paper}»`,
    translatedFromPaper: (paper: string) => `ترجمة عن «${paper}»`,
    issueOf: (day: string) => `، عدد ${day}`,
    topics: "الموضوعات",
    readAlso: "اقرأ أيضًا",
    inSection: "قبله وبعده في القسم",
    before: "قبله في القسم",
    after: "بعده في القسم",
    pictureCredit: "الصورة:",
    notes: "الحواشي",
    note: (number: string) => `الحاشية ${number}`,
    back: "عودة",
    backToNote: (number: string) => `عودة إلى موضع الحاشية ${number}`,
    table: "جدول",
    bodyMissing: "تعذّر عرض نص هذا المقال.",
    preview: "معاينة: هكذا يرى القراء هذه الصفحة. لا يصل إليها سوى هيئة التحرير.",
  },

  front: {
    lastChange: (time: string) => `آخر تحديث ${time}`,
    papersToday: "صحف اليوم",
    papersOf: (day: string) => `صحف ${day}`,
    allOfDay: "كل ما نُقل هذا اليوم",
    allOfSection: "كل المقالات",
    mostRead: "الأكثر قراءة",
    ofTwoDays: "أمس واليوم",
    ofWeek: "في سبعة أيام",
    empty: "لم يُنشر شيء بعد.",
    emptyNext: "ما يُنشر يظهر هنا في حينه.",
  },

  lists: {
    newer: "الأحدث",
    older: "الأقدم",
    newerNote: "ما نُشر بعد ذلك",
    olderNote: "ما نُشر قبل ذلك",
    pages: "الصفحات",
    emptySection: "لم يُنشر في هذا القسم شيء بعد.",
    emptyPapers: "لم يُنقل عن أي صحيفة بعد.",
    nothingFurther: "لا مقالات أقدم من هذه.",
    toNewest: "العودة إلى أحدث المقالات",
    toHome: (home: string) => `العودة إلى ${home}`,
    source: (name: string) => `ما نُقل عن ${name}`,
    sourceDescription: (name: string) => `مقالات منقولة عن صحيفة ${name}، مرتّبة بأيام نشرها.`,
    sourceSite: "موقع الصحيفة",
    author: (name: string) => `مقالات ${name}`,
    topic: (name: string) => `مقالات في موضوع ${name}`,
    papersDescription: "الصحف التي ننقل عنها.",
  },

  missing: {
    title: "الصفحة غير موجودة",
    text: "ربما سُحب المقال من النشر، أو نقص من رابطه حرف.",
    home: (home: string) => `العودة إلى ${home}`,
    or: "، أو",
    papers: "الصحف التي ننقل عنها",
  },
  withdrawn: {
    title: "سُحب هذا المقال من النشر",
    day: "سُحب يوم",
  },
  unavailable: {
    title: "تعذّر عرض الصفحة الآن",
    text: "تعذّر الوصول إلى المقالات مؤقتًا، وهي محفوظة في مكانها. يمكن إعادة المحاولة بعد لحظات.",
    again: "إعادة المحاولة",
  },
}
