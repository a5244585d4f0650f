import { createHash } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

/** An answer as the app gave it. `headers` in pairs, as they came. */
export type Given = { status: number; headers: readonly [name: string, value: string][]; body: Buffer }

type Encoding = "br" | "gzip" | "identity"
type Variant = { etag: string; body: Buffer; head: string[]; unchanged: string[]; modified: string | undefined }
type Bodies = Record<Encoding, Variant | undefined>

/** An answer that is sent without anything being done about it: its bodies are compressed, and its headers written. */
export type Ready = { status: number; variants: Bodies; bytes: number; location: string | undefined; given: Given }

// Set by us or by the connection, or nobody's business.
const OURS = /^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|date|etag|vary|set-cookie|surrogate-.*|x-powered-by)$/
const TEXT = /^(?:text\/|application\/(?:[\w.+-]*json|[\w.+-]*xml|javascript)|image\/svg\+xml)/
const SMALL = 400 // bytes: less is not worth a second body

const compressed = { br: promisify(brotliCompress), gzip: promisify(gzip) }

/** What pages say of keeping (app/(site)/reader.tsx), and what is said of one of the store's: servers before us may answer with it for a second. */
const ASKED = "public, max-age=0, must-revalidate"
const KEPT = "public, max-age=0, s-maxage=1, stale-while-revalidate=1"

/** Makes an answer ready. `kept`: it is one of the store's, so servers before us may keep it for a second. */
export async function ready(given: Given, kept: boolean): Promise<Ready> {
  const { status, body } = given
  const head: string[] = []
  let [type, location, modified]: (string | undefined)[] = []
  for (const [name, value] of given.headers) {
    if (OURS.test(name)) continue
    if (name === "content-type") type = value
    if (name === "location") location = value
    if (name === "last-modified") modified = value
    head.push(name, kept && value === ASKED ? KEPT : value)
  }
  const text = TEXT.test(type ?? "") && body.length > SMALL
  head.push("Vary", "Accept-Encoding")
  const tag = createHash("sha256").update(body).update(head.join("\n")).digest("base64url").slice(0, 20)
  const cacheControl = head.findLast((_, at) => head[at - 1] === "cache-control")
  const variant = (encoding: Encoding, bytes: Buffer): Variant => {
    const etag = `"${tag}-${encoding}"`
    const own = status === 200 ? ["ETag", etag] : []
    return {
      etag, modified, body: bytes, head: [...head, ...own, ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]), "Content-Length", String(bytes.length)],
      unchanged: ["Vary", "Accept-Encoding", ...(cacheControl === undefined ? [] : ["Cache-Control", cacheControl]), ...own],
    }
  }
  const [br, gz] = await Promise.all(text
    ? [compressed.br(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }), compressed.gzip(body, { level: 6 })]
    : [null, null])
  const variants = { identity: variant("identity", body), br: br ? variant("br", br) : undefined, gzip: gz ? variant("gzip", gz) : undefined }
  const each = Object.values(variants).filter((one) => one !== undefined)
  return { status, variants, location, given, bytes: each.reduce((sum, one) => sum + one.body.length, 0) + each.length * head.join("").length * 2 + 1_000 }
}

const REFUSED = /;\s*q=0(?:\.0*)?\s*(?:,|$)/

/** The best encoding that a client takes. Asked in the words of nearly every browser it costs nothing. */
function encodingFor(accepts: string | string[] | undefined): Encoding {
  if (accepts === undefined || accepts === "" || typeof accepts !== "string") return "identity"
  if (accepts === "gzip, deflate, br, zstd" || accepts === "gzip, deflate, br") return "br"
  const takes = (name: string) => accepts.split(",").some((part) => part.trim().split(";")[0]?.trim().toLowerCase() === name && !REFUSED.test(part))
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity"
}

/** Whether who asks has it already (RFC 9110 §13): by the tags that they name, and only where they name none, by the time. */
function has({ "if-none-match": tags, "if-modified-since": since }: IncomingMessage["headers"], { etag, modified }: Variant): boolean {
  if (tags !== undefined) return tags.trim() === "*" || tags.split(",").some((one) => one.trim().replace(/^W\//, "") === etag)
  return since !== undefined && modified !== undefined && Date.parse(since) >= Date.parse(modified)
}

/** Sends what is ready, in the encoding that this client takes; 304 where it has it. */
export function send(request: IncomingMessage, response: ServerResponse, { status, variants }: Ready): void {
  const variant = variants[encodingFor(request.headers["accept-encoding"])] ?? variants.identity
  if (variant === undefined) throw new Error("an answer without a body")
  if (status === 200 && has(request.headers, variant)) {
    response.writeHead(304, variant.unchanged)
    response.end()
    return
  }
  response.writeHead(status, variant.head)
  if (request.method === "HEAD") response.end()
  else response.end(variant.body)
}

/** The place in a page where the name of the host stands, while the newsroom has no PUBLIC_URL and a page is asked for by many names. */
export const SOME_HOST = "waha-host.invalid"

/** The same answer for a reader who asked for this host. */
export function forHost(given: Given, host: string): Given {
  const type = given.headers.find(([name]) => name === "content-type")?.[1] ?? ""
  if (!TEXT.test(type) || !given.body.includes(SOME_HOST)) return given
  return { ...given, body: Buffer.from(given.body.toString("utf8").replaceAll(SOME_HOST, host), "utf8") }
}
