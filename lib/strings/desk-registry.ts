import { plural } from "@/lib/arabic/plural"

const words = (n: number) => plural(n, { zero: "لا كلمة", one: "كلمة واحدة", two: "كلمتان", few: "# كلمات", many: "# كلمة", other: "# كلمة" })
const ofWords = (n: number) => plural(n, { zero: "نص فارغ", one: "كلمة واحدة", two: "كلمتين", few: "# كلمات", many: "# كلمة", other: "# كلمة" })
const days = (n: number) =>
  plural(n, { zero: "ينتهي اليوم", one: "ينتهي خلال يوم", two: "ينتهي خلال يومين", few: "ينتهي خلال # أيام", many: "ينتهي خلال # يومًا", other: "ينتهي خلال # يوم" })

function limit(percent: string, most: string): string {
  const ofText = `${percent}% من النص`
  if (most === "") return ofText
  return percent === "" ? words(Number(most)) : `${ofText}، على ألا يزيد على ${ofWords(Number(most))}`
}

/** «المنقول 120 كلمة من 300 كلمة (40%)، والمسموح به 25% من النص.» */
const share = (paper: string, taken: string, of: string, percent: string, mostPercent: string, mostWords: string) =>
  `المنقول عن «${paper}» ${words(Number(taken))} من ${ofWords(Number(of))} (${percent}%)، والمسموح به ${limit(mostPercent, mostWords)}.`

/** What is wrong, of whom and of how much: sentences for problems that tell what they speak of (lib/told.ts). */
export const telling = {
  figure_alt: (place: string) => `يلزم نص بديل للصورة ${place} في النص.`,
  figure_credit: (place: string) => `يلزم ذكر مصدر الصورة ${place} في النص.`,
  figure_gone: (place: string) => `حُذفت الصورة ${place} من المكتبة. يلزم حذفها من النص أو وضع غيرها.`,
  figure_rights_ended: (place: string) => `تنتهي حقوق الصورة ${place} في النص قبل يوم النشر.`,
  permission_none: (paper: string) => `لا إذن من «${paper}» بإعادة النشر.`,
  permission_ended: (paper: string, day: string) => `انتهى إذن «${paper}» في ${day}.`,
  permission_ends: (paper: string, day: string) => `ينتهي إذن «${paper}» في ${day}، قبل موعد النشر.`,
  permission_unrecorded: (paper: string) => `لم يُسجَّل إذن «${paper}» بعد.`,
  share_over: share,
  share_within: share,
  day_off: (paper: string, day: string) => `لا تصدر «${paper}» يوم ${day}. يرجى مراجعة التاريخ.`,
  named_already: (name: string) => `هذا الاسم مسجّل من قبل: «${name}».`,
  known_as: (paper: string) => `هذا اسم صحيفة مسجّلة: «${paper}».`,
  unknown_place: (name: string) => `لا موضع باسم «${name}». المواضع هي الصحيفة والتاريخ والكاتب والرابط.`,
}

/** What the registry of newspapers says beyond its list. */
export const deskRegistry = {
  permissionEnds: days,
  /** What newspapers are called before their name. */
  paperSorts: ["صحيفة", "جريدة", "مجلة", "يومية", "أسبوعية", "دار", "مؤسسة", "موقع", "بوابة", "شبكة", "وكالة"],
  definiteArticle: "ال",
  alike: {
    same: "هذا اسم صحيفة مسجّلة:",
    near: "صحف مسجّلة قريبة من هذا الاسم:",
    note: "إن كانت هي نفسها فلا حاجة إلى إضافتها.",
  },
  review: {
    title: "مقالات انتهى إذن صحفها",
    note: "نُشرت بإذن لم يعد قائمًا. كل مقال إما أن يُسحب، وإما أن يبقى بسبب يُسجَّل.",
    link: "مقالات تنتظر قرارًا",
    waiting: (n: number) =>
      plural(n, {
        zero: "لا مقال ينتظر قرارًا بعد انتهاء إذن صحيفته.", one: "مقال واحد ينتظر قرارًا بعد انتهاء إذن صحيفته.", two: "مقالان ينتظران قرارًا بعد انتهاء إذن صحيفتيهما.",
        few: "# مقالات تنتظر قرارًا بعد انتهاء إذن صحفها.", many: "# مقالًا تنتظر قرارًا بعد انتهاء إذن صحفها.", other: "# مقال تنتظر قرارًا بعد انتهاء إذن صحفها.",
      }),
    look: "مراجعتها",
    none: "لا مقال ينتظر قرارًا",
    noneText: "ما نُشر كله بإذن قائم، أو بقرار مسجّل.",
    ended: (day: string) => `انتهى الإذن في ${day}`,
    terms: { none: "لا إذن", quotation: "الإذن صار اقتباسًا فقط", other: "انتهى الإذن" },
    first: (shown: number, all: number) => `أول ${shown} من ${all}. يظهر الباقي بعد البتّ فيها.`,
    choose: (title: string) => `اختيار «${title}»`,
    chooseAll: "اختيار الكل",
    decision: "القرار في المحدد",
    reason: "سبب القرار",
    reasonHint: "للسجل، لا يراه القراء.",
    notice: "ما يُقال للقراء عند السحب",
    keep: "إبقاء المحدد",
    withdraw: "سحب المحدد",
    went: (day: string) => `نُشر ${day}`,
    goes: (day: string) => `موعده ${day}`,
    open: "فتح المقال",
    kept: (n: number) => plural(n, { zero: "لم يبق مقال", one: "بقي مقال واحد", two: "بقي مقالان", few: "بقيت # مقالات", many: "بقي # مقالًا", other: "بقي # مقال" }),
    withdrawn: (n: number) => plural(n, { zero: "لم يُسحب مقال", one: "سُحب مقال واحد", two: "سُحب مقالان", few: "سُحبت # مقالات", many: "سُحب # مقالًا", other: "سُحب # مقال" }),
    left: (n: number) =>
      plural(n, {
        zero: "", one: "ومقال واحد تغيّرت حاله فلم يُبتّ فيه.", two: "ومقالان تغيّرت حالهما فلم يُبتّ فيهما.", few: "و# مقالات تغيّرت حالها فلم يُبتّ فيها.",
        many: "و# مقالًا تغيّرت حالها فلم يُبتّ فيها.", other: "و# مقال تغيّرت حالها فلم يُبتّ فيها.",
      }),
    decided: "أُبقي عليها",
    decidedBy: (name: string, day: string) => `${name}، ${day}`,
    ending: "إذن ينتهي قريبًا",
  },
  names: { slugHint: "يتبع الاسم ما لم يُختر غيره. الرابط القديم يقود إلى الجديد." },
  uses: {
    title: (name: string) => `أين ورد «${name}»`,
    link: "أين ورد",
    linkOf: (name: string) => `أين ورد ${name}`,
    copies: (n: number) => plural(n, { zero: "لا مقال في المكتب", one: "مقال واحد في المكتب", two: "مقالان في المكتب", few: "# مقالات في المكتب", many: "# مقالًا في المكتب", other: "# مقال في المكتب" }),
    live: (n: number) => plural(n, { zero: "لا شيء أمام القراء", one: "واحد أمام القراء", two: "اثنان أمام القراء", few: "# أمام القراء", many: "# أمام القراء", other: "# أمام القراء" }),
    unseen: (n: number) =>
      plural(n, {
        zero: "", one: "مقال واحد منها في أقسام أخرى، ولا يظهر هنا.", two: "مقالان منها في أقسام أخرى، ولا يظهران هنا.", few: "# مقالات منها في أقسام أخرى، ولا تظهر هنا.",
        many: "# مقالًا منها في أقسام أخرى، ولا تظهر هنا.", other: "# مقال منها في أقسام أخرى، ولا تظهر هنا.",
      }),
    none: "لم يرد في مقال بعد",
    back: { section: "كل الأقسام", source: "كل الصحف", author: "كل الكتّاب", tag: "كل الوسوم" },
  },
  merge: {
    label: "دمج",
    labelOf: (name: string) => `دمج «${name}» في غيره`,
    into: { source: "الصحيفة التي تبقى", author: "الكاتب الذي يبقى", tag: "الوسم الذي يبقى" },
    takes: (n: number) =>
      plural(n, {
        zero: "لا مقال يحمل هذا الاسم.", one: "مقال واحد يحمل هذا الاسم، وسيحمل الاسم الباقي.", two: "مقالان يحملان هذا الاسم، وسيحملان الاسم الباقي.",
        few: "# مقالات تحمل هذا الاسم، وستحمل الاسم الباقي.", many: "# مقالًا تحمل هذا الاسم، وستحمل الاسم الباقي.", other: "# مقال تحمل هذا الاسم، وستحمل الاسم الباقي.",
      }),
    live: (n: number) => plural(n, { zero: "", one: "مقال واحد أمام القراء.", two: "مقالان أمام القراء.", few: "# مقالات أمام القراء.", many: "# مقالًا أمام القراء.", other: "# مقال أمام القراء." }),
    follows: "الروابط القديمة تقود إلى الباقي، والاسم القديم يبقى معروفًا به. لا رجوع عن الدمج.",
    terms: "ويسري على مقالاتها إذن الصحيفة الباقية وسياستها في محرّكات البحث.",
    choose: "يلزم اختيار ما يبقى.",
    done: "دُمج الاسمان.",
    doneSource: "دُمجت الصحيفتان. هذه هي الباقية.",
  },
}
