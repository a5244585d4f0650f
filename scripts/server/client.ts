import type { IncomingHttpHeaders } from "node:http"
import { BlockList, isIPv4, isIPv6 } from "node:net"

/** Who asks, by which scheme, for which host: from the connection, or from a proxy that we trust. */
export type Client = { address: string; scheme: "http" | "https"; host: string }

/** The proxies whose word is taken, from `TRUSTED_PROXIES`: addresses and networks that were checked already. */
export function trustedProxies(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/")
    const family = isIPv4(address) ? "ipv4" : "ipv6"
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => (isIPv4(address) ? list.check(address) : isIPv6(address) && list.check(address, "ipv6"))
}

/**
 * Tells who the client is. `X-Forwarded-*` counts only when the peer is a trusted proxy; of a chain, the nearest address that is
 * no proxy of ours is the client, since everything before it is its own claim.
 * Null when the host it asks for is no host name.
 */
export function clientOf(headers: IncomingHttpHeaders, peer: string, encrypted: boolean, trusts: (address: string) => boolean): Client | null {
  const near = plain(peer)
  const direct: Client = { address: near, scheme: encrypted ? "https" : "http", host: headers.host ?? "" }
  const client = trusts(near) ? forwarded(headers, direct, trusts) : direct
  return isHost(client.host) ? client : null
}

/** Whether this is a host's name, with a port or without. */
export const isHost = (host: string): boolean => /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)

function forwarded(headers: IncomingHttpHeaders, direct: Client, trusts: (address: string) => boolean): Client {
  const chain = listed(headers["x-forwarded-for"]).map(plain)
  const known = chain.slice(chain.findLastIndex((address) => !isIPv4(address) && !isIPv6(address)) + 1)
  const address = known.findLast((candidate) => !trusts(candidate)) ?? known[0] ?? direct.address
  const scheme = listed(headers["x-forwarded-proto"]).at(-1)
  return {
    address,
    scheme: scheme === "http" || scheme === "https" ? scheme : direct.scheme,
    host: listed(headers["x-forwarded-host"]).at(-1) ?? direct.host,
  }
}

function listed(value: string | string[] | undefined): string[] {
  return [value ?? []].flat().flatMap((text) => text.split(",")).map((text) => text.trim()).filter(Boolean)
}

/** An IPv4 address that came over an IPv6 socket, as IPv4; ports that some proxies append, gone. */
function plain(address: string): string {
  const bare = address.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^::ffff:(?=\d+\.)/i, "")
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(":")) : bare
}

// What only a server in front, or the framework itself, may say. The framework's own pages send rsc, next-router-* and next-action.
const NEVER = /^(?:x-forwarded-|x-waha-|x-middleware-|x-nextjs-|x-next-|x-invoke-|x-now-|x-vercel-|x-prerender-|content-security-policy)/
const NEVER_ONES = new Set([
  "forwarded", "x-real-ip", "x-client-ip", "x-original-url", "x-rewrite-url", "x-matched-path", "x-nonce", "x-http-method-override",
  "next-resume", "true-client-ip", "cf-connecting-ip",
])

// While developing, the framework's pages name their requests so that what is told of them can follow; without the names they wait for ever.
const NAMES = /^x-nextjs-(?:html-)?request-id$/

/** Takes out of a request what a client has no business to say, and says who it is in our own words. Changes `headers`. */
export function introduce(headers: IncomingHttpHeaders, client: Client, dev = false): void {
  for (const name of Object.keys(headers)) if ((NEVER.test(name) || NEVER_ONES.has(name)) && !(dev && NAMES.test(name))) delete headers[name]
  headers["x-forwarded-for"] = client.address
  headers["x-forwarded-proto"] = client.scheme
  headers["x-forwarded-host"] = client.host
}
