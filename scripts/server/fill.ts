import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { drawOf, type Ask } from "#lib/page-store/direct.ts"
import { openingOf, type Given } from "./answer.ts"
import { guard, headersOf } from "./response-headers.ts"

const TIMEOUT = 15_000 // ms for a page
const MOST = 32 << 20 // bytes

/** That a page is made for the store: one that is missing is not drawn then, since the store has one for all. Clients cannot say this (client.ts). */
export const FOR_STORE = "x-waha-store"

const room = Buffer.allocUnsafeSlow(256 << 10)

/** A text in UTF-8. Written first and measured then: `Buffer.from` goes through it once more, to know how long it will be. */
function utf8(text: string): Buffer {
  return text.length * 3 > room.length ? Buffer.from(text, "utf8") : Buffer.from(room.subarray(0, room.write(text, "utf8")))
}

/**
 * The way on which pages are made for the store: by the route itself where it offers that, else the framework's handler on a socket of ours, that
 * nobody else reaches. Such a request has nothing of any reader's: neither headers nor cookies.
 */
export async function openFilling(next: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>) {
  const folder = process.platform === "win32" ? null : mkdtempSync(join(tmpdir(), "waha-")) // for us alone, as mkdtemp makes it
  const socketPath = folder === null ? `\\\\.\\pipe\\waha-${randomBytes(16).toString("hex")}` : join(folder, "pages")
  const server = createServer((incoming, outgoing) => {
    guard(outgoing, { staff: false, secure: incoming.headers["x-forwarded-proto"] === "https", dev: false, nonce: "" })
    next(incoming, outgoing).catch((error: unknown) => {
      console.error(error)
      outgoing.destroy()
    })
  })
  await new Promise<void>((done, fail) => server.once("error", fail).listen(socketPath, done))
  server.unref()
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })

  const ask = async (asked: Ask): Promise<Given> => {
    const draw = drawOf(asked.path)
    if (draw === undefined) return through(asked)
    const { status, headers, tags, page } = await draw(asked)
    return { status, headers: headersOf(headers, asked.secure), tags, opening: page?.opening ? openingOf(page.opening) : undefined, body: utf8(page?.rest ?? "") }
  }
  const through = ({ path, host, secure }: Ask) => new Promise<Given>((done, fail) => {
    const headers = {
      Host: host, "X-Forwarded-Host": host, "X-Forwarded-Proto": secure ? "https" : "http", "X-Forwarded-For": "127.0.0.1", "Accept-Encoding": "identity", [FOR_STORE]: "1",
    }
    const sent = request({ agent, socketPath, path, headers, timeout: TIMEOUT }, (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on("data", (chunk: Buffer) => {
        size += chunk.length
        if (size > MOST) return void sent.destroy(new Error(`${path} is too large`))
        chunks.push(chunk)
      })
      response.once("error", fail)
      response.once("end", () => {
        if (!response.complete) return fail(new Error(`${path} was cut off`))
        const pairs = response.rawHeaders.flatMap((name, n, all) => (n % 2 === 0 ? [[name.toLowerCase(), all[n + 1] ?? ""] as [string, string]] : []))
        const said = (name: string) => pairs.find(([each]) => each === name)?.[1].split(" ").filter(Boolean) ?? []
        done({ status: response.statusCode ?? 0, headers: pairs, tags: { all: said("surrogate-key"), later: said("surrogate-later") }, body: Buffer.concat(chunks) })
      })
    })
    sent.once("timeout", () => sent.destroy(new Error(`${path} took too long`)))
    sent.once("error", fail)
    sent.end()
  })
  const close = () => {
    agent.destroy()
    server.close()
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
  return { ask, close }
}
