import { formatDay, parsePrintedDate, type IsoDay, type MonthStyle } from "@/lib/arabic/dates"
import { displayWidth } from "@/lib/arabic/width"
import { bodyTexts, type Body } from "@/lib/articles/body"
import { told } from "@/lib/told"
import type { CheckItem } from "./checklist"

/** How a link stands for readers on the day the article goes out; `odd` is somebody else's whose form is wrong. */
export type LinkStanding = "fine" | "not_live" | "withdrawn" | "odd"
export type CheckedLink = { words: string; standing: LinkStanding }

/** The words of an article as the checklist looks at them, by the fields of its form. */
export type Texts = {
  lines: Readonly<Record<"title" | "kicker" | "subtitle" | "standfirst" | "kindLabel" | "sourceDateText", string>>
  links: readonly CheckedLink[]
}

/** Four lines of a phone in the size of a long headline; a headline of a newspaper takes two. */
export const WIDEST_TITLE = 40

/** What was left to be filled in: «؟؟؟», in either script, and «##». */
const QUESTION = /[؟?]{3,}/u
const HASH = /#{2,}/u

type Article = { texts: Texts; body: Body; origin: string; sourceDate: IsoDay | null; monthStyle: MonthStyle }

/**
 * What is wrong with the words themselves, only where something is. A mark of what was to be filled in blocks; three question marks may be a
 * newspaper's own in what is taken from one, and so are only told of there. The rest is worth a second look and blocks nothing.
 */
export function textItems(article: Article): CheckItem[] {
  const { lines, links } = article.texts
  const fields = [...Object.entries(lines), ["body", bodyTexts(article.body).join("\n")] as const]
  return [
    ...fields.flatMap(([field, text]) => leftIn(field === "sourceDateText" ? "sourceDate" : field, text, article.origin)),
    ...(displayWidth(lines.title) > WIDEST_TITLE ? [warning("titleWidth", "title", "title_wide")] : []),
    ...dateItems(article),
    ...links.flatMap(({ words, standing }) => (standing === "fine" ? [] : [warning("link", "body", told(`link_${standing}`, words.trim()))])),
  ]
}

const warning = (field: string, at: string, problem: string): CheckItem => ({ field, at, problem, blocks: false })

function leftIn(at: string, text: string, origin: string): CheckItem[] {
  const [hash] = HASH.exec(text) ?? []
  const [question] = QUESTION.exec(text) ?? []
  const left = hash ?? question
  if (left === undefined) return []
  return [{ field: "leftover", at, problem: told("left_over", left), blocks: hash !== undefined || origin === "own" }]
}

/** The date as it was printed, against its own weekday, and against the day that is kept. */
function dateItems({ texts, sourceDate, origin, monthStyle }: Article): CheckItem[] {
  const printed = origin === "own" ? null : parsePrintedDate(texts.lines.sourceDateText)
  if (!printed) return []
  return [
    ...(printed.weekdayAgrees === false ? [warning("weekday", "sourceDate", told("weekday_wrong", printed.weekday ?? "", formatDay(printed.iso, monthStyle)))] : []),
    ...(sourceDate !== null && printed.iso !== sourceDate ? [warning("printedDate", "sourceDate", told("printed_otherwise", printed.text, formatDay(sourceDate, monthStyle)))] : []),
  ]
}
