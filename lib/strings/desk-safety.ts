import { plural } from "@/lib/arabic/plural"

const articles = (n: number) =>
  plural(n, { zero: "لا مواد", one: "مادة واحدة", two: "مادتين", few: "# مواد", many: "# مادة", other: "# مادة" })
const logIns = (n: number) =>
  plural(n, { zero: "لا شيء", one: "طلب دخول واحد", two: "طلبا دخول", few: "# طلبات دخول", many: "# طلب دخول", other: "# طلب دخول" })
const minutes = (n: number) =>
  plural(n, { zero: "لحظات", one: "دقيقة", two: "دقيقتين", few: "# دقائق", many: "# دقيقة", other: "# دقيقة" })

/** What stops the newsroom when something is wrong: the freeze, and the brake on one account. */
export const deskSafety = {
  safety: {
    title: "الحماية",
    note: "ما يُلجأ إليه حين يُشتبه في حساب أو في ما نُشر.",
    freeze: {
      title: "تجميد المكتب",
      what: "يوقف التجميد كل كتابة في المكتب: الحفظ والنشر والسحب والإعدادات والدعوات. لا يلحظ القراء شيئًا، وما جُدول يظهر في موعده، ويبقى تسجيل الدخول والخروج متاحًا.",
      reason: "سبب التجميد",
      reasonHint: "يظهر لكل العاملين في أعلى الصفحات.",
      submit: "تجميد المكتب",
      pending: "جارٍ التجميد…",
      release: "رفع التجميد",
      releasing: "جارٍ رفع التجميد…",
      banner: "المكتب مجمَّد، ولا يُحفظ فيه شيء.",
      bannerBy: (name: string, when: string) => `جُمّد بحساب ${name}، ${when}.`,
      bannerByNobody: (when: string) => `جُمّد من خادم المكتب، ${when}.`,
      why: (reason: string) => `السبب: ${reason}`,
      toRelease: "إلى رفع التجميد",
      done: "جُمّد المكتب.",
      released: "رُفع التجميد.",
    },
    flood: {
      banner: (n: number) => `محاولات دخول كثيرة: رُفض في الساعة الأخيرة ${logIns(n)}، وهو عشرة أمثال المعتاد أو أكثر. المحاولات مقيَّدة؛ ويحسن تفقّد السجل.`,
      toRecord: "إلى السجل",
    },
    paused: {
      title: "حسابات أُوقفت مؤقتًا",
      none: "لا حساب موقوفًا.",
      rule: (limit: number, over: number) => `يوقَف الحساب مؤقتًا إذا غيّر أكثر من ${articles(limit)} مما يراه القراء في ${minutes(over)}، حتى يُراجَع.`,
      since: (when: string) => `أوقف ${when}`,
      release: "رفع الإيقاف",
      releaseOf: (name: string) => `رفع الإيقاف عن ${name}`,
      other: "يرفعه رئيس تحرير أو مدير نظام آخر.",
      released: "رُفع الإيقاف.",
      banner: (name: string) => `أوقف حساب ${name} مؤقتًا لكثرة ما غُيّر به من المنشور.`,
      bannerOwn: "أوقف حسابك مؤقتًا لكثرة ما غُيّر به من المنشور، ولا يُحفظ منه شيء حتى يُراجَع.",
      review: "إلى المراجعة",
      acts: "ما جرى بهذا الحساب",
    },
  },
}
