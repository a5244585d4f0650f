/** What the checklist says of the words themselves. */
export const deskChecks = {
  textChecks: {
    leftover: "بقية لم تُكتب",
    titleWidth: "طول العنوان",
    weekday: "اليوم والتاريخ",
    printedDate: "التاريخ كما طُبع",
    link: "رابط في النص",
  },
}

/** Sentences for problems that tell what they speak of (lib/told.ts). */
export const checksTelling = {
  left_over: (mark: string) => `بقيت في النص علامة «${mark}». يلزم إكمال موضعها أو حذفها.`,
  weekday_wrong: (weekday: string, date: string) => `اليوم المطبوع (${weekday}) لا يوافق تاريخه: ${date}.`,
  printed_otherwise: (printed: string, date: string) => `التاريخ المطبوع «${printed}» غير التاريخ المحفوظ: ${date}.`,
  link_not_live: (words: string) => `الرابط «${words}» يقود إلى صفحة لا يجدها القراء في الموقع.`,
  link_withdrawn: (words: string) => `الرابط «${words}» يقود إلى مقال سُحب من النشر.`,
  link_odd: (words: string) => `في رابط «${words}» نقص أو زيادة. يرجى مراجعته.`,
}
