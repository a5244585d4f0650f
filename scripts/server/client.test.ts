import { describe, expect, test } from "vitest"
import { clientOf, introduce, trustedProxies } from "./client"

const trusts = trustedProxies(["127.0.0.1", "10.0.0.0/8", "fd00::/8"])
const from = (peer: string, headers: Record<string, string>) => clientOf({ host: "waha.example", ...headers }, peer, false, trusts)

describe("who asks", () => {
  test("is the peer, whatever it says of itself", () => {
    const said = { "x-forwarded-for": "6.6.6.6", "x-forwarded-proto": "https", "x-forwarded-host": "evil.example" }
    expect(from("203.0.113.9", said)).toEqual({ address: "203.0.113.9", scheme: "http", host: "waha.example" })
  })

  test("is whom a trusted proxy names, and no earlier claim", () => {
    const said = { "x-forwarded-for": "6.6.6.6, 203.0.113.9, 10.1.1.1", "x-forwarded-proto": "https", "x-forwarded-host": "news.example" }
    expect(from("::ffff:127.0.0.1", said)).toEqual({ address: "203.0.113.9", scheme: "https", host: "news.example" })
  })

  test.each([
    ["nonsense in the chain", "6.6.6.6, <script>, 203.0.113.9", "203.0.113.9"],
    ["nothing but nonsense", "unknown", "127.0.0.1"],
    ["proxies alone", "10.0.0.2, 10.0.0.3", "10.0.0.2"],
    ["a port", "203.0.113.9:5123", "203.0.113.9"],
    ["version 6 with a port", "[2001:db8::1]:443", "2001:db8::1"],
  ])("holds with %s", (_, chain, address) => expect(from("127.0.0.1", { "x-forwarded-for": chain })?.address).toBe(address))

  test.each(["", "a b", "x\"><script>", "a/b", "user@host", "host:port"])("is nobody when it asks for the host %j", (host) => {
    expect(from("203.0.113.9", { host })).toBeNull()
  })

  test.each(["localhost:3000", "127.0.0.1", "[::1]:3000", "waha.example"])("may ask for the host %s", (host) => {
    expect(from("203.0.113.9", { host })?.host).toBe(host)
  })
})

test("a request loses what only a server may say, and keeps what the framework's own pages send", () => {
  const headers = {
    host: "waha.example", accept: "text/html", rsc: "1", "next-router-state-tree": "x", "next-router-prefetch": "1", "next-action": "a", "next-url": "/desk",
    "x-middleware-subrequest": "1", "x-nextjs-data": "1", "next-resume": "1", "x-matched-path": "/desk", "x-invoke-path": "/desk", "x-now-route-matches": "1",
    "x-nonce": "a", "content-security-policy": "script-src 'nonce-a'", "content-security-policy-report-only": "a", forwarded: "for=1", "x-real-ip": "1.1.1.1",
    "x-forwarded-for": "6.6.6.6", "x-forwarded-port": "1", "x-prerender-revalidate": "a", "x-next-resume-state-length": "1",
  }
  introduce(headers, { address: "203.0.113.9", scheme: "http", host: "waha.example" })
  expect(headers).toEqual({
    host: "waha.example", accept: "text/html", rsc: "1", "next-router-state-tree": "x", "next-router-prefetch": "1", "next-action": "a", "next-url": "/desk",
    "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "http", "x-forwarded-host": "waha.example",
  })
})
