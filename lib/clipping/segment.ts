import { foldKey } from "@/lib/arabic/fold"
import { oneLine } from "@/lib/arabic/normalize"
import { keyOf, matchFolded, trimAround, trimPunctuation, wordCount } from "./edges"
import { bareName, isCommonWord, resolveName, sourceOfHost, type NameIndex, type Named } from "./names"
import type { Kind } from "@/lib/articles/kinds"
import type { SourceNames } from "./recognition"
import { furniture } from "./furniture"
import * as markers from "./markers"
import * as words from "./vocabulary"

/** What is known while the lines of one page are read. */
export type Context = {
  index: NameIndex
  hostSource: SourceNames | null
  sections: Map<string, string>
  /** Names that this page marks as its source, so that «كلمة …» before one of them is understood. */
  pageNames: Set<string>
  /** Names that stand where this page's editorial names its paper, though no newsroom knows them. */
  standingNames: Set<string>
}

export type Part =
  | { type: "source"; piece: string; named: Named; marked: boolean; common: boolean }
  | { type: "kind"; piece: string; kind: Kind; plural: boolean }
  | { type: "author"; piece: string; name: string; marked: boolean }
  | Plain<"translator">
  | Plain<"section">
  | Plain<"address">
  | Plain<"title">
  | Plain<"place">
  | Plain<"furniture">

type Plain<T extends string> = { type: T; piece: string }

export type SegmentPart = Part | { type: "rest"; piece: string }

/** Reads a piece of a head's line between its dates and separators: one part, or several where a paper stands within. */
export function readSegment(segment: string, context: Context, beforeDate = false): SegmentPart[] {
  const piece = oneLine(segment).replace(/^[\s*•٭(\[|:،,.–—-]{1,12}/, "")
  return (
    kindOf(piece, context) ?? markedSource(piece, context) ?? people(piece, context) ?? labelled(piece) ??
    plainWords(piece, context, beforeDate) ?? [{ type: "rest", piece }]
  )
}

function kindOf(piece: string, context: Context): Part[] | null {
  const printed = trimAround(piece)
  const key = keyOf(piece)
  const label = matchFolded(piece, markers.kindMarker)
  if (label) return kindOf(label.rest, context)
  if (context.index.byName.has(key) && !words.kindLabels.has(key)) return null
  const kind = words.kindLabels.get(key) ?? (context.index.byLabel.has(key) ? "editorial" : undefined)
  if (kind) return [{ type: "kind", piece: printed, kind, plural: false }]
  const plural = words.pluralLabels.get(key)
  if (plural) return [{ type: "kind", piece: printed, kind: plural, plural: true }]
  return houseHeading(piece, printed, context)
}

/** «كلمة الرياض»، «افتتاحية صحيفة النور»، «افتتاحية «الخليج»»: the kind, and the paper where the heading calls it a paper. */
function houseHeading(piece: string, printed: string, context: Context): Part[] | null {
  const heading = matchFolded(piece, markers.houseHeading)
  if (!heading || wordCount(piece) > 6) return null
  const open = matchFolded(piece, markers.editorialOf)
  const named = resolveName(heading.rest, context.index, context.hostSource)
  const isNamedHere = named !== null || context.pageNames.has(foldKey(bareName(heading.rest)))
  if (!isNamedHere && (open === null || wordCount(open.rest) > 4)) return null
  const kind: Part = { type: "kind", piece: printed, kind: "editorial", plural: false }
  const called = foldKey(heading.whole).startsWith("افتتاحيه") || markers.newspaperWord.test(foldKey(heading.rest))
  if (!called || (open !== null && /^عدد|^العدد/.test(foldKey(open.rest)))) return [kind]
  const source = named ?? unknownName(heading.rest)
  return [kind, { type: "source", piece: oneLine(heading.rest), named: source, marked: true, common: false }]
}

function markedSource(piece: string, context: Context): SegmentPart[] | null {
  const marker = matchFolded(piece, markers.sourceMarker) ?? matchFolded(piece, markers.quotedMarker)
  if (marker) return wordCount(marker.rest) === 0 || wordCount(marker.rest) > 8 ? null : [sourcePart(marker.rest, context, true)]
  const published = matchFolded(piece, markers.publishedMarker)
  if (published && wordCount(published.rest) <= 6) {
    const isNewspaper = markers.outletWord.test(foldKey(published.rest)) || sourceIn(published.rest, context).named.known
    if (isNewspaper) return [sourcePart(published.rest, context, true)]
  }
  return calledNewspaper(piece, context)
}

/** «صحيفة النور» on its own: a paper where it is known, else only where the name is short and definite or in quotation marks. */
function calledNewspaper(piece: string, context: Context): SegmentPart[] | null {
  const word = matchFolded(trimPunctuation(piece), markers.newspaperWord)
  if (!word) return null
  if (resolveName(piece, context.index, context.hostSource)) return [sourcePart(piece, context, true)]
  const definite = /^\s*(?:[«"“(]|ال)/u.test(word.rest) && wordCount(word.rest) <= 3 && !/[:؟?!.،]/.test(word.rest)
  return definite ? [sourcePart(piece, context, true)] : null
}

function people(piece: string, context: Context): SegmentPart[] | null {
  const translator = matchFolded(piece, markers.translatorMarker)
  if (translator && isName(translator.rest)) return [{ type: "translator", piece: nameIn(translator.rest) }]
  const by = matchFolded(piece, markers.authorMarker) ?? matchFolded(piece, markers.wroteMarker)
  if (by && wordCount(by.rest) > 0 && wordCount(by.rest) <= 14) return byline(by.rest, true, context)
  if (matchFolded(trimAround(piece), markers.titledName)) return [{ type: "author", piece, name: nameIn(piece), marked: false }]
  const wrote = matchFolded(piece, markers.wroteBare)
  return wrote && isName(wrote.rest) && wordCount(wrote.rest) <= 8 ? byline(wrote.rest, false, context) : null
}

/** «محمد علي في صحيفة الرياض»، «محمد علي، كاتب لبناني»: the name is what stands first. */
function byline(text: string, marked: boolean, context: Context): SegmentPart[] {
  const [name = "", ...about] = text.split(/ (?:في|ل)(?= (?:صحيفة|جريدة|مجلة|موقع) | ?[«"“])|[،,]| [-–—] | \(|[:]\s*$/u)
  const parts: SegmentPart[] = [{ type: "author", piece: oneLine(text), name: nameIn(name), marked }]
  for (const piece of about.map(oneLine).filter((rest) => trimPunctuation(rest) !== "")) {
    const named = resolveName(piece, context.index, context.hostSource)
    parts.push(named?.known ? sourcePart(piece, context, true) : { type: "rest", piece: trimPunctuation(piece) })
  }
  return parts
}

function labelled(piece: string): Part[] | null {
  const section = matchFolded(piece, markers.sectionMarker)
  if (section && wordCount(section.rest) > 0 && wordCount(section.rest) <= 6) {
    return [{ type: "section", piece: trimAround(section.rest) }]
  }
  const title = matchFolded(piece, markers.titleMarker)
  return title && wordCount(title.rest) > 1 ? [{ type: "title", piece: oneLine(title.rest) }] : null
}

function plainWords(piece: string, context: Context, beforeDate: boolean): Part[] | null {
  const key = keyOf(piece)
  if (key === "" || markers.dateLabels.has(key) || markers.addressLabels.has(key)) return [{ type: "furniture", piece }]
  if (furniture.has(key) || words.homeWords.has(key) || isFurnitureList(key)) return [{ type: "furniture", piece }]
  const section = context.sections.get(key)
  const named = resolveName(piece, context.index, context.hostSource)
  if (section !== undefined && (!named || isCommonWord(piece))) return [{ type: "section", piece: section }]
  if (named) return [{ type: "source", piece: trimAround(piece), named, marked: false, common: isCommonWord(piece) && !beforeDate }]
  if (context.standingNames.has(key)) return [{ type: "source", piece: trimAround(piece), named: unknownName(piece), marked: false, common: false }]
  const credited = creditLine(piece, context)
  if (credited) return credited
  if (key in words.countryWords) return [{ type: "place", piece }]
  if (isBareHost(piece)) return [{ type: "address", piece }]
  return /\p{Script=Arabic}/u.test(piece) || wordCount(piece) > 6 ? null : [{ type: "furniture", piece }]
}

/** «عكاظ (جدة)»، «لندن: «الشرق الأوسط»»: a paper's own credit, its name and a place. */
function creditLine(piece: string, context: Context): Part[] | null {
  const [, nameFirst, placeLast] = /^([^()]{2,40}?) ?\(([^()]{2,30})\)$/.exec(piece) ?? []
  const [, placeFirst, nameLast] = /^([^:()«»"]{2,25}) ?: ?([^:()]{2,40})$/.exec(piece) ?? []
  const [name, place] = [nameFirst ?? nameLast, placeLast ?? placeFirst]
  if (name === undefined || place === undefined || wordCount(place) > 2 || isCommonWord(name)) return null
  const named = resolveName(name, context.index, context.hostSource)
  if (!named?.known) return null
  return [{ type: "source", piece: trimAround(name), named, marked: false, common: false }, { type: "place", piece: trimAround(place) }]
}

function isFurnitureList(key: string): boolean {
  const list = key.split(" ")
  return list.length <= 10 && list.every((word) => furniture.has(trimPunctuation(word)) || /^\d+$/.test(word))
}

function sourcePart(piece: string, context: Context, marked: boolean): SegmentPart {
  return { type: "source", ...sourceIn(piece, context), marked, common: false }
}

function sourceIn(piece: string, context: Context): { piece: string; named: Named } {
  const whole = trimAround(oneLine(piece))
  const printed = trimAround(whole.slice(0, matchFolded(whole, markers.beforeItsDate)?.start))
  const ofHost = isBareHost(printed) ? sourceOfHost(printed, context.index) : null
  if (ofHost) return { piece: printed, named: { name: ofHost.name, known: ofHost, ambiguous: false } }
  const named = resolveName(printed, context.index, context.hostSource) ?? unknownName(printed)
  return { piece: printed, named }
}

function unknownName(printed: string): Named {
  return { name: bareName(printed), known: null, ambiguous: false }
}

function isBareHost(piece: string): boolean {
  return /^(?:www\.)?[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}\/?$/i.test(piece)
}

function isName(text: string): boolean {
  return wordCount(text) >= 1 && wordCount(text) <= 8 && !/[؟?!؛]|\.\s*$/.test(text)
}

function nameIn(text: string): string {
  return trimAround(oneLine(text))
}
