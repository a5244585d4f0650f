import { createServer, request, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { parseEnv } from "@/lib/env-schema"
import { door } from "./handle"

let server: Server
let seen: IncomingMessage
let leaving = false
let env = parseEnv({})

type Answer = { status: number; headers: Record<string, string>; body: string }
const ask = (path: string, headers: Record<string, string> = {}, method = "GET") => new Promise<Answer>((done, fail) => {
  const { port } = server.address() as AddressInfo
  request({ port, host: "127.0.0.1", path, headers, method }, (answer) => {
    let body = ""
    answer.on("data", (chunk) => (body += chunk))
    answer.on("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers as Record<string, string>, body }))
  }).on("error", fail).end()
})

beforeAll(async () => {
  server = createServer((incoming, answer) => door({
    env, dev: false, isLeaving: () => leaving,
    next: async (incoming, response) => {
      seen = incoming
      if (incoming.url === "/broken") throw new Error("planted")
      if (incoming.url === "/own") response.setHeader("Content-Security-Policy", "default-src 'self'")
      response.setHeader("X-Powered-By", "something")
      response.setHeader("Cache-Control", "public, max-age=60")
      response.end("page")
    },
  })(incoming, answer))
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
})
afterAll(() => server.close())

describe("our door", () => {
  test("gives a reader's page its headers, and leaves its own policy and storing alone", async () => {
    const { headers } = await ask("/own")
    expect(headers).toMatchObject({
      "content-security-policy": "default-src 'self'", "cache-control": "public, max-age=60", "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
    })
    expect(headers["cross-origin-opener-policy"]).toBeUndefined()
    expect(headers["x-powered-by"]).toBeUndefined()
    expect(headers["strict-transport-security"]).toBeUndefined()
  })

  test("gives the newsroom's pages a nonce of their own each time, told to the framework too, and lets nobody store them", async () => {
    const policies = new Set<string | undefined>()
    for (const path of ["/desk", "/login"]) {
      const { headers } = await ask(path, { "content-security-policy": "script-src 'nonce-evil'" })
      expect([headers["cache-control"], headers["cross-origin-opener-policy"]]).toEqual(["private, no-store", "same-origin"])
      expect(headers["content-security-policy"]).toBe(seen.headers["content-security-policy"])
      expect(headers["content-security-policy"]).toMatch(/default-src 'none'.*script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/)
      policies.add(headers["content-security-policy"])
    }
    expect(policies.size).toBe(2)
  })

  test("answers what no address of ours can be without asking the framework for it", async () => {
    expect((await ask(`/${"a".repeat(5000)}`)).status).toBe(414)
    expect((await ask("/", { host: "a b" })).status).toBe(400)
    expect((await ask("/", {}, "TRACE")).status).toBe(405)
    await ask("/%E0%A4%A")
    expect(seen.url).toBe("/404-not-found")
  })

  test("lets nothing in that could change something, unless it comes from our own pages", async () => {
    const { port } = server.address() as AddressInfo
    const [host, own] = [`127.0.0.1:${port}`, `http://127.0.0.1:${port}`]
    const foreign: Record<string, string>[] = [
      {}, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { "sec-fetch-site": "none" }, { origin: "null" }, { origin: "" },
      { origin: "http://evil.example" }, { origin: `http://sub.${host}` }, { origin: `https://${host}` }, { origin: "http://127.0.0.1:1" },
      { origin: `${own}.evil.example` }, { origin: `${own}/` }, { origin: `${own}, http://evil.example` },
      { origin: "http://evil.example", "x-forwarded-host": "evil.example" }, { origin: "http://evil.example", "sec-fetch-site": "same-origin" },
    ]
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const headers of foreign) expect((await ask("/desk", headers, method)).status, `${method} ${JSON.stringify(headers)}`).toBe(403)
      for (const headers of [{ origin: own }, { "sec-fetch-site": "same-origin" }]) expect((await ask("/desk", headers, method)).status).toBe(200)
    }
    for (const method of ["GET", "HEAD", "OPTIONS"]) expect((await ask("/desk", { origin: "http://evil.example" }, method)).status).toBe(200)
  })

  test("goes by the public address where there is one, whatever host was asked for", async () => {
    env = parseEnv({ PUBLIC_URL: "https://waha.example" })
    try {
      expect((await ask("/desk", { origin: "https://waha.example" }, "POST")).status).toBe(200)
      for (const origin of ["http://waha.example", "https://evil.example", `http://127.0.0.1:${(server.address() as AddressInfo).port}`]) {
        expect((await ask("/desk", { origin, host: "evil.example" }, "POST")).status, origin).toBe(403)
      }
    } finally {
      env = parseEnv({})
    }
  })

  test("reads by https where the public address is https, whatever a proxy says", async () => {
    await ask("/login")
    expect(seen.headers["x-forwarded-proto"]).toBe("http")
    env = parseEnv({ PUBLIC_URL: "https://waha.example" })
    const { headers } = await ask("/login", { "x-forwarded-proto": "http" })
    env = parseEnv({})
    expect(seen.headers["x-forwarded-proto"]).toBe("https")
    expect(headers["strict-transport-security"]).toBeDefined()
  })

  test("answers a surprise with a bare 500", async () => {
    expect(await ask("/broken")).toMatchObject({ status: 500, body: "500\n" })
  })

  test("tells its health, also on its way out", async () => {
    expect(await ask("/healthz")).toMatchObject({ status: 200, body: "ok\n" })
    leaving = true
    expect(await ask("/healthz")).toMatchObject({ status: 503, headers: { connection: "close" } })
  })
})
