import { plural } from "@/lib/arabic/plural"

/** Review links, on the article's page. */
export const deskSharing = {
  sharing: {
    title: "روابط المراجعة",
    none: "لا روابط قائمة.",
    about: "رابط لمن لا حساب له: يقرأ المقال، ويكتب ملاحظة، ويقول «موافق» أو «يحتاج تعديلًا».",
    make: "رابط جديد",
    submit: "إنشاء الرابط",
    label: "لمن هذا الرابط",
    labelHint: "اسم يُعرف به هنا، ولا يراه من يفتح الرابط.",
    days: "مدة صلاحيته",
    dayCount: (n: number) => plural(n, { zero: "لا مدة", one: "يوم واحد", two: "يومان", few: "# أيام", many: "# يومًا", other: "# يوم" }),
    shows: "ما يعرضه",
    follow: "النص كما يصير مع كل تعديل",
    pin: "النص كما هو الآن، مهما تغيّر بعد ذلك",
    linkTitle: "الرابط جاهز",
    linkText: "يظهر هذا الرابط الآن ولا يظهر ثانية. من يحمله يقرأ المقال.",
    pinned: (version: number) => `يعرض النسخة ${version}`,
    following: "يتبع التعديلات",
    until: (when: string) => `حتى ${when}`,
    by: (name: string) => `أنشأه ${name}`,
    opened: (n: number) => plural(n, { zero: "لم يُفتح بعد", one: "فُتح مرة واحدة", two: "فُتح مرتين", few: "فُتح # مرات", many: "فُتح # مرة", other: "فُتح # مرة" }),
    opening: (when: string, version: number) => `${when}، النسخة ${version}`,
    times: (n: number) => plural(n, { zero: "", one: "مرة واحدة", two: "مرتين", few: "# مرات", many: "# مرة", other: "# مرة" }),
    revoke: "إلغاء الرابط",
    revokeOf: (label: string) => `إلغاء رابط ${label}`,
    revoked: "ملغى",
    expired: "انتهت مدته",
    ended: (n: number) => plural(n, { zero: "لا روابط منتهية", one: "رابط منتهٍ", two: "رابطان منتهيان", few: "# روابط منتهية", many: "# رابطًا منتهيًا", other: "# رابط منتهٍ" }),
  },
}
