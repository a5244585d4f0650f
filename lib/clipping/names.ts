import { searchKey } from "@/lib/arabic/normalize"
import { trimAround, trimPunctuation } from "./edges"
import type { SourceNames } from "./recognition"
import { commonWords, countryWords } from "./vocabulary"

/** A newspaper's name as resolved: `known` is null for one that the newsroom has not, or that several papers bear. */
export type Named = { name: string; known: SourceNames | null; ambiguous: boolean }

export type NameIndex = {
  byName: Map<string, SourceNames>
  shared: Map<string, SourceNames[]>
  byHost: Map<string, SourceNames>
  byLabel: Map<string, SourceNames>
}

const OUTLETS = ["صحيفة", "جريدة", "يومية", "أسبوعية", "مجلة", "دورية"].map(searchKey)
const SITES = ["موقع", "بوابة", "ملحق"].map(searchKey)

/** An index of newspapers by name and variant, by the name that several share, by host, and by the heading of the editorial. */
export function indexNames(sources: readonly SourceNames[]): NameIndex {
  const index: NameIndex = { byName: new Map(), shared: new Map(), byHost: new Map(), byLabel: new Map() }
  for (const source of sources) {
    for (const name of [source.name, ...(source.variants ?? []), source.latin ?? ""]) claim(index.byName, nameKey(name), source)
    for (const host of source.hosts ?? []) claim(index.byHost, host.toLowerCase().replace(/^www\./, ""), source)
    claim(index.byLabel, nameKey(source.editorialLabel ?? ""), source)
    if (!source.sharedName) continue
    const key = nameKey(source.sharedName)
    index.shared.set(key, [...(index.shared.get(key) ?? []), source])
  }
  return index
}

/**
 * The newspaper that a printed name means, or null where the name is not known. A country after the name settles which of
 * several; so does the page's own host; a name that stays shared is given as printed and marked ambiguous.
 */
export function resolveName(printed: string, index: NameIndex, hostSource: SourceNames | null): Named | null {
  const key = nameKey(printed)
  if (key === "") return null
  for (const form of new Set([key, withoutWord(key, OUTLETS), withoutWord(key, [...OUTLETS, ...SITES])])) {
    const found = lookUp(form, printed, index, hostSource)
    if (found) return found
  }
  return null
}

/** The paper whose site an address belongs to, subdomains included, or null. */
export function sourceOfHost(address: string, index: NameIndex): SourceNames | null {
  const host = hostOf(address)
  if (host === null) return null
  const labels = host.split(".")
  for (let from = 0; from < labels.length - 1; from += 1) {
    const source = index.byHost.get(labels.slice(from).join("."))
    if (source) return source
  }
  return null
}

/** A printed name without «صحيفة» and the like before it, what stands in brackets behind it, and the marks around it. */
export function bareName(printed: string): string {
  const trimmed = trimAround(printed.replace(/\s*\([^()]{1,40}\)?\s*$/, ""))
  const [first = "", ...rest] = trimmed.split(" ")
  const name = rest.length > 0 && OUTLETS.includes(searchKey(first)) ? trimAround(rest.join(" ")) : trimmed
  return /^[«"“]([^«»"“”]{2,60})[»"”]/.exec(name)?.[1] ?? name
}

/** True where a printed name is a plain word or a place as well. */
export function isCommonWord(printed: string): boolean {
  return commonWords.has(nameKey(printed))
}

function lookUp(key: string, printed: string, index: NameIndex, hostSource: SourceNames | null): Named | null {
  const exact = index.byName.get(key)
  if (exact) return named(exact)
  const bearers = index.shared.get(key)
  if (bearers) return amongShared(printed, bearers, hostSource)
  const { base, country } = withoutCountry(key)
  if (base === key || base === "") return null
  const plain = index.byName.get(base)
  if (plain && (country === "" || plain.country === country)) return named(plain)
  const ofCountry = (index.shared.get(base) ?? []).filter((source) => source.country === country)
  const [only] = ofCountry
  return only && ofCountry.length === 1 ? named(only) : null
}

function amongShared(printed: string, bearers: SourceNames[], hostSource: SourceNames | null): Named {
  const here = bearers.find((source) => source === hostSource)
  const [only] = bearers
  if (here) return named(here)
  return only && bearers.length === 1 ? named(only) : { name: bareName(printed), known: null, ambiguous: true }
}

function named(source: SourceNames): Named {
  return { name: source.name, known: source, ambiguous: false }
}

function withoutWord(key: string, words: string[]): string {
  const [first = "", ...rest] = key.split(" ")
  return rest.length > 0 && words.includes(first) ? trimPunctuation(rest.join(" ")) : key
}

function withoutCountry(key: string): { base: string; country: string } {
  const words = key.split(" ").map(trimPunctuation).filter((word) => word !== "")
  const country = countryWords[words.at(-1) ?? ""]
  return country === undefined ? { base: key, country: "" } : { base: words.slice(0, -1).join(" "), country }
}

function nameKey(name: string): string {
  return trimPunctuation(searchKey(name)).replace(/[«»"“”()]/g, "").replace(/ {2,}/g, " ").trim()
}

function claim(map: Map<string, SourceNames>, key: string, source: SourceNames): void {
  if (key !== "" && !map.has(key)) map.set(key, source)
}

function hostOf(address: string): string | null {
  try {
    return new URL(/^https?:\/\//i.test(address) ? address : `http://${address}`).hostname.toLowerCase()
  } catch {
    return null
  }
}
