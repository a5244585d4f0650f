import type { Env } from "#lib/env-schema.ts"

/** No address of ours is longer; what is longer is somebody's attempt. In bytes. */
export const LONGEST = 4096

/** An address that the readers' catch-all answers with the site's own 404 page. */
export const NOWHERE = "/404-not-found"

const STAFF = /^\/(?:desk|login|setup|invite|reset|confirm-email|review|api)(?=[/.]|$)/
const SHARED = /^\/(?:_next|fonts|scripts)\/|^\/(?:favicon\.ico|icon\.svg|robots\.txt)$/

/** Whether a path belongs to the newsroom: never stored by anybody, and under a policy with a nonce. */
export const isStaff = (path: string): boolean => STAFF.test(path)

/** Whether a path may be a readers' page, and not a file that lies there. */
export const isPage = (path: string): boolean => !STAFF.test(path) && !/^\/(?:_next|fonts|scripts)\/|^\/(?:favicon\.ico|icon\.svg)$/.test(path)

/**
 * Whether a page is not even told to ourselves: a review link is a key that goes from hand to hand. A form of such a page says no Origin, so
 * it takes a browser that says by itself where it stands, which none does without encryption but at this machine.
 */
export const isHushed = (path: string, scheme: string, host: string): boolean =>
  path.startsWith("/review/") && (scheme === "https" || /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host))

/** The target of a request: what to hand on, and its path, decoded. */
export type Target = { url: string; path: string }

// The framework reads an address as a browser would, which folds these away: /x/../desk would be the newsroom's page by its reading, and
// a reader's by ours.
const FOLDED = /\\|\/(?:\.|%2e){1,2}(?:\/|$)/i

/**
 * Reads a request's target. What no address of ours can be (broken percent-encoding, bytes that are no UTF-8, control characters,
 * another form than a path, steps up the path) becomes NOWHERE, since it may never be an error of ours, nor be read in two ways.
 * Raw UTF-8 bytes, as curl sends them, are encoded.
 */
export function targetOf(raw: string): Target {
  const nowhere = { url: NOWHERE, path: NOWHERE }
  const url = encodeBytes(raw)
  if (!url?.startsWith("/")) return nowhere
  const end = url.search(/[?#]/)
  try {
    const written = end < 0 ? url : url.slice(0, end)
    const path = decodeURIComponent(written)
    return FOLDED.test(written) || /[\u0000-\u001f\u007f]/.test(path) ? nowhere : { url, path }
  } catch {
    return nowhere
  }
}

/** Node hands on bytes above ASCII as Latin-1; null where they are no UTF-8. */
function encodeBytes(raw: string): string | null {
  if (!/[\u0080-\u00ff]/.test(raw)) return raw
  const bytes = Buffer.from(raw, "latin1")
  const text = bytes.toString("utf8")
  if (!Buffer.from(text, "utf8").equals(bytes)) return null
  return text.replace(/[^\u0000-\u007f]+/gu, encodeURIComponent)
}

/** Whether a process of this role answers for a path. */
export function answersFor(role: Env["APP_ROLE"], path: string): boolean {
  if (role === "all" || SHARED.test(path)) return role !== "worker"
  if (role === "site") return !isStaff(path)
  return role === "desk" && isStaff(path)
}
