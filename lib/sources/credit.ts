import { strings } from "@/lib/strings"

/** The places of a credit line, each with the name by which people write it between braces. */
export const creditPlaces = strings.desk.sources.creditPlaces
export type CreditPlace = keyof typeof creditPlaces
/** What stands in them; empty where there is none. `link` is an address, and is drawn as a link. */
export type CreditValues = Record<CreditPlace, string>
export type CreditPart = { text: string } | { link: string }

const names = Object.entries(creditPlaces) as [CreditPlace, string][] // keys of the object itself
const byName = new Map(names.map(([place, name]) => [name, place]))

/** The pieces of a template in order: its own words, and what stands between braces. A brace alone is a sign like any other. */
const piecesOf = (template: string) => template.split(/(\{[^{}]*\})/u).filter((piece) => piece !== "")
const nameIn = (piece: string): string | null => (/^\{[^{}]*\}$/u.test(piece) ? piece.slice(1, -1).trim() : null)
const placesIn = (template: string) => piecesOf(template).map(nameIn).filter((name) => name !== null)

/** The first place that a template names and nobody knows, or null. */
export const unknownPlace = (template: string): string | null => placesIn(template).find((name) => !byName.has(name)) ?? null

/**
 * The line that credits a newspaper beneath a text, its places filled; null where the newspaper has no line of its own, or no word of it
 * is left. What stands between square brackets is left out where a place within has nothing to stand in it. Values are never read as places.
 */
export function creditLine(template: string, values: CreditValues): CreditPart[] | null {
  const parts: CreditPart[] = []
  for (const piece of piecesOf(withoutEmpty(template, values))) {
    const name = nameIn(piece)
    const place = name === null ? undefined : byName.get(name)
    if (place === "link") {
      parts.push({ link: values.link })
      continue
    }
    const text = place === undefined ? piece : values[place]
    const last = parts.at(-1)
    if (last && "text" in last) last.text += text
    else parts.push({ text })
  }
  return parts.some((part) => "link" in part || /[\p{L}\p{N}]/u.test(part.text)) ? parts : null
}

/** The template without what has nothing to stand in it, and without the marks that would be left hanging there. The page sets its own stop. */
function withoutEmpty(template: string, values: CreditValues): string {
  const isEmpty = (name: string) => values[byName.get(name) ?? "source"] === ""
  return template
    .replace(/\[([^[\]]*)\]/gu, (whole, inner: string) => {
      const within = placesIn(inner)
      return within.length === 0 ? whole : within.some(isEmpty) ? "" : inner
    })
    .replace(/\{([^{}]*)\}/gu, (whole, name: string) => (byName.has(name.trim()) && isEmpty(name.trim()) ? "" : whole))
    .replace(/«\s*»|\(\s*\)/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/ (?=[.:\u060C\u061B])/gu, "")
    .replace(/([\u060C\u061B])(?:\s*[\u060C\u061B])+/gu, "$1")
    .replace(/^[\s.:\u060C\u061B]+|[\s.\u060C]+$/gu, "")
}
