import { randomBytes } from "node:crypto"
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { TLSSocket } from "node:tls"
import { isOwnOrigin } from "#lib/auth/origin.ts"
import type { Env } from "#lib/env-schema.ts"
import { LONGEST, NOWHERE, answersFor, isHushed, isPage, isStaff, targetOf } from "./address.ts"
import { clientOf, introduce, trustedProxies } from "./client.ts"
import type { Pages } from "./pages.ts"
import { guard, staffPolicy } from "./response-headers.ts"

export type Options = {
  env: Env
  dev: boolean
  /** The framework's handler. */
  next: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>
  /** Whether we are on our way out: health says so, and connections are not kept. */
  isLeaving: () => boolean
  /** The store of readers' pages, where this process serves them. */
  pages?: Pages | undefined
}

// What the framework can take: it answers any other (TRACE, say) with an error of its own.
const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

// These change nothing (no page of ours writes when it is read); everything else is asked where it comes from.
const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"])

/** Our door: looks at every request before the framework does, and at every answer's headers after it. */
export function door({ env, dev, next, isLeaving, pages }: Options): RequestListener {
  const trusts = trustedProxies(env.TRUSTED_PROXIES)
  const known = env.PUBLIC_URL === undefined ? undefined : new URL(env.PUBLIC_URL)
  const publicScheme = known?.protocol === "https:"
  const straight = isStraight(env)
  return (request, response) => {
    if (isLeaving()) response.shouldKeepAlive = false
    const reads = request.method === "GET" || request.method === "HEAD"
    if (straight && reads && pages?.quick(request, response)) return
    const raw = request.url ?? "/"
    if (raw === "/healthz") return health(response, isLeaving())
    if (raw.length > LONGEST) return refuse(response, 414)
    if (!METHODS.has(request.method ?? "")) return refuse(response, 405)
    const client = clientOf(request.headers, request.socket.remoteAddress ?? "", isEncrypted(request), trusts)
    if (!client) return refuse(response, 400)
    // Who reads at an https address reads by https, whatever the proxy before us says of it: a session's cookie is for https alone then.
    const scheme = publicScheme ? "https" : client.scheme
    // The framework compares an action's Origin with this host: the public one, whatever a proxy made of it on the way.
    introduce(request.headers, { ...client, scheme, host: known?.host ?? client.host }, dev)
    // Every write asks the same again (lib/auth/session.ts); the framework would answer a foreign page's with an error of its own.
    if (!READS.has(request.method ?? "") && !isOurs(request, scheme, client.host, env.PUBLIC_URL)) return refuse(response, 403)
    const target = targetOf(raw)
    const here = answersFor(env.APP_ROLE, target.path)
    request.url = here ? target.url : NOWHERE
    const staff = here && isStaff(target.path)
    const nonce = staff ? randomBytes(18).toString("base64") : ""
    if (staff) request.headers["content-security-policy"] = staffPolicy(nonce, dev) // the framework takes the nonce from here
    if (reads && !staff && pages !== undefined && isPage(here ? target.path : NOWHERE) && pages.answer(request, response, { url: request.url, host: client.host, scheme })) return
    guard(response, { staff, secure: scheme === "https", dev, nonce, hushed: isHushed(target.path, scheme, client.host) })
    next(request, response).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) return refuse(response, 500)
      response.destroy()
    })
  }
}

/** Whether a request itself says which page it asks for: behind a proxy, and without a public address, its host and scheme are what the proxy says. */
export const isStraight = (env: Pick<Env, "PUBLIC_URL" | "TRUSTED_PROXIES">): boolean => env.PUBLIC_URL !== undefined || env.TRUSTED_PROXIES.length === 0

/** Whether a request that may change something comes from our own pages. Two Origins are none. */
function isOurs({ headers, headersDistinct }: IncomingMessage, scheme: string, host: string, publicUrl: string | undefined) {
  const site = headers["sec-fetch-site"]
  const origins = headersDistinct.origin ?? []
  return origins.length < 2 && isOwnOrigin({ origin: origins[0] ?? null, secFetchSite: typeof site === "string" ? site : null, host, scheme, publicUrl })
}

function isEncrypted(request: IncomingMessage) {
  return "encrypted" in request.socket && (request.socket as TLSSocket).encrypted
}

function health(response: ServerResponse, leaving: boolean) {
  response.writeHead(leaving ? 503 : 200, { "Content-Type": "text/plain", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" }).end(leaving ? "leaving\n" : "ok\n")
}

/** An answer to what no browser sends: short, and without a page. */
function refuse(response: ServerResponse, status: 400 | 403 | 405 | 414 | 500) {
  const headers = { "Content-Type": "text/plain", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", Connection: "close" }
  response.writeHead(status, headers).end(`${status}\n`)
}
