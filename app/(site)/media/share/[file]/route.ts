import { pictureSpec, sharedPicture } from "@/components/site/share-picture"
import { articlePage } from "@/lib/articles/published"
import { newsroom } from "@/lib/newsroom/published"
import { sharePicture } from "@/lib/share-picture/make"
import { pictureKey } from "@/lib/share-picture/spec"

export const dynamic = "force-dynamic"

const headers = { "Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff" }
// The address is what the picture says, so a browser may keep it. Who keeps it for others asks again soon: it goes with its article.
const KEEP = "public, max-age=31536000, s-maxage=5, immutable"

const none = (status: number, more: Record<string, string> = {}) => new Response(null, { status, headers: { ...headers, "Cache-Control": "no-store", ...more } })

/**
 * The picture of an article for those who share it, while readers have the article. No address but the article's own leads to a drawing:
 * there are as many pictures as articles, whatever is asked.
 */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params
  const [, id, key] = /^([0-9a-z]{12})-([0-9a-f]{16})\.png$/.exec(file) ?? []
  if (id === undefined || key === undefined) return none(404)
  try {
    const [view, room] = await Promise.all([articlePage(id), newsroom()])
    if (view === null) return none(404)
    const spec = pictureSpec(view, room)
    if (key !== pictureKey(spec)) return none(307, { Location: sharedPicture(view, room).src })
    const etag = `"${key}"`
    const own = { ...headers, "Cache-Control": KEEP, ETag: etag, "Cross-Origin-Resource-Policy": "cross-origin" }
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers: own })
    const bytes = await sharePicture(spec)
    if (bytes === null) return none(503, { "Retry-After": "5" })
    return new Response(new Uint8Array(bytes), { headers: { ...own, "Content-Type": "image/png", "Content-Length": String(bytes.length) } })
  } catch (error) {
    console.error("A picture for sharing could not be made:", error)
    return none(503, { "Retry-After": "10" })
  }
}
