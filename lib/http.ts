import { accept, reject, type Failure, type Result } from "@/lib/result"

const MAX_SAVE_BYTES = 2_000_000

/** The statuses of design.md §12. 423 is kept for a frozen newsroom, 503 for a database that is away. */
const statuses: Record<Failure["code"], number> = {
  signed_out: 401, bad_login: 401, bad_origin: 403, forbidden: 403, not_found: 404, conflict: 409, settings_changed: 409, duplicate: 409, in_use: 409,
  not_allowed_now: 409, too_late: 409, too_large: 413, invalid: 422, incomplete: 422, throttled: 429,
  frozen: 423, paused: 423, confirm_needed: 403,
}

export const statusOf = ({ code }: Failure): number => statuses[code]

/** A refusal as JSON: its status, and the failure whole except that a conflict's two texts stand at the top, as design.md §12 says. */
export function sayFailure(failure: Failure): Response {
  return Response.json(failure, { status: statuses[failure.code], headers: { "cache-control": "no-store" } })
}

/**
 * The answer of `work`; where it throws, 503: the database is away, or we failed. The editor's page keeps the text and tries again,
 * so a surprise must not look like a refusal. It is logged, and nothing of it is told.
 */
export async function orAway(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    // Whoever left the page before it had told all waits for no answer.
    if (!wasLeft(error)) console.error("A save could not be carried out:", error)
    return new Response(null, { status: 503, headers: { "cache-control": "no-store", "retry-after": "5" } })
  }
}

const wasLeft = (error: unknown) => error instanceof Error && "code" in error && error.code === "ECONNRESET" && error.message === "aborted"

/** The JSON object of a request's body, at most 2 MB of it, however it is sent. */
export async function readJson(request: Request): Promise<Result<Record<string, unknown>>> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return reject({ code: "invalid", fields: { form: ["not_json"] } })
  const bytes = await readBytes(request, MAX_SAVE_BYTES)
  if (!bytes) return reject({ code: "too_large" })
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
    if (typeof value !== "object" || value === null || Array.isArray(value)) return reject({ code: "invalid", fields: { form: ["not_json"] } })
    return accept({ ...value })
  } catch {
    return reject({ code: "invalid", fields: { form: ["not_json"] } })
  }
}

/** A request's body, or null where it is longer than `most` bytes; no more than that is ever held. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.length
    if (size > most) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
