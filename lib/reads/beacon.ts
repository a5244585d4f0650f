import "server-only"
import { isOwnOrigin } from "@/lib/auth/origin"
import { isSecure, visitorOf } from "@/lib/auth/visitor"
import { env } from "@/lib/env"
import { readBytes } from "@/lib/http"
import { countRead, type Beacon } from "./published"

const LONGEST = 64 // bytes; an id has twelve

const statuses: Record<Beacon, number> = { counted: 204, left_out: 204, unknown: 404, not_an_id: 422 }

/**
 * Takes what a page of ours sends of itself when it is read: an article's id as plain text. No cookie is read or set, and whoever is left out
 * hears the same as who is counted.
 */
export async function takeBeacon(request: Request): Promise<Response> {
  const header = (name: string) => request.headers.get(name)
  const own = isOwnOrigin({
    origin: header("origin"), secFetchSite: header("sec-fetch-site"), host: header("host"), scheme: isSecure(header) ? "https" : "http", publicUrl: env().PUBLIC_URL,
  })
  if (!own) return answer(403)
  const bytes = await readBytes(request, LONGEST)
  return bytes === null ? answer(413) : answer(statuses[await countRead(new TextDecoder().decode(bytes), visitorOf(header))])
}

const answer = (status: number) => new Response(null, { status, headers: { "Cache-Control": "no-store" } })
