import { plural } from "@/lib/arabic/plural"
import type { ChangeCode } from "@/lib/clipping/clean"
import { refusals } from "@/lib/clipping/notes"

type Counted = (n: number) => string
const counted = (one: string, two: string, few: string, many: string, other: string): Counted => (n) =>
  plural(n, { zero: "", one, two, few: `# ${few}`, many: `# ${many}`, other: `# ${other}` })

/** The page on which a pasted text becomes an article. */
export const deskClip = {
  clip: {
    title: "قصاصة جديدة",
    intro: "يُحفظ النص الملصق كما هو، ويبقى مرجعًا للمقال.",
    raw: "النص الملصق",
    rawHint: "نص الصفحة كلها كما نُسخ، بعنوانها ومصدرها وتاريخها؛ أو شيفرتها بصيغة HTML.",
    extract: "استخراج الحقول",
    extracting: "جارٍ الاستخراج…",
    again: "تعديل النص الملصق",
    proceed: "متابعة إلى المقال",
    proceeding: "جارٍ إنشاء المقال…",
    fields: "الحقول المستخرجة",
    extracted: "استُخرجت هذه الحقول من النص الملصق",
    found: (n: number, all: number) => `${n} من ${all}`,
    siteDate: "تاريخ النشر في الموقع الناقل",
    siteDateHint: "للعلم فقط، لا يُنشر.",
    notFound: "لم يُعثر عليه في النص.",
    asPrinted: (piece: string) => `كما طُبع: «${piece}»`,
    unknownSource: (name: string) => `«${name}» ليست بين صحف المكتب.`,
    unknownAuthor: (name: string) => `«${name}» ليس بين كتّاب المكتب.`,
    addSource: (name: string) => `إضافة «${name}» إلى الصحف`,
    addAuthor: (name: string) => `إضافة «${name}» إلى الكتّاب`,
    bodyHint: "سطر فارغ بين كل فقرتين. أما التنسيق ففي صفحة المقال.",
    untouched: "لم تُغيَّر كلمة.",
    cleaned: "ما نُظّف من النص",
    nothingCleaned: "لم يُنظَّف شيء.",
    notes: "ملاحظات على النص",
    tooBig: refusals.too_long,
    words: counted("كلمة واحدة", "كلمتان", "كلمات", "كلمة", "كلمة"),
    lines: counted("سطر واحد", "سطران", "أسطر", "سطرًا", "سطر"),
    paragraphs: counted("فقرة واحدة", "فقرتان", "فقرات", "فقرة", "فقرة"),
    changes: {
      line_ends: counted("وُحّدت نهاية سطر", "وُحّدت نهايتا سطرين", "نهايات أسطر وُحّدت", "نهاية سطر وُحّدت", "نهاية سطر وُحّدت"),
      special_spaces: counted(
        "حُوّلت مسافة خاصة إلى مسافة عادية", "حُوّلت مسافتان خاصتان إلى مسافتين عاديتين",
        "مسافات خاصة حُوّلت إلى عادية", "مسافة خاصة حُوّلت إلى عادية", "مسافة خاصة حُوّلت إلى عادية",
      ),
      hidden_characters: counted("أُزيل محرف خفي", "أُزيل محرفان خفيان", "محارف خفية أُزيلت", "محرفًا خفيًا أُزيل", "محرف خفي أُزيل"),
      control_characters: counted("أُزيل محرف تحكّم", "أُزيل محرفا تحكّم", "محارف تحكّم أُزيلت", "محرف تحكّم أُزيل", "محرف تحكّم أُزيل"),
      presentation_forms: counted(
        "رُدّ حرف من صورته المطبعية إلى أصله", "رُدّ حرفان من صورتيهما المطبعيتين إلى أصلهما",
        "أحرف رُدّت من صورها المطبعية إلى أصولها", "حرفًا رُدّ من صورته المطبعية إلى أصله", "حرف رُدّ من صورته المطبعية إلى أصله",
      ),
      normalized: counted(
        "وُحّد تركيب حرف", "وُحّد تركيب حرفين",
        "مواضع وُحّد فيها تركيب الحروف", "موضعًا وُحّد فيه تركيب الحروف", "موضع وُحّد فيه تركيب الحروف",
      ),
      spaces: counted(
        "أُزيلت مسافة زائدة", "أُزيلت مسافتان زائدتان",
        "مواضع أُزيلت منها مسافات زائدة", "موضعًا أُزيلت منه مسافات زائدة", "موضع أُزيلت منه مسافات زائدة",
      ),
      empty_lines: counted(
        "أُزيلت أسطر فارغة من موضع واحد", "أُزيلت أسطر فارغة من موضعين",
        "مواضع أُزيلت منها أسطر فارغة", "موضعًا أُزيلت منه أسطر فارغة", "موضع أُزيلت منه أسطر فارغة",
      ),
    } satisfies Record<ChangeCode, Counted>,
  },
}
