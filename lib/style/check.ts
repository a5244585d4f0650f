import { isRuleId, MOST, wordKind, type Found, type House, type HouseWord, type RuleId, type Suggestion } from "./kinds"
import { quotations, tokensOf, touches, type Line, type Span } from "./line"
import { rules, type Rule } from "./rules"

/**
 * What the house would write otherwise in these lines, in their order. Nothing is ever said of what is quoted, but for white space; a text
 * that is not ours stays as it was said. Costs no more than its length. Pure.
 */
export function check(lines: readonly Line[], house: House): Suggestion[] {
  const { within, alone } = quotations(lines)
  const words = wordFinder(house.words)
  const found = lines.flatMap((line, index): Suggestion[] => {
    const quoted = within[index] ?? []
    const kept = (kind: string, all: readonly Found[], spaces = false) =>
      all.flatMap((one) => (spaces || !touchesQuoted(one, quoted) ? [{ ...one, kind, line: index }] : []))
    return [
      ...(Object.entries(rules) as [RuleId, Rule][]).flatMap(([id, { of, spaces, find }]) =>
        house.off.includes(id) || (of && !of.includes(line.of)) ? [] : kept(id, find(line), spaces)),
      ...words(line.text).flatMap(({ kind, ...one }) => kept(kind, [one])),
    ].sort((a, b) => a.from - b.from)
  })
  const whole: Suggestion[] = [
    ...alone.map(({ line, at }) => ({ kind: "alone", line, from: at, to: at + 1, edits: [] })),
    ...truncated(lines),
    ...mixedDigits(lines, within),
  ].filter(({ kind }) => isRuleId(kind) && !house.off.includes(kind))
  return [...found, ...whole].sort((a, b) => a.line - b.line || a.from - b.from).slice(0, MOST)
}

/** A change counts by what it changes: the marks around a quotation are not in it. What only asks counts by its place. */
const touchesQuoted = ({ from, to, edits }: Found, quoted: readonly Span[]): boolean =>
  edits.length === 0 ? touches({ from, to }, quoted) : edits.some((each) => touches(each, quoted))

/** Finds the newsroom's own words. Each is looked for where its first word stands, alone or with what is written onto it. */
function wordFinder(words: readonly HouseWord[]): (text: string) => (Found & { kind: string })[] {
  const byFirst = new Map<string, { before: string; own: HouseWord }[]>()
  for (const own of words) {
    const first = tokensOf(own.word)[0]
    if (!first || first.from !== 0) continue
    const article = own.word.startsWith("\u0627\u0644") || own.instead.startsWith("\u0627\u0644")
    const clitics = article ? [""] : ["", "\u0628", "\u0643", "\u0644"]
    const before = first.text.length > 2 ? ["", "\u0648", "\u0641"].flatMap((waw) => clitics.map((clitic) => waw + clitic)) : [""]
    for (const written of before) {
      const key = written + first.text
      byFirst.set(key, [...(byFirst.get(key) ?? []), { before: written, own }])
    }
  }
  for (const all of byFirst.values()) all.sort((a, b) => b.own.word.length - a.own.word.length)
  return (text) => {
    let past = 0
    return tokensOf(text).flatMap(({ from, text: token }) => {
      if (from < past) return []
      for (const { before, own } of byFirst.get(token) ?? []) {
        const [start, end] = [from + before.length, from + before.length + own.word.length]
        if (!text.startsWith(own.word, start) || !endsThere(text, end) || saidAlready(text, start, own)) continue
        past = end
        return [{ kind: wordKind(own.word), from: start, to: end, edits: own.instead === "" ? [] : [{ from: start, to: end, by: own.instead }] }]
      }
      return []
    })
  }
}

const endsThere = (text: string, end: number) => !/[\p{L}\p{N}\p{M}\u0640\u200C\u200D]/u.test(text.charAt(end))

/** Whether the word stands there as a part of what is to be written in its place. */
function saidAlready(text: string, at: number, { word, instead }: HouseWord): boolean {
  for (let part = instead.indexOf(word); part >= 0; part = instead.indexOf(word, part + 1)) if (text.startsWith(instead, at - part)) return true
  return false
}

const ENDS = /[.\u2026!?\u061F:»")\]\uFFFC]\s*$/

/** A text whose last line has no end may have lost one. Lists and lines of a few words end as they like. */
function truncated(lines: readonly Line[]): Suggestion[] {
  const index = lines.findLastIndex(({ text, of }) => of === "body" && text.trim() !== "")
  const line = lines[index]
  const words = line ? tokensOf(line.text) : []
  const last = words.at(-1)
  if (!line || !last || words.length < 6 || ENDS.test(line.text)) return []
  return [{ kind: "truncated", line: index, from: last.from, to: last.to, edits: [] }]
}

/** Where digits of two systems stand in one text, the first of the rarer. Which a text has is its own affair, and nothing is offered. */
function mixedDigits(lines: readonly Line[], within: readonly Span[][]): Suggestion[] {
  const places = lines.flatMap(({ text }, line) =>
    [...text.matchAll(/\d+|[\u0660-\u0669\u06F0-\u06F9]+/g)].flatMap(({ index: from, 0: digits }) => {
      const to = from + digits.length
      return touches({ from, to }, within[line] ?? []) ? [] : [{ line, from, to, latin: /^\d/.test(digits) }]
    }))
  const latin = places.filter((place) => place.latin)
  const arabic = places.filter((place) => !place.latin)
  const [first] = latin.length < arabic.length ? latin : arabic
  return latin.length === 0 || arabic.length === 0 || !first ? [] : [{ kind: "digits", line: first.line, from: first.from, to: first.to, edits: [] }]
}
