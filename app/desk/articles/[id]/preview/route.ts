import { pageHeaders, renderArticle } from "@/components/site/render"
import { previewView } from "@/lib/articles/preview"
import { requireActor } from "@/lib/auth/session"
import { newsroom, siteOrigin } from "@/lib/newsroom/published"
import { sections } from "@/lib/sections/published"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

/** The working copy, drawn by the readers' own page; never stored, and for nobody but who may see the article. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const view = await previewView(await requireActor(urls.desk.preview(id)), id)
  if (!view) return new Response(strings.desk.preview.notFound, { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } })
  const chrome = {
    newsroom: await newsroom(), sections: await sections(), now: new Date(), origin: siteOrigin(request.headers),
    path: urls.article(view.id, view.slug), preview: true,
  }
  return new Response(await renderArticle(view, chrome), { headers: { ...pageHeaders("article"), "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" } })
}
