import type { Kind, Origin } from "@/lib/articles/kinds"
import type { Fidelity } from "@/lib/fidelity/rule"

/** Words that both the readers' pages and the desk use. */
export const common = {
  product: "واحة",
  /** The two words that Arabic sites are headed with. */
  homeWords: ["الرئيسة", "الرئيسية"] as const,
  kinds: {
    editorial: "الافتتاحية",
    opinion: "رأي",
    column: "عمود",
    analysis: "تحليل",
    report: "تقرير",
    news: "خبر",
    interview: "حوار",
    investigation: "تحقيق",
    translation: "ترجمة",
    press_review: "جولة الصحافة",
    document: "وثيقة",
    cartoon: "كاريكاتير",
  } satisfies Record<Kind, string>,
  origins: {
    own: "مادة خاصة",
    republished: "إعادة نشر",
    translated: "ترجمة",
  } satisfies Record<Origin, string>,
  /** How a republished text stands to its original. */
  fidelities: { verbatim: "منقول حرفيًا", abridged: "مختصر", adapted: "بتصرّف" } satisfies Record<Fidelity, string>,
}
