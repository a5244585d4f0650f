import { livePicture } from "@/lib/media/published"
import { store } from "@/lib/media/store"

export const dynamic = "force-dynamic"

// Whoever kept a copy asks again after this many seconds, and so soon a picture that was withdrawn is gone everywhere (docs/decisions/0013).
const KEEP = 5

const headers = { "Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff" }

/** A picture's file, while something before readers shows it. Everything else is one and the same 404, whatever was asked and how. */
export async function GET(request: Request, { params }: { params: Promise<{ key: string; file: string }> }): Promise<Response> {
  const { key, file } = await params
  try {
    const found = await livePicture(key, file)
    const content = found && (await store().get(found.path))
    if (!found || !content) return new Response(null, { status: 404, headers: { ...headers, "Cache-Control": "no-store" } })
    // A key is never given other bytes: its address is its own version.
    const etag = `"${key.slice(0, 16)}-${file}"`
    const own = { ...headers, "Cache-Control": `public, max-age=${KEEP}, must-revalidate`, ETag: etag }
    if (request.method === "HEAD" || request.headers.get("if-none-match") === etag) await content.stream.cancel()
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers: own })
    return new Response(request.method === "HEAD" ? null : content.stream, {
      headers: { ...own, "Content-Type": found.type, "Content-Length": String(content.bytes), "Content-Disposition": `inline; filename="${file}"` },
    })
  } catch (error) {
    console.error("A picture could not be served:", error)
    return new Response(null, { status: 503, headers: { ...headers, "Cache-Control": "no-store", "Retry-After": "10" } })
  }
}
