import { slugify } from "@/lib/arabic/slug"
import { create } from "@/lib/articles/commands"
import { filterSchema } from "@/lib/articles/filters"
import { listArticles } from "@/lib/articles/queries"
import { jsonWrite } from "@/lib/auth/api"
import { currentActor } from "@/lib/auth/session"
import { orAway, sayFailure } from "@/lib/http"
import { siteOrigin } from "@/lib/newsroom/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

const MOST = 8

/** Our own articles by their title, for a link in a text: of those that this person may see, each with the address that readers have of it. */
export const GET = (request: Request): Promise<Response> =>
  orAway(async () => {
    const actor = await currentActor()
    if (!actor) return sayFailure({ code: "signed_out" })
    const q = new URL(request.url).searchParams.get("q") ?? ""
    const { items } = await listArticles(actor, filterSchema.parse({ q }), "title")
    const origin = siteOrigin(request.headers)
    const found = items.slice(0, MOST).map(({ id, title, state }) => ({ id, title, live: state === "live", href: new URL(urls.article(id, slugify(title)), origin).href }))
    return Response.json({ items: found }, { headers: { "cache-control": "no-store" } })
  })

/** The first save of a new article: its id, and the version that the next save is based on. */
export const POST = (request: Request): Promise<Response> => jsonWrite(request, create, (made) => Response.json(made, { status: 201 }))
