import { plural } from "@/lib/arabic/plural"
import type { State } from "@/lib/publishing/state"

const ago = (n: number, unit: [one: string, two: string, few: string, many: string]) =>
  plural(n, { zero: "قبل لحظات", one: `منذ ${unit[0]}`, two: `منذ ${unit[1]}`, few: `منذ # ${unit[2]}`, many: `منذ # ${unit[3]}`, other: `منذ # ${unit[0]}` })

/** The lists of articles: states, filters, and how long ago something was. */
export const deskLists = {
  states: {
    draft: "مسودة",
    in_review: "قيد المراجعة",
    approved: "معتمد",
    scheduled: "مجدول",
    live: "منشور",
    live_update_ahead: "منشور، وله تحديث مجدول",
    live_take_down_ahead: "منشور، وله موعد سحب",
    withdrawn: "مسحوب من النشر",
    trashed: "في سلة المهملات",
  } satisfies Record<State, string>,
  changed: "منشور، وفيه تعديل لم يُنشر",
  lists: {
    articles: "المقالات",
    comma: "، ",
    all: "الكل",
    views: "حالات المقالات",
    filters: "تضييق القائمة",
    searchTexts: "بحث في العناوين والمتون",
    anySection: "كل الأقسام",
    anySource: "كل الصحف",
    anyWriter: "كل الكتّاب",
    writer: "كاتب المقال",
    apply: "تطبيق",
    head: { title: "العنوان", source: "الصحيفة", kind: "النوع", section: "القسم", state: "الحالة", edited: "آخر تعديل" },
    noneAtAll: "لا مقالات بعد",
    noneAtAllText: "تبدأ غرفة التحرير بقصاصة من صحيفة، أو بمقال يُكتب هنا.",
    noneFound: "لا مقالات مطابقة",
    noneFoundText: "يمكن تجربة حالة أخرى، أو كلمة أخرى.",
    showAll: "عرض الكل",
    greeting: (name: string) => `مرحبًا، ${name}`,
    waiting: "ينتظرك",
    drafts: "مسوداتك",
    today: "يخرج اليوم",
    allWaiting: "كل ما ينتظر",
    allDrafts: "كل مسوداتك",
    noDrafts: "لا مسودات لديك.",
    nothingToday: "لا شيء يخرج اليوم حتى الآن.",
  },
  ago: {
    now: "قبل لحظات",
    minutes: (n: number) => ago(n, ["دقيقة", "دقيقتين", "دقائق", "دقيقة"]),
    hours: (n: number) => ago(n, ["ساعة", "ساعتين", "ساعات", "ساعة"]),
    yesterday: "أمس",
  },
}
