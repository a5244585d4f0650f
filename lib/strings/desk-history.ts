import { plural } from "@/lib/arabic/plural"
import type { ComparedField } from "@/lib/articles/compared"
import { deskArticle } from "./desk-article"

const lines = (n: number) =>
  plural(n, {
    zero: "لا فقرات لم تتغيّر", one: "فقرة واحدة لم تتغيّر", two: "فقرتان لم تتغيّرا", few: "# فقرات لم تتغيّر", many: "# فقرة لم تتغيّر", other: "# فقرة لم تتغيّر",
  })

/** «سجل النسخ»: what was, and what differs, word by word. */
export const deskHistory = {
  wordDiff: { removed: "حُذف:", added: "أُضيف:", end: "انتهى." },
  history: {
    title: "سجل النسخ",
    open: "سجل النسخ والمقارنة",
    none: "لا نسخ محفوظة بعد",
    noneText: "تُحفظ نسخة عند الإرسال للمراجعة وعند النشر وعند الاستعادة، ثم تُقارن هنا.",
    working: "نص العمل",
    savedBy: (name: string, when: string) => `آخر حفظ باسم ${name}، ${when}`,
    live: "ما يراه القراء الآن",
    other: "نسخة محفوظة",
    by: (name: string, when: string) => (name ? `${name}، ${when}` : when),
    seen: (from: string, until: string) => `رآها القراء من ${from} إلى ${until}`,
    seenSince: (from: string) => `يراها القراء منذ ${from}`,
    willBeSeen: (from: string) => `يراها القراء ابتداءً من ${from}`,
    ofRevision: (which: string) => `نسخة: ${which}`,
    from: "من",
    to: "إلى",
    list: "النسخ، الأحدث أولًا",
    compare: "مقارنة",
    ignore: "يُتجاهل في المقارنة",
    tashkeel: "التشكيل والتطويل",
    hamza: "صور الهمزة، وة وه، وى وي",
    punctuation: "علامات الترقيم",
    restore: "استعادة هذه النسخة",
    restoreAsk: {
      becomes: (which: string) => `يصير نص العمل كما كان في هذه النسخة: ${which}.`,
      kept: "يُحفظ نص العمل الحالي أولًا نسخةً في هذا السجل، ويمكن الرجوع إليه.",
      live: "لا يتغيّر ما يراه القراء إلى أن يُنشر تحديث.",
      review: "المقال معتمد، ويعود بعد الاستعادة إلى المراجعة حين تُشترط موافقة شخص ثانٍ.",
    },
    restored: "استُعيدت النسخة في نص العمل. لم يتغيّر ما يراه القراء.",
  },
  comparison: {
    title: "المقارنة",
    legend: "المحذوف مشطوب، والمضاف تحته خط.",
    same: "لا فرق بين النسختين.",
    sameIgnoring: "لا فرق بين النسختين فيما عدا ما يُتجاهل.",
    sameAsLive: "لا فرق بين نص العمل وما يراه القراء.",
    empty: "فارغ",
    gone: "لم يعد موجودًا",
    unchanged: lines,
    was: "كان:",
    is: "صار:",
    block: { removed: "فقرة محذوفة", added: "فقرة مضافة", movedFrom: "فقرة نُقلت من هنا", movedTo: "فقرة نُقلت إلى هنا", form: "تغيّر التنسيق أو الرابط", figure: "تغيّرت الصورة أو بيانها" },
    kinds: {
      heading2: "عنوان فقرة", heading3: "عنوان فرعي داخلي", quote: "اقتباس", item: "بند في قائمة", row: "صف في جدول", figure: "صورة", pullquote: "اقتباس بارز", horizontalRule: "فاصل",
    },
    fields: { ...deskArticle.fields, printedSection: "القسم كما طُبع", sourceDateText: "تاريخ المصدر كما طُبع" } satisfies Record<ComparedField, unknown>,
  },
  original: {
    title: "مقارنة بالأصل",
    note: (when: string) => `الأصل كما أُلصق ${when}، محفوظ بلا تغيير.`,
    none: "لا أصل محفوظ",
    noneText: "يُحفظ الأصل للمقالات التي بدأت بقصاصة من صحيفة.",
    raw: "الصفحة كما أُلصقت",
    hash: "بصمة الأصل (SHA-256)",
    empty: "لم تُستخرج من الصفحة الملصقة فقرات.",
  },
}
