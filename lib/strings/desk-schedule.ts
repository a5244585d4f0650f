import { plural } from "@/lib/arabic/plural"

const lateCount = (n: number) =>
  plural(n, {
    zero: "لا تأخّر في المواعيد.",
    one: "حلّ موعد ولم يُتحقّق من ظهوره بعد:",
    two: "حلّ موعدان ولم يُتحقّق من ظهورهما بعد:",
    few: "حلّت # مواعيد ولم يُتحقّق من ظهورها بعد:",
    many: "حلّ # موعدًا ولم يُتحقّق من ظهورها بعد:",
    other: "حلّ # موعد ولم يُتحقّق من ظهورها بعد:",
  })

const more = (n: number) =>
  plural(n, { zero: "", one: "وموعد آخر.", two: "وموعدان آخران.", few: "و# مواعيد أخرى.", many: "و# موعدًا آخر.", other: "و# موعد آخر." })

/** Receipts of planned times, the calendar, and the board of the papers. */
export const deskSchedule = {
  receipts: {
    title: "إيصالات المواعيد",
    what: { publish: "نشر", update: "تحديث", take_down: "سحب" } as Readonly<Record<string, string>>,
    planned: "الموعد",
    live: "في قاعدة البيانات",
    seen: "شوهدت الصفحة",
    lists: "حُدّثت القوائم",
    waiting: "قيد التحقّق.",
    overtaken: "تغيّر المقال قبل التحقّق.",
    missed: "لم تُشاهَد الصفحة في يوم كامل.",
    problems: {
      page: "لم تُفتح الصفحة كما يلزم.", old: "ظهرت في الصفحة نسخة سابقة.", lists: "لم تُحدّث القوائم بعد.",
    } as Readonly<Record<string, string>>,
    otherProblem: "تعذّر فتح الصفحة.",
    late: lateCount,
    more,
    silent: (when: string) => `توقّف عامل المواعيد: آخر ما وصل منه ${when}. المواعيد تظهر للقراء في وقتها، ولا يُتحقّق منها حتى يعود.`,
    silentNever: "لم يعمل عامل المواعيد بعد. المواعيد تظهر للقراء في وقتها، ولا يُتحقّق منها حتى يعمل.",
  },
}
