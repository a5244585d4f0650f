import { foldKey } from "@/lib/arabic/fold"
import { keyOf, matchFolded, wordCount } from "./edges"
import type { Hints } from "./markup-reader"
import type { Head, Placed } from "./layout"
import type { LinePart } from "./line"
import { titledName } from "./markers"
import { sourceOfHost, type Named } from "./names"
import type { Kind } from "@/lib/articles/kinds"
import type { Evidence } from "./recognition"
import { readSegment, type Context } from "./segment"
import { homeWords, namesOfSections } from "./vocabulary"

/** A value and where it was taken from. */
export type Taken<T> = { value: T; evidence: Evidence }

type Entry = Exclude<Placed, "barrier">
type PartOf<T extends LinePart["type"]> = Extract<LinePart, { type: T }>

/** The paper, by the surest naming on the page: a marked name, a name on its own line, the site's host; and any others named. */
export function takeSource(placed: readonly Placed[], context: Context): { taken: Taken<Named> | null; others: string[] } {
  const named = entriesOf(placed, "source").filter(({ entry, part }) => isCounted(entry, part))
  const best = named.find(({ part }) => part.marked) ?? named.find(({ entry }) => entry.zone === "below") ?? named[0]
  if (best) {
    const reason = best.part.marked ? "source_marker" : "known_name"
    const others = [...new Set(named.map(({ part }) => part.named.name).filter((name) => name !== best.part.named.name))]
    return { taken: take(best.part.named, best.entry, best.part.piece, reason), others }
  }
  const host = context.hostSource
  if (!host) return { taken: null, others: [] }
  const address = entriesOf(placed, "address").find(({ part }) => sourceOfHost(part.piece, context.index) === host)
  const evidence: Evidence = { line: address?.entry.row.line ?? null, piece: address?.part.piece ?? "", reason: "site_host" }
  return { taken: { value: { name: host.name, known: host, ambiguous: false }, evidence }, others: [] }
}

/** A plain word that is a paper's name too counts as one beneath the title or beside a date, not in a menu. */
function isCounted(entry: Entry, part: PartOf<"source">): boolean {
  return part.marked || !part.common || entry.zone === "below" || entry.row.facts.parts.some((other) => other.type === "date")
}

export type KindTaken = Taken<{ kind: Kind; label: string }>

/** The kind and its label as printed: an editorial's before others, labels beneath the title before those above it, the trail last. */
export function takeKind(head: Head, placed: readonly Placed[], context: Context): KindTaken | null {
  const labels = entriesOf(placed, "kind").filter(({ entry, part }) => !part.plural || entry.zone === "below")
  const beneath = labels.filter(({ entry }) => entry.zone !== "above")
  const editorial = [...beneath, ...labels].find(({ part }) => part.kind === "editorial")
  const best = editorial ?? beneath[0] ?? labels[0]
  if (best) return take({ kind: best.part.kind, label: best.part.piece }, best.entry, best.part.piece, "kind_label")
  return kindOfTrail(head, context)
}

/** A crumb says the kind only where it can name nothing else: «الافتتاحية»، «كلمة الرياض»; «رأي» and plurals name sections. */
function kindOfTrail(head: Head, context: Context): KindTaken | null {
  if (!head.trail) return null
  for (const crumb of middleCrumbs(head).reverse()) {
    const part = kindOfCrumb(crumb, context)
    if (!part) continue
    const evidence: Evidence = { line: head.trail.row.line, piece: part.piece, reason: "in_breadcrumb" }
    return { value: { kind: part.kind, label: part.piece }, evidence }
  }
  return null
}

function kindOfCrumb(crumb: string, context: Context): PartOf<"kind"> | null {
  const part = readSegment(crumb, context).find((read) => read.type === "kind")
  if (part?.type !== "kind" || part.plural || namesOfSections.has(keyOf(crumb))) return null
  return { ...part, at: 0 }
}

/** Crumbs between the home page and the title. */
export function middleCrumbs(head: Head): string[] {
  const crumbs = head.trail?.crumbs ?? []
  const inner = homeWords.has(keyOf(crumbs[0] ?? "")) ? crumbs.slice(1) : [...crumbs]
  const titleKey = keyOf(head.title?.text ?? "")
  const last = keyOf(inner.at(-1) ?? "")
  const isTitle = last !== "" && (last === titleKey || (head.title?.reason === "repeated_in_breadcrumb" && titleKey.startsWith(last)))
  return isTitle ? inner.slice(0, -1) : inner
}

/** The section: of the crumbs the deepest that the newsroom knows, or that is no kind's label; else a labelled or known line. */
export function takeSection(head: Head, placed: readonly Placed[], context: Context): (Taken<string> & { chosen: boolean }) | null {
  const crumbs = middleCrumbs(head)
  const deepest = [...crumbs].reverse()
  const isLabel = (crumb: string) => kindOfCrumb(crumb, context) !== null
  const crumb = deepest.find((each) => context.sections.has(keyOf(each))) ?? deepest.find((each) => !isLabel(each)) ?? deepest[0]
  if (crumb !== undefined && head.trail) {
    return { value: crumb, evidence: { line: head.trail.row.line, piece: crumb, reason: "in_breadcrumb" }, chosen: crumbs.length > 1 }
  }
  const labelled = entriesOf(placed, "section")[0]
  if (!labelled) return null
  const isKnown = context.sections.has(keyOf(labelled.part.piece)) && foldKey(labelled.entry.row.text) === foldKey(labelled.part.piece)
  return { ...take(labelled.part.piece, labelled.entry, labelled.part.piece, isKnown ? "known_section" : "section_label"), chosen: false }
}

/** The by-line: marked, or «كتب فلان» beneath the title. */
export function takeAuthor(placed: readonly Placed[]): Taken<string> | null {
  const authors = entriesOf(placed, "author")
  const isTitled = (part: PartOf<"author">) => matchFolded(part.piece, titledName) !== null
  const best = authors.find(({ part }) => part.marked) ?? authors.find(({ entry, part }) => entry.zone === "below" || isTitled(part))
  return best && wordCount(best.part.name) > 0 ? take(best.part.name, best.entry, best.part.piece, "byline") : null
}

/** The page's own address: the one its markup calls canonical, else the first that is printed whole. */
export function takeUrl(placed: readonly Placed[], hints: Hints): Taken<string> | null {
  const canonical = hints.url?.trim() ?? ""
  if (isWebAddress(canonical)) return { value: canonical, evidence: { line: null, piece: canonical, reason: "canonical" } }
  const printed = entriesOf(placed, "address").find(({ part }) => isWebAddress(part.piece))
  return printed ? take(printed.part.piece, printed.entry, printed.part.piece, "address_line") : null
}

/** «الافتتاحية: العنوان» printed on one line: the label and what follows it, or null. */
export function labelledTitle(title: string, context: Context): { kind: Kind; label: string; rest: string } | null {
  const parted = matchFolded(title, /^[^:|]{2,40}(?: ?[:|] ?| [-–—] )(?=[^\d])/u)
  if (!parted || wordCount(parted.rest) < 2) return null
  const part = readSegment(parted.whole, context).find((read) => read.type === "kind")
  if (part?.type !== "kind") return null
  const isHeading = part.kind === "editorial" || parted.whole.includes("|")
  return isHeading ? { kind: part.kind, label: part.piece, rest: parted.rest } : null
}

/** Every part of one type with where it stands. */
export function entriesOf<T extends LinePart["type"]>(placed: readonly Placed[], type: T): { entry: Entry; part: PartOf<T> }[] {
  return placed.flatMap((entry) => (entry !== "barrier" && isType(entry.part, type) ? [{ entry, part: entry.part }] : []))
}

function isType<T extends LinePart["type"]>(part: LinePart, type: T): part is PartOf<T> {
  return part.type === type
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(address) && URL.canParse(address)
}

function take<T>(value: T, entry: Entry, piece: string, reason: Evidence["reason"]): Taken<T> {
  return { value, evidence: { line: entry.row.line, piece, reason } }
}
