/** How a house names the months; "dual" is «كانون الأول/ ديسمبر», "maghreb" is Morocco's set, "tunisian" that of Tunisia and Algeria. */
export const monthStyles = ["dual", "levant", "gregorian", "maghreb", "tunisian"] as const
export type MonthStyle = (typeof monthStyles)[number]

const levant = [
  "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
]
const gregorian = [
  "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
]
const maghreb = [
  "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
]
const tunisian = [
  "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
]

const names: Record<MonthStyle, string[]> = {
  levant,
  gregorian,
  maghreb,
  tunisian,
  dual: levant.map((name, index) => `${name}/ ${gregorian[index] ?? ""}`),
}

/** The name of a month, 1 to 12, in a house's style. Throws RangeError on another number. */
export function monthName(month: number, style: MonthStyle): string {
  const name = names[style][month - 1]
  if (name === undefined) throw new RangeError(`Not a month: ${month}`)
  return name
}

/** Spellings seen in print beside the four sets, by month; hamza, ta marbuta and final ya need no entry, the fold levels them. */
const alsoPrinted: Record<number, string[]> = {
  1: ["كانون ثاني", "كانون ثان", "ك2"],
  2: ["فبرائر"],
  6: ["يونية"],
  7: ["يولية", "جويليا", "جوييه"],
  8: ["أغشت"],
  9: ["شتمبر"],
  10: ["تشرين أول", "ت1", "أوكتوبر"],
  11: ["تشرين ثاني", "تشرين ثان", "ت2", "نونمبر"],
  12: ["كانون أول", "ك1", "دجمبر"],
}

const hijri = [
  ["محرم", "المحرم", "محرم الحرام"],
  ["صفر", "صفر الخير"],
  ["ربيع الأول", "ربيع أول"],
  ["ربيع الآخر", "ربيع الثاني", "ربيع ثاني", "ربيع ثان", "ربيع آخر"],
  ["جمادى الأولى", "جمادى الأول", "جماد الأول", "جماد أول", "جماد الأولى"],
  ["جمادى الآخرة", "جمادى الثانية", "جمادى الآخر", "جمادى الثاني", "جماد الآخر", "جماد الثاني", "جماد ثاني"],
  ["رجب", "رجب الفرد"],
  ["شعبان"],
  ["رمضان", "رمضان المبارك"],
  ["شوال"],
  ["ذو القعدة", "ذي القعدة", "ذوالقعدة"],
  ["ذو الحجة", "ذي الحجة", "ذوالحجة"],
]

/** Every printed spelling of a Gregorian month with its number. */
export function gregorianSpellings(): [string, number][] {
  const sets = [levant, gregorian, maghreb, tunisian].flatMap((set) => set.map((name, index): [string, number] => [name, index + 1]))
  const others = Object.entries(alsoPrinted).flatMap(([month, list]) => list.map((name): [string, number] => [name, Number(month)]))
  return [...sets, ...others]
}

/** Every printed spelling of a Hijri month with its number. */
export function hijriSpellings(): [string, number][] {
  return hijri.flatMap((list, index) => list.map((name): [string, number] => [name, index + 1]))
}
