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
}
