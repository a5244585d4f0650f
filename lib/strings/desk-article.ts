import { plural } from "@/lib/arabic/plural"

const paragraphs = (n: number) =>
  plural(n, { zero: "لا فقرات", one: "فقرة واحدة", two: "فقرتان", few: "# فقرات", many: "# فقرة", other: "# فقرة" })

/** The article's form: its fields, and what the line of its state says. */
export const deskArticle = {
  article: {
    edit: "تحرير مقال",
    create: "مقال جديد",
    untitled: "بلا عنوان",
    isnad: "الإسناد",
    moments: "المواعيد",
    paragraphs,
    readOnly: "للقراءة فقط",
    preview: "معاينة",
    onSite: "عرض في الموقع",
  },
  fields: {
    title: "العنوان",
    kicker: "العنوان التمهيدي",
    subtitle: "العنوان الفرعي",
    standfirst: "الملخّص",
    body: "نص المقال",
    kind: "النوع",
    kindLabel: "التسمية كما تُطبع",
    kindLabelHint: "تُترك فارغة لتُطبع تسمية الصحيفة أو اسم النوع.",
    sectionId: "القسم",
    noSectionsYet: "لا أقسام بعد. القسم الأول يضيفه مدير النظام.",
    noSection: "بلا قسم",
    printedSection: (name: string) => `القسم كما طُبع: ${name}`,
    origin: "أصل المادة",
    sourceId: "الصحيفة المصدر",
    sourceDate: "تاريخ النشر في المصدر",
    sourceDateHint: "كما طُبع، بأي صيغة: 13/12/2017 أو 13 كانون الأول 2017.",
    weekdayDisagrees: (weekday: string, date: string) => `اليوم المكتوب (${weekday}) لا يوافق التاريخ ${date}.`,
    sourceUrl: "رابط الأصل",
    pictureId: "الصورة الرئيسة",
    authorIds: "الكاتب",
    tagIds: "الوسوم",
    plannedFor: "الموعد المخطّط له",
    embargoUntil: "حظر النشر حتى",
    clock: (zone: string) => `بساعة غرفة التحرير: ${zone}.`,
    permission: "إذن الصحيفة",
    embargoReason: "سبب النشر قبل نهاية الحظر",
    permissions: {
      granted: "الإذن بإعادة النشر مسجّل.",
      grantedUntil: (day: string) => `الإذن بإعادة النشر مسجّل حتى ${day}.`,
      quotation: "الإذن بالاقتباس مسجّل.",
      unrecorded: "لم يُسجَّل إذن هذه الصحيفة بعد.",
      none: "لا إذن من هذه الصحيفة بإعادة النشر.",
    },
  },
}
