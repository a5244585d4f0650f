import { renderFront, pageHeaders } from "@/components/site/render"
import { FRONT } from "@/components/site/front-layout"
import { frontPage } from "@/lib/articles/published"
import { requireActor } from "@/lib/auth/session"
import { breakingLine } from "@/lib/breaking/published"
import { PLACES } from "@/lib/front/places"
import { newsroom, siteOrigin } from "@/lib/newsroom/published"
import { can } from "@/lib/permissions"
import { sections } from "@/lib/sections/published"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

/**
 * The front page with an arrangement that may not be saved yet («?place=», in order), drawn by the readers' own page from what readers may
 * read: what is not before them falls out here as it does there. Never stored, and for nobody but who may arrange it.
 */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor(urls.desk.front())
  if (!can(actor, "front.arrange", { id: "front" })) {
    return new Response(strings.desk.preview.notFound, { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } })
  }
  const asked = new URL(request.url).searchParams.getAll("place").filter((id) => /^[0-9a-z]{12}$/.test(id)).slice(0, PLACES)
  const [room, shown, breaking] = await Promise.all([newsroom(), sections(), breakingLine()])
  const chrome = { newsroom: room, sections: shown, breaking, now: new Date(), origin: siteOrigin(request.headers), path: urls.home(), preview: true }
  const view = await frontPage(shown, [...new Set(asked)], FRONT.latest, FRONT.each)
  return new Response(await renderFront(view, chrome), {
    headers: { ...pageHeaders("front"), "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" },
  })
}
