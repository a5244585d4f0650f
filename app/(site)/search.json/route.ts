import { searchParams } from "@/lib/search/params"
import { newsroom, siteOrigin } from "@/lib/newsroom/published"
import { didYouMean, find, narrowedBy } from "@/lib/search/published"
import { itemsOf } from "@/lib/articles/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

const MOST = 50
const FEW = 10

const HEADERS = {
  "Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Content-Security-Policy": "sandbox; default-src 'none'", "Cross-Origin-Resource-Policy": "same-origin",
}

/**
 * The search for programs: `{total, more, items: [{id, title, url}], didYouMean}`. `more`: there may be more than `total`, for older texts were not
 * looked at. `limit` is at most 50; `typing=1` takes the last word for the beginning of one. Narrowed as the page is.
 */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const limit = /^\d{1,4}$/.test(query.get("limit") ?? "") ? Number(query.get("limit")) : FEW
  const params = searchParams(query)
  try {
    const { narrowed } = await narrowedBy(params, (await newsroom()).timeZone)
    const found = await find({ ...narrowed, question: params.q, order: params.order, limit: Math.min(Math.max(limit, 1), MOST), page: params.page, typing: query.get("typing") === "1" })
    const [items, meant] = await Promise.all([itemsOf(found.keys.map(({ id }) => id)), didYouMean(found, found.total, narrowed)])
    const origin = siteOrigin(request.headers)
    return Response.json(
      { total: found.total, more: found.more, items: items.map(({ id, title, slug }) => ({ id, title, url: origin + urls.article(id, slug) })), didYouMean: meant }, { headers: HEADERS })
  } catch (error) {
    console.error("A search could not be answered:", error)
    return Response.json({ error: "unavailable" }, { status: 503, headers: { ...HEADERS, "Retry-After": "10" } })
  }
}
