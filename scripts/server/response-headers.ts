import type { ServerResponse } from "node:http"

/** `hushed`: this page's address is told to nobody at all, ourselves included. */
export type Page = { staff: boolean; secure: boolean; dev: boolean; nonce: string; hushed?: boolean }

/** The policy of the newsroom's pages: scripts by nonce alone, and nothing from any other host. Style attributes are the editor's. */
export function staffPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "worker-src 'self'",
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ")
}

/**
 * Lets every answer carry the headers that hold for its kind of page. They are set at the last moment, and where a route has said
 * something itself (a reader's page its policy, a preview the readers' one), the route's word stands, but for
 * storing and for what other sites are told: nothing of the newsroom's is ever stored, and no other site hears of its addresses.
 */
export function guard(response: ServerResponse, page: Page): void {
  const { writeHead } = response
  response.writeHead = function head(this: ServerResponse, ...args: Parameters<typeof writeHead>) {
    response.writeHead = writeHead
    complete(response, page)
    return writeHead.apply(response, args)
  } as typeof writeHead
}

/** What every answer carries that says nothing else. */
const always = (secure: boolean): Record<string, string> => ({
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  ...(secure && { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" }),
})

type Pair = [name: string, value: string]
const pairs = (headers: Readonly<Record<string, string>>): Pair[] => Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
const common = (secure: boolean) => pairs({ ...always(secure), "Cross-Origin-Resource-Policy": "same-origin" })
const [secured, open] = [common(true), common(false)] // the same for all pages, which keep them

/** The headers of a readers' page, with its own, that does not come through the framework: as next.config.js and `guard` make them. In pairs. */
export function headersOf(own: Readonly<Record<string, string>>, secure: boolean): Pair[] {
  const said = pairs(own)
  return [...(secure ? secured : open).filter(([name]) => !said.some(([other]) => other === name)), ...said]
}

function complete(response: ServerResponse, { staff, secure, dev, nonce, hushed = false }: Page) {
  const defaults: Record<string, string> = {
    ...always(secure),
    ...(staff && {
      "Content-Security-Policy": staffPolicy(nonce, dev),
      "Cross-Origin-Opener-Policy": "same-origin", // readers' pages do without: a browser begins a process anew for it (docs/decisions/0030)
      "Cross-Origin-Resource-Policy": "same-origin",
      "X-Frame-Options": "DENY",
    }),
  }
  for (const [name, value] of Object.entries(defaults)) if (!response.hasHeader(name)) response.setHeader(name, value)
  if (staff) {
    response.setHeader("Cache-Control", "private, no-store")
    response.setHeader("Referrer-Policy", hushed ? "no-referrer" : "same-origin") // an invitation's address is a secret
  }
  response.removeHeader("X-Powered-By")
}
