import { store } from "@/lib/media/store"
import { sharedPicture } from "@/lib/sharing/guest"

export const dynamic = "force-dynamic"

const headers = { "Content-Security-Policy": "sandbox; default-src 'none'", "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" }

/** A picture of an article for who has a review link to it, and of no other; everything else is one and the same 404. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string; picture: string; file: string }> }): Promise<Response> {
  const { token, picture, file } = await params
  const found = await sharedPicture(token, picture, file)
  const content = found && (await store().get(found.path))
  if (!found || !content) return new Response(null, { status: 404, headers })
  return new Response(content.stream, {
    headers: { ...headers, "Content-Type": found.type, "Content-Length": String(content.bytes), "Content-Disposition": `inline; filename="${file}"` },
  })
}
