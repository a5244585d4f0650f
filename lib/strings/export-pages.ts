import { plural } from "@/lib/arabic/plural"

/** The pages of an export, which are read without a server, and the note that lies beside them. */
export const exportPages = {
  title: (newsroom: string) => `${newsroom}: كل ما حُفظ`,
  made: (day: string) => `صُدّرت هذه الصفحات يوم ${day}.`,
  articles: (n: number) =>
    plural(n, { zero: "لا مقالات", one: "مقال واحد", two: "مقالان", few: "# مقالات", many: "# مقالًا", other: "# مقال" }),
  noSection: "بلا قسم",
  untitled: "بلا عنوان",
  back: "إلى الفهرس",
  published: "نُشر",
  printed: "تاريخ النشر في المصدر",
  original: "رابط الأصل",
  corrections: "تصويب",
  revisions: (n: number) =>
    plural(n, { zero: "لا نسخ محفوظة", one: "نسخة محفوظة واحدة", two: "نسختان محفوظتان", few: "# نسخ محفوظة", many: "# نسخة محفوظة", other: "# نسخة محفوظة" }),
}

/** What an archive says of itself to who opens it in a year. */
export const readMe = (newsroom: string): string =>
  [
    `${newsroom}`, "",
    "في هذا الملف كل ما حُفظ في الموقع لحظة تصديره، بلا كلمات مرور ولا أسرار.", "",
    "index.html: فهرس المقالات، يُفتح في المتصفح بلا اتصال.",
    "data: الشيء نفسه للبرامج، سطر JSON لكل مقال وقسم وصحيفة وكاتب ووسم وصورة.",
    "media: ملفات الصور.",
    "manifest.json: أعداد ما في الملف وبصماته.", "",
    "للاستيراد في موقع فارغ: npm run import -- FILE", "",
  ].join("\n")
