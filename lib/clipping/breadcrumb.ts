import { foldKey } from "@/lib/arabic/fold"
import { gregorianSpellings } from "@/lib/arabic/months"
import { oneLine } from "@/lib/arabic/normalize"
import { keyOf, matchFolded, trimSeparators, wordCount } from "./edges"
import { youAreHere } from "./markers"
import { homeWords, kindLabels } from "./vocabulary"

/** Crumbs as printed, and how many lines of the page they stand on. */
export type Trail = { crumbs: string[]; lines: number }

const STRONG = ["\\", "›", "»", ">", "→", "←", "‹"]
const WITH_HOME = [...STRONG, "/", "|", "«", "<", "•", "·", "–", "—", "-", "*", ":"]
const months = new Set(gregorianSpellings().map(([name]) => foldKey(name)))

/**
 * The trail of crumbs that begins at a line, or null; `keys` are those of the lines. A line that begins with the home page is
 * one; so is one whose tail is a line of its own (the title, repeated), and a short one near the top parted by signs that
 * nothing else uses.
 */
export function readTrail(lines: readonly string[], at: number, keys: readonly string[], sections: ReadonlySet<string>): Trail | null {
  const line = lines[at] ?? ""
  if (line.length > 500) return null
  const isOtherLine = (key: string) => keys.some((other, index) => index !== at && other === key)
  const bare = matchFolded(line, youAreHere)?.rest ?? line
  const crumbs = withHome(bare, isOtherLine) ?? withTitle(bare, isOtherLine) ?? withStrongSigns(bare, at) ?? withSlashes(bare, sections)
  return crumbs ? { crumbs, lines: 1 } : overLines(lines, at, keys)
}

function withHome(line: string, isOtherLine: (key: string) => boolean): string[] | null {
  const first = separatorsIn(line, WITH_HOME).find((mark) => homeWords.has(keyOf(line.slice(0, mark.at))))
  if (!first) return unparted(line, isOtherLine)
  const crumbs = cut(line, separatorsIn(line, [first.sign]), isOtherLine)
  const isSpaced = !/[:*<-]/.test(first.sign) || line.charAt(first.at - 1) === " "
  return crumbs.length > 1 && isSpaced && !/[.!]$/.test(line) ? crumbs : null
}

/** Crumbs with nothing between them: known by the home page before and by the repeated title behind. */
function unparted(line: string, isOtherLine: (key: string) => boolean): string[] | null {
  const words = line.split(" ")
  const home = [3, 2, 1].find((count) => words.length > count && homeWords.has(keyOf(words.slice(0, count).join(" "))))
  if (home === undefined) return null
  for (let from = home; from < words.length; from += 1) {
    const tail = words.slice(from).join(" ")
    if (wordCount(tail) < 2 || !isOtherLine(keyOf(tail))) continue
    const middle = words.slice(home, from).join(" ")
    return [words.slice(0, home).join(" "), ...(middle === "" ? [] : [middle]), tail].map(oneLine)
  }
  return null
}

function withTitle(line: string, isOtherLine: (key: string) => boolean): string[] | null {
  for (const sign of [...STRONG, "/"]) {
    const marks = separatorsIn(line, [sign])
    const tail = marks.find((mark) => isRepeated(line.slice(mark.at + 1), isOtherLine))
    if (tail) return cut(line, marks, isOtherLine)
  }
  return null
}

function withStrongSigns(line: string, at: number): string[] | null {
  const first = separatorsIn(line, STRONG)[0]
  if (!first || at > 7 || /[.،؛:]$/.test(line)) return null
  const crumbs = cut(line, separatorsIn(line, [first.sign]), () => false)
  return crumbs.length > 1 && crumbs.slice(0, -1).every((crumb) => wordCount(crumb) <= 5) ? crumbs : null
}

/** A slash parts words in titles too, so it must be spaced, and twice there or behind a known section or kind. */
function withSlashes(line: string, sections: ReadonlySet<string>): string[] | null {
  const marks = separatorsIn(line, ["/"]).filter((mark) => line.charAt(mark.at - 1) === " " && line.charAt(mark.at + 1) === " ")
  const crumbs = cut(line, marks, () => false)
  const first = keyOf(crumbs[0] ?? "")
  const isTold = sections.has(first) || (marks.length > 1 && kindLabels.has(first))
  if (marks.length === 0 || /[.،؛:]$/.test(line) || /\d/.test(crumbs[0] ?? "")) return null
  return isTold && crumbs.slice(0, -1).every((crumb) => wordCount(crumb) <= 4) ? crumbs : null
}

/**
 * Crumbs that nothing but wide gaps parts, told from the page as it was pasted, since cleaning closes the gaps. Short words
 * in a row are a menu as well, so more than a section after the home page must end in a headline or in a line printed again.
 */
export function readWideTrail(pasted: string): string[] | null {
  const lines = pasted.slice(0, 4000).split(/[\r\n]+/).filter((line) => oneLine(line) !== "")
  for (const [index, line] of lines.slice(0, 5).entries()) {
    const crumbs = line.trim().split(/\t\s*|[ \u00A0\u2000-\u200A]{2,}/).map(oneLine)
    const last = crumbs.at(-1) ?? ""
    const isTrail = crumbs.length > 1 && crumbs.length < 7 && homeWords.has(keyOf(crumbs[0] ?? ""))
    if (!isTrail || line.length > 500 || crumbs.some((crumb) => crumb === "" || trimSeparators(crumb) !== crumb)) continue
    if (crumbs.length === 2 || wordCount(last) > 2 || lines.slice(index + 1).some((other) => keyOf(other) === keyOf(last))) return crumbs
  }
  return null
}

/** True for links from the home page on that arrows or slashes part; a menu has lines or nothing between. */
export function isPartedTrail(crumbs: readonly string[], text: string): boolean {
  const signs = text.match(/[\\/›»>→←]/g)?.length ?? 0
  return crumbs.length > 1 && crumbs.length < 7 && signs >= crumbs.length - 1 && homeWords.has(keyOf(crumbs[0] ?? ""))
}

/** Crumbs on lines of their own: the home page, then short lines that end or begin with a sign, or lead to the repeated title. */
function overLines(lines: readonly string[], at: number, keys: readonly string[]): Trail | null {
  if (!homeWords.has(keyOf(lines[at] ?? ""))) return null
  const crumbs = [oneLine(trimSeparators(lines[at] ?? ""))]
  let signed = hasSign(lines[at] ?? "")
  for (let next = at + 1; next < Math.min(lines.length, at + 12); next += 1) {
    const line = lines[next] ?? ""
    const crumb = oneLine(trimSeparators(line))
    const linked = signed || startsWithSign(line)
    if (crumb !== "") crumbs.push(crumb)
    signed = hasSign(line)
    if (crumb !== "" && isRepeated(crumb, (key) => keys.indexOf(key, next + 1) > 0)) return { crumbs, lines: next - at + 1 }
    if (crumb !== "" && linked && !signed && !startsWithSign(lines[next + 1] ?? "")) return { crumbs, lines: next - at + 1 }
    if (wordCount(crumb) > 5 || crumbs.length > 6) return null
  }
  return null
}

function hasSign(line: string): boolean {
  return /[\\/›»>|→←]\s*$/.test(line)
}

function startsWithSign(line: string): boolean {
  return /^\s*[\\/›»>|→←]/.test(line)
}

function isRepeated(crumb: string, isOtherLine: (key: string) => boolean): boolean {
  return wordCount(crumb) > 1 && isOtherLine(keyOf(crumb))
}

type Mark = { at: number; sign: string }

function separatorsIn(line: string, signs: readonly string[]): Mark[] {
  const quotations = [...line.matchAll(/«(?=[^\s«»])[^«»]{1,200}(?<=[^\s«»])»/g)]
  const isQuoted = (at: number) => quotations.some((found) => at >= found.index && at < found.index + found[0].length)
  const marks: Mark[] = []
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at)
    if (!signs.includes(sign) || isQuoted(at)) continue
    if (isSeparator(line, at, sign)) marks.push({ at, sign })
  }
  return marks
}

function isSeparator(line: string, at: number, sign: string): boolean {
  const before = line.charAt(at - 1)
  const after = line.charAt(at + 1)
  if ("-–—*:·".includes(sign)) return before === " " && after === " "
  if (/\d/.test(before) && /\d/.test(after)) return false
  return sign !== "/" || !partsMonths(line, at)
}

/** «كانون الأول/ ديسمبر» is one month with two names. */
function partsMonths(line: string, at: number): boolean {
  const before = foldKey(line.slice(0, at)).split(" ")
  const after = foldKey(line.slice(at + 1)).split(" ")
  const ends = [1, 2].some((count) => months.has(before.slice(-count).join(" ")))
  return ends && [1, 2].some((count) => months.has(after.slice(0, count).join(" ")))
}

/** Cuts at the marks; a tail that is a line of its own stays whole, whatever signs it holds. */
function cut(line: string, marks: Mark[], isOtherLine: (key: string) => boolean): string[] {
  const crumbs: string[] = []
  let from = 0
  for (const mark of marks) {
    if (from > 0 && isRepeated(line.slice(from), isOtherLine)) break
    crumbs.push(line.slice(from, mark.at))
    from = mark.at + 1
  }
  crumbs.push(line.slice(from))
  return crumbs.map(oneLine).filter((crumb) => trimSeparators(crumb) !== "")
}
