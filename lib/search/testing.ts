import { normal } from "./words"

/** A noun and its forms by number; `joined` is what stands before a pronoun, where that is not the noun itself. */
export type Noun = { word: string; joined?: string; dual?: string; plural?: string }

const feminine = (word: string): Noun => {
  const stem = word.slice(0, -1)
  return { word, joined: `${stem}ت`, dual: `${stem}ت`, plural: `${stem}ات` }
}
const thing = (word: string, plural?: string): Noun => ({ word, dual: word, ...(plural === undefined ? {} : { plural }) })
const person = (word: string): Noun => ({ word, dual: word, plural: `${word}ون` })

/** The nouns by which the rules were looked at while they were made. */
export const nouns: readonly Noun[] = [
  ...["موازنة", "جامعة", "بطولة", "سفارة", "هجرة", "زراعة", "قصيدة", "مسرحية", "عاصفة", "مجاعة", "مؤسسة", "بيئة", "شراكة", "رقابة", "نفقة", "منافسة",
    "مئذنة", "لجنة", "وساطة", "بعثة", "كفاءة", "فاتورة", "هوية", "سلطة", "دعوة"].map(feminine),
  ...["قرض", "عقد", "زلزال", "حريق", "متحف", "سلاح", "قمح", "نفط", "حزب", "فيلم", "وفد", "بند", "لقب", "كوكب", "سوق", "شارع", "جسر", "مصرف", "منبر", "ملعب"].map((word) => thing(word)),
  ...["مطار", "مهرجان", "انتخاب", "اتفاق", "تحقيق", "إضراب", "حصار", "امتحان", "بيان", "اقتراح", "تصويت", "لقاح"].map((word) => thing(word, `${word}ات`)),
  ...["مهندس", "معلم", "مدرب", "لاجئ", "مسؤول", "صحفي", "مزارع", "فلاح"].map(person),
  { word: "مستشفى", joined: "مستشفا", dual: "مستشفي", plural: "مستشفيات" },
  { word: "ميناء", joined: "مينائ", dual: "ميناء" },
]

/** The nouns by which search is judged: chosen before any was tried, and no rule or table was changed because of one. */
export const unseen: readonly Noun[] = [
  ...["محاكمة", "سيولة", "بضاعة", "غرامة", "معاهدة", "هدنة", "قافلة", "عيادة", "جراحة", "صيدلية", "حضانة", "منحة", "رحلة", "حافلة", "قناة", "فضيلة",
    "مسابقة", "جائزة", "مقبرة", "قبعة", "عبوة", "ذخيرة", "غارة", "ثورة", "مظاهرة", "وصاية", "بوابة", "كمامة", "لافتة", "فائدة"].map(feminine),
  ...["رغيف", "محراث", "قارب", "مرفأ", "نفق", "رصيف", "متجر", "مخبز", "معرض", "فندق", "ديوان", "لحن", "وتر", "بريد", "كرسي", "منديل", "دستور", "سجل",
    "خندق", "لغم", "درع", "منجم", "حبر", "طوفان"].map((word) => thing(word)),
  ...["احتفال", "استفتاء", "اعتصام", "تفجير", "خطاب", "إعلان", "ائتمان", "بلاغ", "تصدع", "كسوف"].map((word) => thing(word, `${word}ات`)),
  ...["ممثل", "مراسل", "مصور", "خباز", "مقاتل", "ناشط", "مترجم", "باحث", "حداد"].map(person),
]

const vowelled = (word: string) => word.replace(/^(.)(.)/u, "$1\u064E$2\u0652") + "\u064C"
const stretched = (word: string) => word.replace(/^(..)/u, "$1\u0640\u0640")
const without = (word: string) => word.replace(/[أإآ]/g, "ا").replace(/ة$/, "ه")
/** «لل» takes the alef of the article, and of a word that begins with ل one of the three. */
const forThe = (word: string) => (word.startsWith("ل") ? `ل${word}` : `لل${word}`)

/** At least twenty forms of a noun as newspapers print them. */
export function formsOf({ word, joined = word, dual, plural }: Noun): string[] {
  const forms = [
    `ال${word}`, `و${word}`, `ف${word}`, `ب${word}`, `ك${word}`, `ل${word}`, `وال${word}`, `بال${word}`, `كال${word}`, `فال${word}`, `${forThe(word)}`,
    `وبال${word}`, `و${forThe(word)}`, `وب${word}`,
    `${joined}ه`, `${joined}ها`, `${joined}هم`, `${joined}نا`, `و${joined}ها`, `ب${joined}ه`, `ول${joined}هم`,
    vowelled(word), stretched(word), `ال${stretched(word)}`, without(word), `وال${without(word)}`,
  ]
  if (dual !== undefined) forms.push(`${dual}ين`, `ال${dual}ان`)
  if (plural !== undefined) forms.push(plural, `ال${plural}`, `و${plural}`, `ب${plural.replace(/ون$/, "ين")}`, `لل${plural.replace(/ون$/, "ين")}`)
  if (plural?.endsWith("ات")) forms.push(`${plural}ها`, `و${plural}هم`)
  return [...new Set(forms)]
}

/** A word's forms as the index has them: each once, without the word itself. */
export const indexedForms = (noun: Noun): string[] => [...new Set(formsOf(noun).map(normal))].filter((form) => form !== normal(noun.word))
