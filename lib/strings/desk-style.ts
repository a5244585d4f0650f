import { plural, type PluralForms } from "@/lib/arabic/plural"
import type { RuleId } from "@/lib/style/kinds"

/** `why` is said to whoever reads the suggestion. */
type RuleWords = { name: string; why: string }

const rules: Record<RuleId, RuleWords> = {
  spaces: { name: "فراغات مكررة", why: "بين الكلمتين فراغ واحد." },
  spaceBefore: { name: "فراغ قبل علامة الترقيم", why: "تلتصق العلامة بما قبلها." },
  brackets: { name: "فراغ داخل الأقواس", why: "تلتصق الأقواس وعلامتا الاقتباس بما بينها." },
  spaceAfter: { name: "فراغ ناقص بعد علامة الترقيم", why: "بعد العلامة فراغ." },
  waw: { name: "واو العطف منفصلة", why: "تُكتب واو العطف متصلة بما بعدها." },
  quotes: { name: "علامات اقتباس غير عربية", why: "علامتا الاقتباس في أسلوبنا «»." },
  latinMarks: { name: "ترقيم لاتيني بين كلمات عربية", why: "للعربية فاصلتها وعلامة استفهامها." },
  repeated: { name: "علامة مكررة", why: "تكفي علامة واحدة." },
  ellipsis: { name: "نقاط الحذف", why: "نقاط الحذف محرف واحد." },
  days: { name: "همزة أيام الأسبوع", why: "هكذا تُكتب أيام الأسبوع." },
  hamza: { name: "همزة القطع والوصل", why: "كلمات معروفة تسقط همزتها أو تُزاد." },
  ta: { name: "هاء مكان التاء المربوطة", why: "الكلمة معرّفة بأل، فلا يتصل بها ضمير." },
  ya: { name: "ألف مقصورة مكان الياء", why: "آخر هذه الكلمة ياء." },
  farsi: { name: "حروف فارسية في كلمة عربية", why: "للياء والكاف العربيتين شكل آخر، والبحث لا يجد غيره." },
  tatweel: { name: "تطويل داخل الكلمة", why: "التطويل للزينة، ولا يُحفظ في النص." },
  hidden: { name: "محارف خفية", why: "علامة لا تُرى، قد تكون مقصودة وقد تكون من أثر النسخ." },
  titleStop: { name: "نقطة في آخر العنوان", why: "لا نقطة في آخر العنوان." },
  wrongDay: { name: "اليوم لا يوافق التاريخ", why: "لم يقع هذا التاريخ في اليوم المكتوب معه. أيهما الصحيح؟" },
  long: { name: "فقرة طويلة", why: "في الفقرة أكثر من 150 كلمة، وهي صعبة القراءة على الهاتف." },
  passive: { name: "«تم» قبل المصدر", why: "الفعل المبني للمجهول أوجز: «افتُتح» مكان ما يبدأ بـ«تم»." },
  alone: { name: "علامة اقتباس بلا قرينة", why: "فُتح الاقتباس ولم يُغلق، أو أُغلق ولم يُفتح." },
  truncated: { name: "آخر النص بلا نقطة", why: "هل النص مبتور؟" },
  digits: { name: "أرقام من نظامين", why: "في النص أرقام عربية وأخرى هندية. الاختيار للمحرر." },
}

const counted = {
  suggestions: { zero: "لا اقتراحات", one: "اقتراح واحد", two: "اقتراحان", few: "# اقتراحات", many: "# اقتراحًا", other: "# اقتراح" },
  places: { zero: "لا مواضع", one: "موضع واحد", two: "موضعان", few: "# مواضع", many: "# موضعًا", other: "# موضع" },
  taken: {
    zero: "لم يؤخذ بشيء", one: "أُخذ باقتراح واحد", two: "أُخذ باقتراحين", few: "أُخذ بـ# اقتراحات", many: "أُخذ بـ# اقتراحًا", other: "أُخذ بـ# اقتراح",
  },
  left: { zero: "لا متروك", one: "متروك واحد", two: "متروكان", few: "# متروكات", many: "# متروكًا", other: "# متروك" },
  more: { zero: "لا مواضع أخرى", one: "موضع آخر", two: "موضعان آخران", few: "# مواضع أخرى", many: "# موضعًا آخر", other: "# موضع آخر" },
} satisfies Record<string, PluralForms>

const pasted = {
  specialSpaces: (n: number) => plural(n, { zero: "لا فراغات خاصة", one: "فراغ خاص واحد", two: "فراغان خاصان", few: "# فراغات خاصة", many: "# فراغًا خاصًا", other: "# فراغ خاص" }),
  spaces: (n: number) => plural(n, { zero: "لا فراغات زائدة", one: "فراغ زائد واحد", two: "فراغان زائدان", few: "# فراغات زائدة", many: "# فراغًا زائدًا", other: "# فراغ زائد" }),
  hidden: (n: number) => plural(n, { zero: "لا محارف خفية", one: "محرف خفي واحد", two: "محرفان خفيان", few: "# محارف خفية", many: "# محرفًا خفيًا", other: "# محرف خفي" }),
  presentation: (n: number) =>
    plural(n, { zero: "لا حروف بأشكالها", one: "حرف واحد بشكل ثابت", two: "حرفان بشكلين ثابتين", few: "# حروف بأشكال ثابتة", many: "# حرفًا بأشكال ثابتة", other: "# حرف بأشكال ثابتة" }),
  composed: (n: number) => plural(n, { zero: "لا كلمات موحّدة الترميز", one: "ترميز كلمة واحدة", two: "ترميز كلمتين", few: "ترميز # كلمات", many: "ترميز # كلمة", other: "ترميز # كلمة" }),
}

/** The checker of style: its margin beside a text, and the page of its rules. */
export const deskStyle = {
  style: {
    title: "المدقق التحريري",
    note: "لا يتغيّر شيء في النص قبل الأخذ بالاقتراح، ولا يُقترح داخل الاقتباس إلا الفراغ.",
    checking: "تجري مراجعة النص.",
    none: "لا اقتراحات في هذا النص.",
    failed: "تعذّر تشغيل المدقق. تُعاد المحاولة مع متابعة الكتابة. النص وحفظه لا يتأثران.",
    many: "هذه أول الاقتراحات. يظهر غيرها بعد الأخذ بها أو تركها.",
    suggestions: (n: number) => plural(n, counted.suggestions),
    places: (n: number) => plural(n, counted.places),
    taken: (n: number) => `${plural(n, counted.taken)}. يعيده التراجع.`,
    takenIn: (n: number, where: string) => `${plural(n, counted.taken)} في ${where}.`,
    left: (n: number) => plural(n, counted.left),
    more: (n: number) => plural(n, counted.more),
    leftOne: "تُرك الاقتراح في هذا المقال.",
    take: "أخذ",
    takeOf: (before: string, after: string) => `الأخذ بالاقتراح: ${after} مكان ${before}`,
    takeAll: "أخذ الكل من هذا النوع",
    takeAllOf: (kind: string) => `أخذ الكل من نوع: ${kind}`,
    leave: "تجاهل",
    leaveOf: (text: string) => `تجاهل الاقتراح: ${text}`,
    bringBack: "استعادة المتروك",
    goTo: (text: string) => `إلى الموضع في النص: ${text}`,
    becomes: "يصير",
    removed: "حذف",
    rules,
    word: (word: string) => `من كلمات الدار: ${word}`,
    wordWhy: "للدار كلمة أخرى مكانها.",
    wordAvoided: "كلمة تتجنّبها الدار.",
    hint: "في النص، للانتقال من الموضع إلى اقتراحه.",
    signs: { left: "يسار", right: "يمين", joins: "فصل", other: "خفي" },
  },
  paste: {
    cleaned: (what: string) => `نُظّف الملصق: ${what}.`,
    counted: pasted,
    emptyParagraphs: (n: number) =>
      plural(n, { zero: "لا فقرات فارغة", one: "فقرة فارغة واحدة", two: "فقرتان فارغتان", few: "# فقرات فارغة", many: "# فقرة فارغة", other: "# فقرة فارغة" }),
    links: (n: number) =>
      plural(n, { zero: "لا روابط غير مقبولة", one: "رابط واحد غير مقبول", two: "رابطان غير مقبولين", few: "# روابط غير مقبولة", many: "# رابطًا غير مقبول", other: "# رابط غير مقبول" }),
    styles: "تنسيق المصدر",
    footnotes: (n: number) =>
      plural(n, {
        zero: "لا حواشي.", one: "وُضعت حاشية واحدة في موضعها.", two: "وُضعت حاشيتان في موضعيهما.", few: "وُضعت # حواشٍ في مواضعها.", many: "وُضعت # حاشية في مواضعها.",
        other: "وُضعت # حاشية في مواضعها.",
      }),
    pictures: (n: number) =>
      plural(n, {
        zero: "لا صور متروكة.", one: "تُركت صورة واحدة في مصدرها، وتُضاف الصور من المكتبة:", two: "تُركت صورتان في مصدرهما، وتُضاف الصور من المكتبة:",
        few: "تُركت # صور في مصدرها، وتُضاف الصور من المكتبة:", many: "تُركت # صورة في مصدرها، وتُضاف الصور من المكتبة:",
        other: "تُركت # صورة في مصدرها، وتُضاف الصور من المكتبة:",
      }),
    keep: "إبقاء الأصل",
    close: "إغلاق",
  },
  styleRules: {
    title: "قواعد الأسلوب",
    note: "ما يقترحه المدقق التحريري على كل من يكتب. لا تغيّر القواعد نصًا من تلقائها، ولا تمسّ ما بين علامتي اقتباس إلا بالفراغ.",
    rulesTitle: "القواعد",
    on: "تفعيل",
    off: "إيقاف",
    onOf: (name: string) => `تفعيل: ${name}`,
    offOf: (name: string) => `إيقاف: ${name}`,
    isOn: "مفعّلة",
    isOff: "موقوفة",
    asks: "تسأل ولا تقترح",
    switchedOn: "فُعّلت القاعدة.",
    switchedOff: "أُوقفت القاعدة.",
    pair: (before: string, after: string) => `${before} ← ${after}`,
    wordsTitle: "كلمات الدار",
    wordsNote: "كلمة تُكتب مكانها أخرى، أو كلمة تُتجنّب. تُطلب تامة، وحدها أو متصلة بواو العطف وحروف الجر.",
    noWords: "لا كلمات بعد.",
    word: "الكلمة أو العبارة",
    instead: "تُكتب مكانها",
    insteadOf: "تُكتب مكانها:",
    insteadHint: "إذا تُرك هذا الحقل فارغًا قيل إن الكلمة متجنّبة، ولم يُقترح غيرها.",
    avoided: "متجنّبة",
    add: "إضافة كلمة",
    added: "أُضيفت الكلمة.",
    remove: "حذف",
    removeOf: (word: string) => `حذف: ${word}`,
    removed: "حُذفت الكلمة.",
  },
}
