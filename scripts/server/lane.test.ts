import { createServer } from "node:http"
import { connect, type AddressInfo } from "node:net"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ready, send, whole } from "./answer"
import { openLane, plainRequest } from "./lane"

const page = ready({ status: 200, headers: [["content-type", "text/html; charset=utf-8"], ["cache-control", "public, max-age=0, must-revalidate"], ["surrogate-key", "site"]], body: Buffer.from("لا تعترف الأنهار بالخرائط. ".repeat(60)) }, true)
let served = 0 // requests that the server itself answered
let leaving = false
const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  served += 1
  if (request.url === "/kept" && request.method === "GET") return send(request, response, page)
  let body = ""
  request.on("data", (chunk) => (body += chunk)).on("end", () => response.end(`${request.method} ${request.url} ${body}`))
})
const makers: ((answer: Buffer | undefined) => void)[] = [] // of what is asked for at /made: each makes the next
const lane = openLane(server, {
  whole: ({ path, accepts }) => (path === "/kept" ? whole(page, accepts, 65_000) : path === "/made" ? new Promise((made) => makers.push(made)) : undefined), isLeaving: () => leaving, first: 5_000, between: 5_000,
})
beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)))
afterAll(() => {
  lane.close()
  server.closeAllConnections()
  server.close()
})

/** A connection: `say` sends, and gives what came until nothing more comes. */
function open() {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1")
  let heard = Buffer.alloc(0)
  let ended = false
  socket.on("data", (chunk) => (heard = Buffer.concat([heard, chunk]))).on("close", () => (ended = true)).on("error", () => {})
  const say = async (text: string, enough: (heard: string) => boolean = full) => {
    heard = Buffer.alloc(0)
    socket.write(text)
    await expect.poll(() => ended || enough(heard.toString("latin1"))).toBe(true)
    return heard.toString("latin1")
  }
  return { say, close: () => socket.destroy(), isOver: () => ended }
}
/** Whether a whole answer is here. */
const full = (heard: string) => {
  const end = heard.indexOf("\r\n\r\n")
  return end > 0 && heard.length >= end + 4 + Number(/Content-Length: (\d+)/i.exec(heard)?.[1] ?? 0)
}
const GET = "GET /kept HTTP/1.1\r\nHost: waha.example\r\n"
const undated = (answer: string) => answer.replace(/^Date: .*$/m, "")
const times = (part: string) => (heard: string) => heard.split(part).length > 2

test("what is kept is the same by the short way and by the server, byte for byte, in every encoding", async () => {
  for (const encoding of ["br", "gzip, deflate", "identity", "br;q=0, gzip", "gzip, deflate, br, zstd"]) {
    const ask = `${GET}Accept-Encoding: ${encoding}\r\n`
    await Promise.all([1, 2].map(async () => { // the second brings the best, which is made aside
      const { say, close } = open()
      await say(`${ask}\r\n`, full)
      close()
    }))
    await expect.poll(async () => {
      const [short, long] = [open(), open()]
      const before = served
      const one = await short.say(`${ask}\r\n`, full)
      const between = served
      const other = await long.say(`${ask}X-Http-Method-Override: GET\r\n\r\n`, full)
      short.close()
      long.close()
      return [between - before, served - between, undated(one) === undated(other)]
    }).toEqual([0, 1, true])
  }
})

test("the first thing that is more than a page goes to the server whole, and so does all that follows on its connection", async () => {
  const more = [
    "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody", "GET /other HTTP/1.1\r\nHost: a\r\n\r\n", `${GET}If-None-Match: *\r\n\r\n`, `HEAD /kept HTTP/1.1\r\nHost: a\r\n\r\n`,
    "POST /form HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n",
  ]
  for (const asked of more) {
    const { say, close } = open()
    await say(`${GET}\r\n`)
    const before = served
    const answer = await say(asked)
    expect(served).toBe(before + 1)
    if (asked.startsWith("POST")) expect(answer).toContain("POST /form body")
    if (asked.includes("If-None")) expect(answer).toContain(" 304 ")
    await say(`${GET}\r\n`)
    expect(served).toBe(before + 2)
    close()
  }
})

test("two requests at once, and one in pieces, are answered in order and once each", async () => {
  const { say, close } = open()
  await say(`${GET}\r\n`)
  expect((await say(`${GET}\r\nGET /other HTTP/1.1\r\nHost: a\r\n\r\n`, times("HTTP/1.1 200"))).indexOf("GET /other")).toBeGreaterThan(500)
  close()
  const slow = open()
  const socket = slow.say(GET.slice(0, 20), full)
  await new Promise((done) => setTimeout(done, 20))
  const rest = slow.say(`${GET.slice(20)}\r\n`, full)
  expect((await Promise.all([socket, rest]))[1]).toContain("HTTP/1.1 200 OK")
  slow.close()
})

const made = Buffer.from("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nmade")
const asks = async (count: number) => expect.poll(() => makers.length).toBe(count)

test("what is made first is sent when it is made, and what was asked for meanwhile after it, in its order", async () => {
  const { say, close } = open()
  const before = served
  const heard = say("GET /made HTTP/1.1\r\nHost: a\r\n\r\n", times("HTTP/1.1 200"))
  await asks(1)
  const more = say("GET /other HTTP/1.1\r\nHost: a\r\n\r\n", times("HTTP/1.1 200")) // not read before the other is answered
  await new Promise((done) => setTimeout(done, 50))
  expect(served).toBe(before)
  makers.pop()?.(made)
  expect((await Promise.all([heard, more]))[0]).toMatch(/\r\n\r\nmadeHTTP[^]*GET \/other/)
  expect(served).toBe(before + 1)
  close()
})

test("what cannot be made is the server's, whole; and who is gone meanwhile is missed by nobody", async () => {
  const { say, close } = open()
  const before = served
  const heard = say("GET /made HTTP/1.1\r\nHost: a\r\n\r\n", (text) => text.includes("GET /made"))
  await asks(1)
  makers.pop()?.(undefined)
  await heard
  expect(served).toBe(before + 1)
  close()
  const gone = open()
  void gone.say("GET /made HTTP/1.1\r\nHost: a\r\n\r\n")
  await asks(1)
  gone.close()
  await new Promise((done) => setTimeout(done, 50))
  makers.pop()?.(made)
})

test("what is being made when we leave is sent yet, and its connection ends", async () => {
  const { say, isOver } = open()
  const heard = say("GET /made HTTP/1.1\r\nHost: a\r\n\r\n")
  await asks(1)
  leaving = true
  lane.close()
  makers.pop()?.(made)
  expect(await heard).toContain("made")
  await expect.poll(isOver).toBe(true)
  leaving = false
})

test("a connection that is to be closed is, and one that ends without a word is gone", async () => {
  const { say, isOver } = open()
  await say(`${GET}Connection: close\r\n\r\n`, full)
  await expect.poll(isOver).toBe(true)
  leaving = true
  const last = open()
  const before = served
  await last.say(`${GET}\r\n`)
  expect(served).toBe(before + 1)
  leaving = false
  last.close()
})

const name = fc.constantFrom("Accept", "User-Agent", "Cookie", "X-Odd", "Sec-Fetch-Mode", "Upgrade-Insecure-Requests")
const value = fc.string({ unit: fc.constantFrom(..." !#$%&'*+,-./0123456789:;<=>?@ABCXYZabcxyz\t\"()[]{}|~"), maxLength: 30 })

test("reads any plain request as what it says", () => {
  fc.assert(fc.property(fc.array(fc.tuple(name, value), { maxLength: 8 }), fc.constantFrom("/", "/a/%D8%A7?x=1", "/x"), (headers, path) => {
    const lines = headers.map(([one, other]) => `${one}: ${other}\r\n`).join("")
    expect(plainRequest(`GET ${path} HTTP/1.1\r\n${lines}Host: waha.example\r\nAccept-Encoding: br\r\n\r\n`)).toEqual({ path, host: "waha.example", accepts: "br" })
  }))
})

test("takes nothing for one that is not whole, is more than one, or says more", () => {
  const whole = `${GET}Accept-Encoding: br\r\n\r\n`
  fc.assert(fc.property(fc.nat({ max: whole.length - 1 }), fc.string({ minLength: 1, maxLength: 3, unit: "binary-ascii" }), (at, text) => {
    expect(plainRequest(whole.slice(0, at))).toBeNull()
    expect(plainRequest(whole + text)).toBeNull()
  }))
  const odd = [
    "Host: b", "Accept-Encoding: gzip", "Content-Length: 0", "Transfer-Encoding: chunked", "transfer-encoding : chunked", "Connection: close", "Connection: Upgrade", "Upgrade: h2c", "Expect: 100-continue",
    "If-None-Match: x", "Range: bytes=0-1", " folded: x", "X-\u0000: y", "X: \u0000", "X: \u00e9", "no colon", "TE: trailers",
  ]
  for (const line of odd) expect(plainRequest(`${GET}Accept-Encoding: br\r\n${line}\r\n\r\n`), line).toBeNull()
  for (const line of ["GET /kept HTTP/1.0", "GET http://x/ HTTP/1.1", "GET  /kept HTTP/1.1", "get /kept HTTP/1.1", "GET /kept HTTP/1.1 ", "GET /k\u00e9 HTTP/1.1", "PRI * HTTP/2.0"]) {
    expect(plainRequest(`${line}\r\nHost: a\r\n\r\n`), line).toBeNull()
  }
  expect(plainRequest("GET /kept HTTP/1.1\r\n\r\n")).toBeNull()
  expect(plainRequest(`GET /kept HTTP/1.1\nHost: a\n\n`)).toBeNull()
})
