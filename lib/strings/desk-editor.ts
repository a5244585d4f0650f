import { formatNumber } from "@/lib/arabic/numbers"
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

const replaced = (n: number) =>
  plural(n, {
    zero: "لم يُستبدل شيء", one: "استُبدل موضع واحد", two: "استُبدل موضعان", few: "استُبدلت # مواضع", many: "استُبدل # موضعًا", other: "استُبدل # موضع",
  })

const places = (n: number) =>
  plural(n, { zero: "لا مواضع", one: "موضع واحد", two: "موضعين", few: "# مواضع", many: "# موضعًا", other: "# موضع" })

/** Keys as they are printed on keyboards, and what they do. */
const keys: readonly (readonly [string, string])[] = [
  ["Ctrl + B", "تشديد"],
  ["Ctrl + I", "تمييز"],
  ["Ctrl + K", "رابط"],
  ["Ctrl + Alt + 2", "عنوان فقرة"],
  ["Ctrl + Alt + 3", "عنوان فرعي داخلي"],
  ["Ctrl + Alt + 0", "فقرة"],
  ["Ctrl + Shift + B", "اقتباس"],
  ["Ctrl + Shift + 8", "قائمة"],
  ["Ctrl + Shift + 7", "قائمة مرقّمة"],
  ["Ctrl + Alt + N", "حاشية"],
  ["Enter", "تحرير الصورة أو الحاشية المحددة"],
  ["Tab", "الخانة التالية في الجدول، أو بند أعمق في القائمة"],
  ["Shift + Enter", "سطر جديد في الفقرة نفسها"],
  ["Ctrl + F", "بحث واستبدال في النص"],
  ["Ctrl + Z", "تراجع"],
  ["Ctrl + Shift + Z", "إعادة"],
  ["Ctrl + S", "حفظ"],
  ["Ctrl + Shift + E", "وضع التركيز"],
  ["Alt + F10", "الانتقال إلى شريط التنسيق"],
  ["Ctrl + /", "قائمة الاختصارات"],
]

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
    pullquote: "اقتباس بارز",
    footnote: "حاشية",
    figure: "صورة",
    table: "جدول",
    ltr: "من اليسار إلى اليمين",
    search: "بحث واستبدال",
    focus: "وضع التركيز",
    shortcuts: "الاختصارات",
    shortcutsHint: "على أجهزة ماك يقوم مفتاح ⌘ مقام Ctrl. المفاتيح بمواضعها، فهي نفسها على لوحة المفاتيح العربية.",
    keys,
    apply: "تطبيق",
    footnoteAdd: "إضافة حاشية",
    footnoteEdit: "تحرير الحاشية",
    footnoteText: "نص الحاشية",
    footnoteRemove: "حذف الحاشية",
    figureAdd: "إضافة صورة إلى النص",
    figureEdit: "تحرير الصورة",
    figureAlt: "النص البديل",
    figureAltHint: "ما تُظهره الصورة، لمن لا يراها.",
    figureCaption: "شرح الصورة",
    figureCreditField: "مصدر الصورة",
    figureRemove: "حذف الصورة من النص",
    figureCredit: (credit: string) => `الصورة: ${credit}`,
    figureWithoutAlt: "صورة بلا نص بديل",
    figureGone: "تعذّر عرض هذه الصورة. ربما حُذفت من المكتبة.",
    lacksAlt: "يلزم نص بديل.",
    lacksCredit: "يلزم مصدر الصورة.",
    tableTools: "الجدول",
    rowBefore: "صف قبل",
    rowAfter: "صف بعد",
    rowRemove: "حذف الصف",
    columnBefore: "عمود قبل",
    columnAfter: "عمود بعد",
    columnRemove: "حذف العمود",
    headerRow: "صف العناوين",
    tableRemove: "حذف الجدول",
    find: {
      label: "بحث واستبدال في النص",
      question: "البحث عن",
      replacement: "الاستبدال بـ",
      exact: "مطابقة تامة، بالتشكيل والهمزات",
      next: "التالي",
      previous: "السابق",
      replace: "استبدال",
      replaceAll: "استبدال الكل",
      close: "إغلاق",
      none: "لا مواضع بهذا اللفظ",
      inNote: "في حاشية:",
      standing: (current: number, count: number) => (count === 1 ? "موضع واحد" : `الموضع ${formatNumber(current)} من ${places(count)}`),
      replaced,
    },
    linkForm: "رابط في النص",
    linkAddress: "عنوان الرابط",
    linkOwn: "البحث في مقالاتنا بالعنوان",
    linkOwnFind: "بحث",
    linkOwnNone: "لا مقالات بهذا العنوان مما يتاح لحسابك.",
    linkOwnFailed: "تعذّر البحث الآن. يمكن إعادة المحاولة.",
    linkOwnFound: "المقالات الموجودة",
    linkOwnTake: (title: string) => `رابط إلى «${title}»`,
    linkOwnAway: "غير منشور الآن",
    linkApply: "تطبيق",
    linkRemove: "إزالة الرابط",
    linkHint: "عنوان كامل، مثل https://example.org",
    words,
    minutes,
  },
}
