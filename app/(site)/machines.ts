import { createHash } from "node:crypto"
import { withSite, type Drawn } from "@/lib/page-store/direct"

/** What a route answers to programs: a text that is whole, and when anything in it last changed, where that is known. */
export type Text = { text: string; type: string; tags: readonly string[]; changed?: Date | null }

// What these answers may do in a browser that shows them: nothing.
const POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"

/**
 * Such a text as an answer, with what whoever has it already needs to ask again: 304 where nothing changed. `Last-Modified` counts whole
 * seconds, so a second that is not over yet has none: what comes later in it would be taken for what was there before.
 */
export function textAnswer({ text, type, tags, changed }: Text, request: Request, cache: string, now = Date.now()): Response {
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`
  const modified = changedAt(changed, now)
  const headers = { ETag: etag, "Cache-Control": cache, "Surrogate-Key": withSite(tags).join(" "), ...modified }
  if (isKnown(request.headers, etag, modified["Last-Modified"])) return new Response(null, { status: 304, headers })
  return new Response(text, { headers: { ...headers, ...KIND, "Content-Type": type } })
}

/** The same for the store, which asks for the whole and answers who asks again by itself. */
export const textDrawn = ({ text, type, tags, changed }: Text, cache: string, now = Date.now()): Drawn => ({
  status: 200, headers: { "Cache-Control": cache, ...changedAt(changed, now), ...KIND, "Content-Type": type }, tags: { all: withSite(tags), later: [] }, page: { opening: "", rest: text },
})

const KIND = { "Content-Security-Policy": POLICY, "Cross-Origin-Resource-Policy": "cross-origin" }

function changedAt(changed: Date | null | undefined, now: number): { "Last-Modified"?: string } {
  const second = Math.floor((changed?.getTime() ?? 0) / 1000) * 1000
  return second > 0 && now - second >= 1_000 ? { "Last-Modified": new Date(second).toUTCString() } : {}
}

/** Whether who asks has it already (RFC 9110 §13): by the tags that they name, and only where they name none, by the time. */
function isKnown(headers: Headers, etag: string, changed: string | undefined): boolean {
  const tags = headers.get("if-none-match")
  if (tags !== null) return tags.trim() === "*" || tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag)
  const since = headers.get("if-modified-since")
  return since !== null && changed !== undefined && Date.parse(since) >= Date.parse(changed)
}
