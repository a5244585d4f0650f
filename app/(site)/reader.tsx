import type { ReactElement } from "react"
import type { Chrome } from "@/components/site/chrome"
import { MissingDocument, UnavailableDocument } from "@/components/site/notices"
import { pageHeaders, renderDocument } from "@/components/site/render"
import type { PageClass } from "@/components/site/styles"
import { aroundPages } from "@/lib/chrome/published"
import { siteOrigin } from "@/lib/newsroom/published"
import { knownQuery } from "@/lib/page-store/address"
import { strings } from "@/lib/strings"
import { textAnswer, type Text } from "./machines"

/** What a page needs to know of its request. `chrome` is under way from the start, so that a page's own reads run beside it. */
export type Visit = { address: string; query: URLSearchParams; parts: readonly string[]; chrome: Promise<Chrome> }

/**
 * What a route answers: a page with its tags (ids only), a text for programs, another address for good, what it says without its query, or
 * nothing, which is the 404.
 */
export type Answer =
  | { document: ReactElement; page: PageClass; tags: readonly string[]; status?: 200 | 410; index?: boolean }
  | Text
  | { moved: string; tags: readonly string[] }
  | { plain: true }
  | { missing: readonly string[] }

const nothing: Answer = { missing: [] }

/** The 404 of an address that names no thing. */
export const missing = (...tags: string[]): Answer => (tags.length > 0 ? { missing: tags } : nothing)

// A browser asks again each time; the page store in front of us (scripts/server/pages.ts) answers it.
const CACHE = "public, max-age=0, must-revalidate"

/**
 * A readers' route: draws what `answer` finds. The 404 is only ever the answer of a database that works;
 * whatever throws becomes a 503 that nobody may keep.
 */
export function reader(answer: (visit: Visit) => Promise<Answer>) {
  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    try {
      const chrome = chromeOf(request, url.pathname)
      chrome.catch(() => undefined)
      const parts = decoded(url.pathname)
      const visit = { address: url.pathname, parts: parts ?? [], chrome }
      const found = parts === null ? nothing : await answer({ ...visit, query: knownQuery(url.pathname, url.searchParams) })
      if ("missing" in found && isForStore(request, url)) return new Response(null, { status: 404 })
      if (!("plain" in found)) return await respond(found, chrome, request)
      if (isForStore(request, url)) return new Response(null, { headers: { "Surrogate-Same": url.pathname } })
      return await respond(await answer({ ...visit, query: new URLSearchParams() }), chrome, request)
    } catch (error) {
      console.error("A readers' page could not be drawn:", error)
      return unavailable(url)
    }
  }
}

/** The parts of a path, decoded once, in NFC; null where the encoding is broken or a part could be none of ours. */
function decoded(path: string): string[] | null {
  try {
    const parts = path.split("/").slice(1).map((part) => decodeURIComponent(part).normalize("NFC"))
    return parts.every((part) => part.isWellFormed() && !part.includes("\0") && part.length <= 300) ? parts : null
  } catch {
    return null
  }
}

async function chromeOf(request: Request, path: string): Promise<Chrome> {
  return { ...(await aroundPages()), now: new Date(), origin: siteOrigin(request.headers), path }
}

/** The store has one 404 for all addresses, and asks for it at one that is nobody's; of another it wants to know no more. */
const isForStore = (request: Request, url: URL) => request.headers.get("x-waha-store") === "1" && url.pathname !== "/404-not-found"

/**
 * "site" stands for what every page shows: the newsroom's name, its sections, and the line of what has just happened. Of that, and on an
 * article's page of whatever is not an article, a change may show a moment later where very many pages are made anew at once.
 */
function tagged(own: readonly string[], page?: PageClass) {
  const tags = ["site", ...new Set(own)]
  const later = page === "article" ? tags.filter((tag) => !tag.startsWith("article:")) : ["site"]
  return { "Surrogate-Key": tags.join(" "), "Surrogate-Later": later.join(" "), "Cache-Control": CACHE }
}

async function respond(found: Answer, coming: Promise<Chrome>, request: Request): Promise<Response> {
  if ("text" in found) return textAnswer(found, request, CACHE)
  if ("moved" in found) return new Response(null, { status: 308, headers: { Location: found.moved, ...tagged(found.tags) } })
  if ("missing" in found || "plain" in found) {
    const html = await renderDocument(<MissingDocument chrome={await coming} />)
    return new Response(html, { status: 404, headers: { ...pageHeaders("lists"), ...tagged("missing" in found ? found.missing : []), "X-Robots-Tag": "noindex" } })
  }
  const robots = found.index === false || found.status === 410 ? { "X-Robots-Tag": "noindex" } : {}
  const headers = { ...pageHeaders(found.page), ...tagged(found.tags, found.page), ...robots }
  return new Response(await renderDocument(found.document), { status: found.status ?? 200, headers })
}

/** The page that needs no database. */
async function unavailable(url: URL): Promise<Response> {
  const room = {
    name: strings.product, tagline: "", footer: "", links: [], homeWord: strings.site.home, digits: "latn", monthStyle: "dual", timeZone: "UTC",
    indexOwn: true,
  }
  const chrome = { newsroom: room, sections: [], now: new Date(), origin: url.origin, path: url.pathname }
  const html = await renderDocument(<UnavailableDocument chrome={chrome} again={url.pathname + url.search} />)
  return new Response(html, { status: 503, headers: { ...pageHeaders("lists"), "Cache-Control": "no-store", "Retry-After": "10" } })
}
