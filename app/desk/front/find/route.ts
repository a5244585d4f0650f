import { requireActor } from "@/lib/auth/session"
import { liveArticles } from "@/lib/front/queries"
import { urls } from "@/lib/urls"

/** Live articles by words of their titles («?q=»), for who arranges the front page: `{items}`. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor(urls.desk.front())
  const words = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200)
  const items = words.isWellFormed() && !words.includes("\0") ? await liveArticles(actor, words) : []
  const headers = { "Cache-Control": "private, no-store" }
  return items === null ? new Response(null, { status: 404, headers }) : Response.json({ items }, { headers })
}
