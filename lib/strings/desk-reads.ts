import { plural, type PluralForms } from "@/lib/arabic/plural"

const forms: PluralForms = { zero: "لا قراءات", one: "قراءة واحدة", two: "قراءتان", few: "# قراءات", many: "# قراءة", other: "# قراءة" }

/** How often what was published is read, for the desk. */
export const deskReads = {
  reads: {
    title: "القراءات",
    all: "منذ النشر",
    week: "في سبعة أيام",
    today: "اليوم",
    mostRead: "الأكثر قراءة",
    mostReadNote: "في سبعة أيام",
    counted: (count: number) => plural(count, forms),
    how: "تُعدّ القراءة حين تبقى الصفحة أمام القارئ خمس ثوانٍ. ولا يُحفظ شيء عنه.",
  },
}
