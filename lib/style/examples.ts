import type { RuleId } from "./kinds"

/** What each rule would write, for the page of the rules: what stands there, and what would. Nothing for those that only ask. */
export const examples: Partial<Record<RuleId, readonly [before: string, after: string]>> = {
  spaces: ["ماء  النهر", "ماء النهر"],
  spaceBefore: ["قال الوزير ، أمس", "قال الوزير، أمس"],
  brackets: ["( وروافده )", "(وروافده)"],
  spaceAfter: ["جرى النهر،ثم فاض", "جرى النهر، ثم فاض"],
  waw: ["النهر و السد", "النهر والسد"],
  quotes: ['مشروع "ماء النيل"', "مشروع «ماء النيل»"],
  latinMarks: ["النهر, والسد", "النهر، والسد"],
  repeated: ["هل صمد السد؟؟", "هل صمد السد؟"],
  ellipsis: ["ثم سكت....", "ثم سكت…"],
  days: ["الاربعاء", "الأربعاء"],
  hamza: ["ذهب الى", "ذهب إلى"],
  ta: ["قالت الحكومه", "قالت الحكومة"],
  ya: ["فى النهر", "في النهر"],
  farsi: ["الکبیر", "الكبير"],
  tatweel: ["النه\u0640\u0640ر", "النهر"],
  titleStop: ["النهر يعود.", "النهر يعود"],
}
