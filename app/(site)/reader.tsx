import type { ReactElement } from "react"
import type { Chrome } from "@/components/site/chrome"
import { MissingDocument, UnavailableDocument } from "@/components/site/notices"
import { pageHeaders, renderDocument, wholeText } from "@/components/site/render"
import type { PageClass } from "@/components/site/styles"
import { aroundPages } from "@/lib/chrome/published"
import { siteOrigin } from "@/lib/newsroom/published"
import { knownQuery } from "@/lib/page-store/address"
import { offer, withSite, type Drawn, type Tags } from "@/lib/page-store/direct"
import { strings } from "@/lib/strings"
import { textAnswer, textDrawn, type Text } from "./machines"

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

type Asked = { url: URL; headers: Pick<Headers, "get"> }

/**
 * A readers' route: draws what `answer` finds. The 404 is only ever the answer of a database that works;
 * whatever throws becomes a 503 that nobody may keep. What is at addresses like `own` (query and all), a page each, is drawn for the store without the framework.
 */
export function reader(answer: (visit: Visit) => Promise<Answer>, own?: RegExp) {
  const draw = async ({ url, headers }: Asked): Promise<Drawn | Text> => {
    try {
      const chrome = chromeOf(headers, url.pathname)
      chrome.catch(() => undefined)
      const parts = decoded(url.pathname)
      const visit = { address: url.pathname, parts: parts ?? [], chrome }
      const found = parts === null ? nothing : await answer({ ...visit, query: knownQuery(url.pathname, url.searchParams) })
      const forStore = isForStore(headers, url)
      if ("missing" in found && forStore) return { status: 404, headers: {}, page: null }
      if (!("plain" in found)) return await drawn(found, chrome)
      if (forStore) return { status: 200, headers: { "Surrogate-Same": url.pathname }, page: null }
      return await drawn(await answer({ ...visit, query: new URLSearchParams() }), chrome)
    } catch (error) {
      console.error("A readers' page could not be drawn:", error)
      return unavailable(url)
    }
  }
  if (own) {
    offer(own, async ({ path, host, secure }) => {
      const scheme = secure ? "https" : "http"
      const said = new Map([["host", host], ["x-forwarded-proto", scheme], ["x-waha-store", "1"]])
      const page = await draw({ url: new URL(`${scheme}://${host}${path}`), headers: { get: (name) => said.get(name) ?? null } })
      return "text" in page ? textDrawn(page, CACHE) : page
    })
  }
  return async (request: Request): Promise<Response> => {
    const drawn = await draw({ url: new URL(request.url), headers: request.headers })
    if ("text" in drawn) return textAnswer(drawn, request, CACHE)
    const { status, headers, tags, page } = drawn
    return new Response(page && wholeText(page), { status, headers: { ...headers, ...(tags && surrogate(tags)) } })
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

async function chromeOf(headers: Asked["headers"], path: string): Promise<Chrome> {
  return { ...(await aroundPages()), now: new Date(), origin: siteOrigin(headers), path }
}

/** The store has one 404 for all addresses, and asks for it at one that is nobody's; of another it wants to know no more. */
const isForStore = (headers: Asked["headers"], url: URL) => headers.get("x-waha-store") === "1" && url.pathname !== "/404-not-found"

/**
 * "site" stands for what every page shows: the newsroom's name, its sections, and the line of what has just happened. Of that, and on an
 * article's page of whatever is not an article, a change may show a moment later where very many pages are made anew at once.
 */
function tagged(own: readonly string[], page?: PageClass): Tags {
  const all = withSite(own)
  return { all, later: page === "article" ? all.filter((tag) => !tag.startsWith("article:")) : ["site"] }
}

/** The same for who is answered through the framework. */
const surrogate = ({ all, later }: Tags) => ({ "Surrogate-Key": all.join(" "), "Surrogate-Later": later.join(" ") })

async function drawn(found: Answer, coming: Promise<Chrome>): Promise<Drawn | Text> {
  if ("text" in found) return found
  if ("moved" in found) return { status: 308, headers: { Location: found.moved, "Cache-Control": CACHE }, tags: tagged(found.tags), page: null }
  if ("missing" in found || "plain" in found) {
    const page = await renderDocument(<MissingDocument chrome={await coming} />, "lists")
    return { status: 404, headers: { ...pageHeaders("lists"), "Cache-Control": CACHE, "X-Robots-Tag": "noindex" }, tags: tagged("missing" in found ? found.missing : []), page }
  }
  const robots = found.index === false || found.status === 410 ? { "X-Robots-Tag": "noindex" } : {}
  return {
    status: found.status ?? 200, headers: { ...pageHeaders(found.page), "Cache-Control": CACHE, ...robots }, tags: tagged(found.tags, found.page),
    page: await renderDocument(found.document, found.page),
  }
}

/** The page that needs no database. */
async function unavailable(url: URL): Promise<Drawn> {
  const room = {
    name: strings.product, tagline: "", footer: "", links: [], homeWord: strings.site.home, digits: "latn", monthStyle: "dual", timeZone: "UTC",
    indexOwn: true,
  }
  const chrome = { newsroom: room, sections: [], now: new Date(), origin: url.origin, path: url.pathname }
  const page = await renderDocument(<UnavailableDocument chrome={chrome} again={url.pathname + url.search} />, "lists")
  return { status: 503, headers: { ...pageHeaders("lists"), "Cache-Control": "no-store", "Retry-After": "10" }, page }
}
