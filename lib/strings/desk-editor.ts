import { plural } from "@/lib/arabic/plural"

const words = (n: number) =>
  plural(n, { zero: "لا كلمات", one: "كلمة واحدة", two: "كلمتان", few: "# كلمات", many: "# كلمة", other: "# كلمة" })

const minutes = (n: number) =>
  plural(n, {
    zero: "قراءة في أقل من دقيقة",
    one: "قراءة في دقيقة",
    two: "قراءة في دقيقتين",
    few: "قراءة في # دقائق",
    many: "قراءة في # دقيقة",
    other: "قراءة في # دقيقة",
  })

/** The text's own tools. */
export const deskEditor = {
  editor: {
    label: "نص المقال",
    toolbar: "تنسيق النص",
    paragraph: "فقرة",
    heading: "عنوان فقرة",
    subheading: "عنوان فرعي داخلي",
    quote: "اقتباس",
    list: "قائمة",
    numbered: "قائمة مرقّمة",
    bold: "تشديد",
    emphasis: "تمييز",
    link: "رابط",
    divider: "فاصل",
    undo: "تراجع",
    redo: "إعادة",
    linkForm: "رابط في النص",
    linkAddress: "عنوان الرابط",
    linkApply: "تطبيق",
    linkRemove: "إزالة الرابط",
    linkHint: "عنوان كامل، مثل https://example.org",
    words,
    minutes,
  },
}
