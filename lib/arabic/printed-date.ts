import { fold, foldKey, type Folded } from "./fold"
import { hijriToIso } from "./hijri"
import { isoDay, weekdayIndex, type IsoDay } from "./iso-day"
import { gregorianSpellings, hijriSpellings } from "./months"
import { oneLine } from "./normalize"

export type PrintedDate = { iso: IsoDay; weekday: string | null; weekdayAgrees: boolean | null; text: string }

/** A printed date with its place in the text it was found in, and the calendar it was read by. */
export type FoundDate = PrintedDate & { start: number; end: number; calendar: "gregorian" | "hijri" }

type Match = { iso: IsoDay; start: number; end: number; calendar: "gregorian" | "hijri"; weekday?: string | undefined }

const gregorianMonths = new Map(gregorianSpellings().map(([name, month]) => [foldKey(name), month]))
const hijriMonths = new Map(hijriSpellings().map(([name, month]) => [foldKey(name), month]))
const weekdays = new Map(
  ["الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت"].map((name, index) => [name, index]),
)
weekdays.set("الثلثاء", 2).set("الثلاثا", 2).set("الاربعا", 3)

const M = alternatives(gregorianMonths)
const H = alternatives(hijriMonths)
const W = alternatives(weekdays)
const YEAR = "(?:(?:من )?(?:عام|سنه) )?(\\d{4})(?!\\d)"
const FREE = "(?:(?<=\\d:\\d\\d-)|(?<![A-Za-z\\d]|\\d[/.\\-:]))"
const ERA = "(?: ?م(?![\\p{L}\\d]))?"
const AH = " ?ه(?:جري[ها]?)?(?![\\p{L}\\d])"
const GAP = " {0,3}"
const NUMERIC = `${FREE}(\\d{1,4})${GAP}([/.\\\\\\u060D\\u2010-\\u2013-])${GAP}(\\d{1,2})${GAP}\\2${GAP}(\\d{1,4})(?!\\d|[/.\\-]\\d)`
const PART = `${GAP}[/.،,\\u2013-]?${GAP}`
const TWIN = `(?:${GAP}[/\\\\(\\u2013-]?${GAP}(${M})${GAP}\\)?)?`

const numericDate = new RegExp(`${NUMERIC}(?:(${AH})|${ERA})`, "gu")
const namedDate = new RegExp(`${FREE}(\\d{1,2})${PART}(?:من )?(${M})${TWIN}${PART}${YEAR}${ERA}`, "gu")
const monthFirst = new RegExp(`(?<![\\p{L}\\d])(?<!\\d${GAP})(${M})${GAP}(\\d{1,2})[،,]?${GAP}${YEAR}${ERA}`, "gu")
const hijriDate = new RegExp(`${FREE}(\\d{1,2})${PART}(?:من )?(?:شهر )?(${H})${PART}${YEAR}(?:${AH})?`, "gu")
const weekdayBefore = new RegExp(`(?<![\\p{L}\\d])(${W})[ ،,:/|\\u2013-]{0,4}(?:الموافق[ :]{0,2})?(?:في )?(?:تاريخ )?$`, "u")
const weekdayAfter = new RegExp(`^[ ،,/|(\\u2013-]{1,4}(${W})(?![\\p{L}\\d])`, "u")
const betweenCalendars = new RegExp(`^[ /،,|()\\u2013-]{0,5}(?:(?:يوم )?(${W})[ ،,]{1,2})?(?:ال?موافق(?: ل)?[ :]{0,2})?$`, "u")

/**
 * The first date printed in a line, or null: numbers (day first, or year first), month names of the Levant, Egypt and the Gulf,
 * Morocco, Tunisia and Algeria, two names together, Hijri by Umm al-Qura. Where both calendars stand side by side the Gregorian
 * one holds. No year, a year of two digits, or a day that does not exist is no date. `text` is the piece as printed.
 */
export function parsePrintedDate(text: string): PrintedDate | null {
  const found = findPrintedDates(text)[0]
  return found ? { iso: found.iso, weekday: found.weekday, weekdayAgrees: found.weekdayAgrees, text: found.text } : null
}

/** Every date printed in a line, in order, as `parsePrintedDate` reads them, with where each stands. */
export function findPrintedDates(text: string): FoundDate[] {
  const folded = fold(text)
  const matches = [numericMatches, namedMatches, monthFirstMatches, hijriMatches].flatMap((read) => read(folded.text))
  const apart = withoutOverlap(matches.sort((a, b) => a.start - b.start || b.end - a.end))
  return joinCalendars(apart, folded.text).map((match) => withWeekday(match, folded, text))
}

function numericMatches(text: string): Match[] {
  return [...text.matchAll(numericDate)].flatMap((found) => {
    const [first, month, last] = [found[1] ?? "", Number(found[3]), found[4] ?? ""]
    const [year, day] = first.length > 2 ? [first, last] : [last, first]
    if (year.length !== 4 || day.length > 2) return []
    const hijri = found[5] !== undefined
    const iso = hijri ? hijriToIso(Number(year), month, Number(day)) : isoDay(Number(year), month, Number(day))
    return toMatch(found, iso, hijri ? "hijri" : "gregorian")
  })
}

function namedMatches(text: string): Match[] {
  return [...text.matchAll(namedDate)].flatMap((found) => {
    const month = gregorianMonths.get(found[2] ?? "")
    const twin = found[3] === undefined ? month : gregorianMonths.get(found[3])
    if (month === undefined || month !== twin) return []
    return toMatch(found, isoDay(Number(found[4]), month, Number(found[1])), "gregorian")
  })
}

function monthFirstMatches(text: string): Match[] {
  return [...text.matchAll(monthFirst)].flatMap((found) => {
    const month = gregorianMonths.get(found[1] ?? "")
    return month === undefined ? [] : toMatch(found, isoDay(Number(found[3]), month, Number(found[2])), "gregorian")
  })
}

function hijriMatches(text: string): Match[] {
  return [...text.matchAll(hijriDate)].flatMap((found) => {
    const month = hijriMonths.get(found[2] ?? "")
    return month === undefined ? [] : toMatch(found, hijriToIso(Number(found[3]), month, Number(found[1])), "hijri")
  })
}

function toMatch(found: RegExpExecArray, iso: IsoDay | null, calendar: Match["calendar"]): Match[] {
  return iso === null ? [] : [{ iso, start: found.index, end: found.index + found[0].length, calendar }]
}

function withoutOverlap(matches: Match[]): Match[] {
  const kept: Match[] = []
  for (const match of matches) {
    if (match.start >= (kept.at(-1)?.end ?? 0)) kept.push(match)
  }
  return kept
}

/** «25 ربيع الأول 1439هـ الموافق 13 ديسمبر 2017» is one date said twice; the Gregorian reading needs no conversion. */
function joinCalendars(matches: Match[], text: string): Match[] {
  const joined: Match[] = []
  for (const match of matches) {
    const before = joined.at(-1)
    const between = before && before.calendar !== match.calendar ? betweenCalendars.exec(text.slice(before.end, match.start)) : null
    if (before && between) {
      const iso = match.calendar === "gregorian" ? match.iso : before.iso
      joined[joined.length - 1] = { iso, start: before.start, end: match.end, calendar: "gregorian", weekday: between[1] }
    } else {
      joined.push(match)
    }
  }
  return joined
}

function withWeekday(match: Match, folded: Folded, original: string): FoundDate {
  const ahead = weekdayBefore.exec(folded.text.slice(Math.max(0, match.start - 40), match.start))
  const behind = ahead ?? match.weekday ? null : weekdayAfter.exec(folded.text.slice(match.end, match.end + 20))
  const name = ahead?.[1] ?? match.weekday ?? behind?.[1]
  const startsAt = match.start - (ahead ? ahead[0].length : 0)
  const endsAt = match.end + (behind ? behind[0].length : 0)
  const [start, end] = [folded.at(startsAt), folded.after(endsAt)]
  return {
    iso: match.iso,
    weekday: name === undefined ? null : printedWeekday(original.slice(start, end), name),
    weekdayAgrees: name === undefined ? null : weekdays.get(name) === weekdayIndex(match.iso),
    text: oneLine(original.slice(start, end)),
    start,
    end,
    calendar: match.calendar,
  }
}

function printedWeekday(piece: string, folded: string): string {
  return oneLine(piece).split(/[^\p{L}\p{M}\u0640]+/u).find((word) => foldKey(word) === folded) ?? folded
}

function alternatives(words: Map<string, number>): string {
  return [...words.keys()].sort((a, b) => b.length - a.length).join("|")
}
