import { readFileSync } from "node:fs"
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { brotliDecompressSync, gunzipSync } from "node:zlib"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { givenOf, openingOf, ready, send, whole, type Given, type Ready } from "./answer"

let answer: Ready
const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => send(incoming, outgoing, answer))
beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)))
afterAll(() => void server.close())

type Answer = { status: number; headers: IncomingMessage["headers"]; body: Buffer }
const ask = (headers: Record<string, string> = {}, method = "GET") => new Promise<Answer>((done, fail) => {
  request({ port: (server.address() as AddressInfo).port, host: "127.0.0.1", headers, method }, (response) => {
    const chunks: Buffer[] = []
    response.on("data", (chunk: Buffer) => chunks.push(chunk))
    response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }))
  }).on("error", fail).end()
})
const page = (body: string): Given => ({ status: 200, headers: [["content-type", "text/html; charset=utf-8"], ["cache-control", "public, max-age=0, must-revalidate"]], body: Buffer.from(body) })
const plain = ({ headers: { "content-encoding": encoding }, body }: Answer) => (encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body).toString("utf8")

test("whatever a client takes, and however often it asks, it has the same text under the same name", async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 3_000 }), fc.constantFrom("br", "gzip", "identity", "gzip, deflate, br", "br, gzip;Q=0", "br;q=0, gzip"), async (text, encoding) => {
    answer = ready(page(text), true)
    const all = [await ask({ "Accept-Encoding": encoding }), await ask({ "Accept-Encoding": encoding }), await ask({ "Accept-Encoding": encoding })]
    expect(new Set(all.map(plain))).toEqual(new Set([text]))
    expect(new Set(all.map(({ headers }) => headers.etag)).size).toBe(1)
    for (const { headers, body } of all) expect(Number(headers["content-length"])).toBe(body.length)
  }), { numRuns: 40 })
})

test("what begins as others do is the same text in every encoding too, before the opening is packed and after it, and is smaller then", async () => {
  const css = Array.from({ length: 400 }, (_, n) => `.c${n % 37} > .d${n % 11}{color:#${(n * 7_919) % 1_000};margin:${n % 13}px}`).join("")
  const opening = openingOf(`<!doctype html><style>${css}</style>`)
  expect(openingOf(`<!doctype html><style>${css}</style>`)).toBe(opening)
  const given = (rest: string): Given => ({ ...page(rest), opening })
  const first = async (rest: string, encoding: string) => {
    answer = ready(given(rest), true)
    return ask({ "Accept-Encoding": encoding })
  }
  const rest = "<p>لا تعترف الأنهار بالخرائط.</p>".repeat(30)
  const before = await first(rest, "br")
  await expect.poll(() => opening.packed).not.toBeUndefined()
  expect(opening.packed).not.toBeNull()
  const after = await first(rest, "br")
  expect(after.body.length).toBeLessThan(before.body.length)
  expect(after.headers.etag).toBe(before.headers.etag)
  await fc.assert(fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 3_000 }), async (text) => {
    const all = [await first(text, "br"), await first(text, "gzip"), await first(text, "identity"), await ask({ "Accept-Encoding": "identity" })]
    expect(new Set(all.map(plain))).toEqual(new Set([opening.bytes.toString("utf8") + text.toWellFormed()]))
    expect(new Set(all.map(({ headers }) => headers.etag)).size).toBe(1)
    const wire = await whole(answer, "br", 65_000)
    const end = wire.indexOf("\r\n\r\n") + 4
    expect(brotliDecompressSync(wire.subarray(end)).toString("utf8")).toBe(opening.bytes.toString("utf8") + text.toWellFormed())
  }), { numRuns: 40 })
  expect(ready(given("a"), true).tag).not.toBe(ready(page("a"), true).tag)
})

test("in whatever order the encodings are asked for, the text comes back from what is kept, and so does what the app gave", async () => {
  const encodings = fc.array(fc.constantFrom("br", "gzip", "identity"), { minLength: 1, maxLength: 12 })
  const opening = openingOf("<!doctype html><style>p{margin:0}</style>")
  await fc.assert(fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 401, maxLength: 3_000 }), encodings, fc.boolean(), async (text, asked, opened) => {
    const given = { ...page(text), ...(opened && { opening }) }
    answer = ready(given, true)
    for (const encoding of asked) expect(plain(await ask({ "Accept-Encoding": encoding }))).toBe((opened ? opening.bytes.toString("utf8") : "") + text.toWellFormed())
    expect(answer.body === null).toBe(asked.includes("br"))
    expect(givenOf(answer)).toEqual(given)
  }), { numRuns: 40 })
})

test("is compressed a little at first, better once it was asked for again, and better still once many asked", async () => {
  for (const [encoding, smaller] of [["br", 2], ["gzip", 1], ["gzip, deflate, br", 2]] as const) {
    answer = ready(page(readFileSync("docs/decisions/0023-the-page-store.md", "utf8")), true)
    const sizes = new Set<number>()
    for (let n = 0; n < 60 && sizes.size <= smaller; n += 1) {
      sizes.add((await ask({ "Accept-Encoding": encoding })).body.length)
      await new Promise((done) => setTimeout(done, 20))
    }
    const found = [...sizes]
    expect(found.length, encoding).toBeGreaterThan(smaller)
    expect(found).toEqual([...found].sort((one, other) => other - one))
  }
})

test("who asks for a large one waits for it; nobody else does", async () => {
  answer = ready(page("نص طويل ".repeat(60_000)), true)
  expect((await Promise.all([1, 2, 3].map(() => ask({ "Accept-Encoding": "br" })))).map((one) => plain(one).length)).toEqual([480_000, 480_000, 480_000])
})

test("who has it is told so in a word, by a name or by a time, and a name counts for more", async () => {
  const given = page("نص ".repeat(500))
  answer = ready({ ...given, headers: [...given.headers, ["last-modified", "Sat, 28 Nov 2026 10:00:00 GMT"]] }, true)
  const { headers: { etag = "" } } = await ask({ "Accept-Encoding": "br" })
  const status = async (headers: Record<string, string>) => (await ask({ "Accept-Encoding": "br", ...headers })).status
  expect(etag).toMatch(/^W\//)
  expect(await status({ "If-None-Match": `"other", ${etag}` })).toBe(304)
  expect(await status({ "If-None-Match": etag.slice(2) })).toBe(304)
  expect(await status({ "If-None-Match": "*" })).toBe(304)
  expect(await status({ "If-None-Match": etag, "Accept-Encoding": "gzip" })).toBe(304) // the same text
  expect(await status({ "If-Modified-Since": "Sat, 28 Nov 2026 10:00:00 GMT" })).toBe(304)
  expect(await status({ "If-None-Match": `"other"`, "If-Modified-Since": "Sat, 28 Nov 2026 10:00:00 GMT" })).toBe(200)
  expect((await ask({ "Accept-Encoding": "br" }, "HEAD")).body).toHaveLength(0)
})
