export type Run = { text: string; foreign: boolean }

// No number in print is longer; without an end, a line of nothing but digits takes minutes.
const DIGITS = String.raw`\d{1,20}`
// A number with signs between its parts (dates, ranges, scores, phones), which a right-to-left line would reorder.
const NUMBER = String.raw`\+?${DIGITS}(?:(?: ?[-\u2010-\u2015\u2212/:.] ?|\.)${DIGITS})+|\+${DIGITS}(?: ${DIGITS})*`
// Words of a script that runs the other way, with what stands between them and the signs that belong to the last: C++, F-16, x@y.z.
const WORD = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}][\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\d]*`
const BETWEEN = String.raw`[ .,'\u2019&/:@_\-\u2010-\u2015+#?=%~]{1,3}`
const FOREIGN = new RegExp(String.raw`(?:${DIGITS}(?:[.,]${DIGITS})?[ -]?)?${WORD}(?:${BETWEEN}(?:${WORD}|${DIGITS}(?!\d{0,20}[\u0600-\u06FF])))*(?:\+\+|[+#])?|${NUMBER}`, "gu")

// What most lines are of: no letter of another script stands among these signs, and no digit. That is soon seen.
const PLAIN = /^[ -/:-@[-`{-~\u00AB\u00BB\u0600-\u06FF\u200B-\u201F\u2026]+$/

/**
 * Parts a text into runs: what the page's direction may order, and what has an order of its own (arabic.md 3.6) and is to stand
 * in a `<bdi dir="ltr">`. The runs joined are the text, whatever it is. Pure.
 */
export function isolate(text: string): Run[] {
  if (PLAIN.test(text)) return [{ text, foreign: false }]
  const runs: Run[] = []
  let end = 0
  for (const match of text.matchAll(FOREIGN)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index), foreign: false })
    runs.push({ text: match[0], foreign: true })
    end = match.index + match[0].length
  }
  if (end < text.length) runs.push({ text: text.slice(end), foreign: false })
  return runs
}

/** The same for places that know no markup (titles of windows): foreign runs between U+2066 and U+2069, the whole between U+2068 and U+2069. */
export function isolatePlain(text: string): string {
  const runs = isolate(text)
  if (!runs.some((run) => run.foreign)) return text
  return `\u2068${runs.map((run) => (run.foreign ? `\u2066${run.text}\u2069` : run.text)).join("")}\u2069`
}
