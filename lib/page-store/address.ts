/**
 * Which page an address asks for. Pure. Many spellings are one page: percent-encoding, an unknown name in the query, a slug that only adorns;
 * and no spelling makes a page, or a place in the store, of its own.
 */

// Names in the query that a page knows; readers' routes are given no others (app/(site)/reader.tsx). A list has no page at a mark that is none.
const MARK = /^[0-9a-z]{1,9}-[0-9a-z-]{1,40}$/
const NUMBER = /^\d{1,12}$/
type Name = { like: RegExp; otherwise: "nothing" | "unknown" }
const mark: Name = { like: MARK, otherwise: "nothing" }
const number: Name = { like: NUMBER, otherwise: "unknown" }
const queries: readonly [path: RegExp, names: Readonly<Record<string, Name>>][] = [
  [/^\/(?:sections|sources|authors|topics)\/[^/]+$/, { before: mark, after: mark }],
  [/^\/archive\/\d{4}\/\d\d\/\d\d$/, { before: mark, after: mark }],
  [/^\/(?:index\.php)?$/, { p: number, page_id: number }],
]

// Answered by their routes each time: what somebody looks for, and files that are sent as they lie.
const UNKEPT = /^\/(?:search(?:[./].*)?|media\/.*)$/

const ARTICLE = /^(\/a\/[0-9a-z]{12})\/[^/]+(\/.*)?$/

const LONGEST = 2_048 // characters of an address, encoded

const known = (path: string) => Object.entries(queries.find(([pattern]) => pattern.test(path))?.[1] ?? {})

/** What is left of a query at this address, the first of each name. Where `path` is not the store's, all of it. */
export function knownQuery(path: string, query: URLSearchParams): URLSearchParams {
  if (UNKEPT.test(path)) return query
  return new URLSearchParams(known(path).flatMap(([name, { like, otherwise }]) => {
    const value = query.get(name)
    return value === null || (otherwise === "unknown" && !like.test(value)) ? [] : [[name, value]]
  }))
}

/** `page`: asked for under `key`, which is an address too. `moved`: the same without its end slash. `unkept`: none of the store's. */
export type Asked = { what: "page"; key: string } | { what: "moved"; to: string } | { what: "unkept" } | { what: "nothing" }

/** What a target of ours (scripts/server/address.ts has looked at it) asks for. */
export function askedFor(url: string): Asked {
  const at = url.search(/[?#]/)
  const raw = at < 0 ? url : url.slice(0, at)
  const query = at < 0 || url[at] === "#" ? "" : (url.slice(at + 1).split("#")[0] ?? "")
  if (raw.includes("//")) return { what: "unkept" } // the framework leads it to the address with one
  const path = spelled(raw)
  if (path === null || path.length > LONGEST) return { what: "nothing" }
  if (UNKEPT.test(path)) return { what: "unkept" }
  if (query === "" && !path.endsWith("/")) return { what: "page", key: path }
  const names = knownQuery(path, new URLSearchParams(query))
  if (known(path).some(([name, { like }]) => names.has(name) && !like.test(names.get(name) ?? ""))) return { what: "nothing" }
  const kept = names.toString()
  if (path.length > 1 && path.endsWith("/")) return { what: "moved", to: path.slice(0, -1) + (query === "" ? "" : `?${query}`) }
  return { what: "page", key: kept === "" ? path : `${path}?${kept}` }
}

/** The addresses of ours that a page's text leads to, as keys of the store, each once, in the order of the text; files that it needs are among them. */
export function linkedFrom(html: string): string[] {
  const keys = [...html.matchAll(/ href="(\/[^"?#]*)"/g)].flatMap(([, path = ""]) => {
    const asked = askedFor(path)
    return asked.what === "page" ? [asked.key] : []
  })
  return [...new Set(keys)]
}

/** One spelling of a path: decoded part by part, in NFC, encoded again. Null where it is no text. */
function spelled(path: string): string | null {
  try {
    return path.split("/").map((part) => encodeURIComponent(decodeURIComponent(part).normalize("NFC"))).join("/")
  } catch {
    return null
  }
}

/**
 * Of an address of an article with a slug, the one without: what is no page is kept there alone, where the article is or that it was withdrawn.
 * Otherwise each wrong slug would have a place in the store. `deeper`: the address goes on behind the slug.
 */
export function shortOf(path: string): { short: string; deeper: boolean } | undefined {
  const [, short, rest] = ARTICLE.exec(path) ?? []
  return short === undefined ? undefined : { short, deeper: rest !== undefined }
}
