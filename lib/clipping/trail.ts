import { oneLine } from "@/lib/arabic/normalize"
import { isProse } from "./body"
import { readTrail, type Trail } from "./breadcrumb"
import { keyOf, matchFolded, wordCount } from "./edges"
import type { LinePart } from "./line"
import { plainHome } from "./markers"
import type { Hints } from "./markup-reader"
import type { Row } from "./rows"
import { homeWords } from "./vocabulary"

/** The trail among the first rows and the row on which it begins: as the markup or wide gaps told it, else as its line reads. */
export function findTrail(rows: readonly Row[], hints: Hints, sections: ReadonlySet<string>): (Trail & { index: number }) | null {
  const texts = rows.map((row) => row.text)
  if (hints.breadcrumb) {
    const crumbs = hints.breadcrumb.map(oneLine)
    const index = texts.findIndex((text) => [" › ", " "].some((sign) => oneLine(text) === crumbs.join(sign)))
    if (index >= 0) return { crumbs, lines: 1, index }
  }
  const keys = rows.map((row) => row.key)
  for (let index = 0; index < Math.min(rows.length, 25); index += 1) {
    const trail = readTrail(texts, index, keys, sections)
    const isDated = rows[index]?.facts.parts.some((part) => part.type === "date") === true
    if (trail && isDated && !endsInTitle(trail, rows, index)) continue
    if (trail) return { ...overMoreLines(trail, rows, index), index }
  }
  return withoutSigns(rows)
}

/** A date on a line of crumbs is part of the title, which stands again below; any other line with a date is no trail. */
function endsInTitle(trail: Trail, rows: readonly Row[], index: number): boolean {
  const isFromHome = homeWords.has(keyOf(trail.crumbs[0] ?? ""))
  return isFromHome && isPrintedBelow(rows, index + trail.lines, keyOf(trail.crumbs.at(-1) ?? ""))
}

/** The home page and one section at the very top, on one line or on two, with a gap between them and the headline. */
function withoutSigns(rows: readonly Row[]): (Trail & { index: number }) | null {
  const [first, second, third] = rows
  const home = first ? matchFolded(oneLine(first.text), plainHome) : null
  if (!first || !second || !home) return null
  const rest = oneLine(home.rest)
  if (rest !== "" && !first.facts.metadata && wordCount(rest) <= 3 && opensHeadline(second)) {
    return { crumbs: [oneLine(home.whole), rest], lines: 1, index: 0 }
  }
  const isSection = !second.afterGap && wordCount(second.text) <= 4 && (!second.facts.metadata || second.facts.parts.every(namesSection))
  if (rest !== "" || !isSection || !third || !opensHeadline(third)) return null
  return { crumbs: [oneLine(first.text), oneLine(second.text)], lines: 2, index: 0 }
}

function opensHeadline(row: Row): boolean {
  return row.afterGap && !row.facts.metadata && wordCount(row.text) > 1 && !isProse(row.text)
}

function namesSection(part: LinePart): boolean {
  return part.type === "section" || (part.type === "kind" && part.plural)
}

/** A trail that the page's width broke: its last crumb goes on in the next lines where it is printed whole again below. */
function overMoreLines(trail: Trail, rows: readonly Row[], index: number): Trail {
  let whole = trail.crumbs.at(-1) ?? ""
  for (let lines = 2; trail.lines === 1 && lines <= 4; lines += 1) {
    const next = rows[index + lines - 1]
    if (!next || next.afterGap) break
    whole = `${whole} ${oneLine(next.text)}`
    if (isPrintedBelow(rows, index + lines, keyOf(whole))) return { crumbs: [...trail.crumbs.slice(0, -1), whole], lines }
  }
  return trail
}

function isPrintedBelow(rows: readonly Row[], from: number, key: string): boolean {
  return rows.slice(from).some((_, at) => [1, 2, 3].some((count) => {
    const together = rows.slice(from + at, from + at + count).map((row) => row.text).join(" ")
    return together.length < 500 && keyOf(together) === key
  }))
}
