import "server-only"
import { request as plain } from "node:http"
import { request as secure } from "node:https"
import { env } from "@/lib/env"

const TIMEOUT = 5_000 // ms for one page, from first to last byte
const MOST = 2_000_000 // bytes

export type Opened = { status: number; text: string }

/**
 * Where readers are served: this process itself, where it serves them; else the newsroom's public address. Null where neither is known,
 * as for a worker without PUBLIC_URL.
 */
export function readersOrigin(): { base: string; host: string | null } | null {
  const { APP_ROLE, HOST, PORT, PUBLIC_URL } = env()
  const host = PUBLIC_URL === undefined ? null : new URL(PUBLIC_URL).host
  if (APP_ROLE !== "all" && APP_ROLE !== "site") return PUBLIC_URL === undefined ? null : { base: PUBLIC_URL, host }
  const here = HOST === "0.0.0.0" ? "127.0.0.1" : HOST === "::" ? "::1" : HOST
  return { base: `http://${here.includes(":") ? `[${here}]` : here}:${PORT}`, host }
}

/** Opens one of our own pages as somebody who is nobody: no cookie, no redirect followed, so much time and so many bytes and no more. */
export function openPage(path: string): Promise<Opened> {
  const origin = readersOrigin()
  if (origin === null) return Promise.reject(new Error("no address of readers' pages: PUBLIC_URL is missing"))
  const url = new URL(path, origin.base)
  if (url.origin !== new URL(origin.base).origin) return Promise.reject(new Error("not our own address"))
  const request = url.protocol === "https:" ? secure : plain
  return new Promise((done, fail) => {
    const sent = request(url, {
      method: "GET", agent: false, signal: AbortSignal.timeout(TIMEOUT),
      headers: { Accept: "text/html", "User-Agent": "waha-receipt", "Accept-Encoding": "identity", ...(origin.host === null ? {} : { Host: origin.host }) },
    }, (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on("data", (chunk: Buffer) => {
        size += chunk.length
        if (size > MOST) return void sent.destroy(new Error("the page is larger than any of ours"))
        chunks.push(chunk)
      })
      response.once("end", () => done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }))
      response.once("error", fail)
    })
    sent.once("error", fail)
    sent.end()
  })
}
