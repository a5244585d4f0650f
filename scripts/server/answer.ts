import { hash } from "node:crypto"
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http"
import { promisify } from "node:util"
import { brotliCompress, brotliCompressSync, brotliDecompressSync, gzip, gzipSync } from "node:zlib"
import type { Tags } from "#lib/page-store/direct.ts"
import { beginning, brotli, joined, type Beginning } from "./packing.ts"

/**
 * An answer as the app gave it. `headers` in pairs, as they came; `opening` is what its text begins with where many others begin so too, and `body`
 * what follows that; without `tags` it is not kept.
 */
export type Given = { status: number; headers: readonly [name: string, value: string][]; tags?: Tags | undefined; opening?: Opening | undefined; body: Buffer }

/** What many texts begin with. `packed` once it is, aside; null where that cannot be. */
export type Opening = { bytes: Buffer; digest: string; packed: Beginning | null | undefined }

const openings = new Map<string, Opening>()
const MOST_OPENINGS = 16 // there are as many as classes of pages

/** The opening that is this text: one for all who ask. */
export function openingOf(text: string): Opening {
  const known = openings.get(text)
  if (known !== undefined) return known
  const bytes = Buffer.from(text, "utf8")
  const opening: Opening = { bytes, digest: hash("sha256", bytes, "base64url"), packed: undefined }
  if (openings.size >= MOST_OPENINGS) return opening // no class of pages is this: it is not worth packing for one of them
  openings.set(text, opening)
  beginning(bytes).then((packed) => (opening.packed = packed), () => (opening.packed = null))
  return opening
}

type Encoding = "br" | "gzip" | "identity"
/** A body in one encoding, and what its headers say beside those that it has in each. */
type Variant = { body: Buffer; own: string[]; whole?: { second: number; bytes: Buffer } }

/** A body in one encoding: as it is sent now and with how much effort it was made (`efforts`), how many asked for it, and what is being made of it. */
type Slot = { variant: Variant | undefined; effort: Effort; sent: number; making: Promise<Variant> | undefined }

/**
 * An answer whose headers are written. Its bodies are compressed as they are asked for. `length` is of the text, opening and all; `body` is null once
 * that lies packed, which is all that is kept then: three pages take the room of one. `bytes`: what it may come to hold, by and large.
 */
export type Ready = {
  status: number; bytes: number; location: string | undefined; given: Omit<Given, "body">; length: number; body: Buffer | null
  head: string[]; tag: string; cacheControl: string | undefined; modified: string | undefined; text: boolean; slots: Record<Encoding, Slot>
}

// Set by us or by the connection, or nobody's business.
const OURS = /^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|date|etag|vary|set-cookie|surrogate-.*|x-powered-by)$/
const TEXT = /^(?:text\/|application\/(?:[\w.+-]*json|[\w.+-]*xml|javascript)|image\/svg\+xml)/
const SMALL = 400 // bytes: less is not worth a second body

const LARGE = 256 << 10 // bytes: more than this is not compressed while everybody else waits

/** What pages say of keeping (app/(site)/reader.tsx), and what is said of one of the store's: servers before us may answer with it for a second. */
const ASKED = "public, max-age=0, must-revalidate"
const KEPT = "public, max-age=0, s-maxage=1, stale-while-revalidate=1"

/** Makes an answer ready. `kept`: it is one of the store's, so servers before us may keep it for a second. */
export function ready({ body, ...given }: Given, kept: boolean): Ready {
  const { status, opening } = given
  const length = (opening?.bytes.length ?? 0) + body.length
  const head: string[] = []
  let [type, location, modified, cacheControl]: (string | undefined)[] = []
  for (const [name, value] of given.headers) {
    if (OURS.test(name)) continue
    const said = kept && value === ASKED ? KEPT : value
    if (name === "content-type") type = said
    if (name === "location") location = said
    if (name === "last-modified") modified = said
    if (name === "cache-control") cacheControl = said
    head.push(name, said)
  }
  head.push("Vary", "Accept-Encoding")
  const text = TEXT.test(type ?? "") && length > SMALL
  const tag = hash("sha256", `${hash("sha256", body, "base64url")}\n${opening?.digest ?? ""}\n${head.join("\n")}`, "base64url").slice(0, 20)
  head.push(...named(status, tag))
  const slot = (): Slot => ({ variant: undefined, effort: 0, sent: 0, making: undefined })
  const slots = { br: slot(), gzip: slot(), identity: slot() }
  const bytes = Math.ceil(length * (!text ? 2 : opening ? 1.5 : 3)) + head.join("").length * 6 + 1_000
  return { status, given, length, body, location, head, tag, cacheControl, modified, text, slots, bytes }
}

/** The answer as the app gave it. */
export function givenOf(answer: Ready): Given {
  const { given, body, slots } = answer
  return { ...given, body: body ?? unpacked(slots).subarray(given.opening?.bytes.length ?? 0) }
}

/** The text, opening and all. */
export function wholeOf({ given: { opening }, body, slots }: Ready): Buffer {
  if (body === null) return unpacked(slots)
  return opening === undefined ? body : Buffer.concat([opening.bytes, body])
}

function unpacked({ br: { variant } }: Ready["slots"]): Buffer {
  if (variant === undefined) throw new Error("a text that is nowhere")
  return brotliDecompressSync(variant.body)
}

/**
 * Most pages are asked for once before they change or are forgotten: so who is first is answered cheaply (`br` 0.1 ms for an article of 36 KB whose
 * opening is packed already, to 10.9 KB; 0.3 ms and 11.6 KB where it is not). From the second on it is done better, aside (0.6 ms, 9.6 KB), and once many ask as well as is worth their time (10 ms, 8.8 KB).
 */
const QUICK = { br: 2, gzip: 1 }
const efforts = { 1: { from: 2, br: 7, gzip: 6 }, 2: { from: 8, br: 10, gzip: 9 } } as const
type Aside = keyof typeof efforts
type Effort = 0 | Aside
const aside = { br: promisify(brotliCompress), gzip: promisify(gzip) }

function quickly(encoding: "br" | "gzip", answer: Ready): Buffer {
  const packed = encoding === "br" ? answer.given.opening?.packed : undefined
  const found = packed && answer.body ? joined(packed, answer.body) : null
  if (found !== null) return found
  const body = wholeOf(answer)
  return encoding === "br" ? brotliCompressSync(body, brotli(body, QUICK.br)) : gzipSync(body, { level: QUICK.gzip })
}

const compressed = (encoding: "br" | "gzip", body: Buffer, effort: Aside): Promise<Buffer> =>
  encoding === "br" ? aside.br(body, brotli(body, efforts[effort].br)) : aside.gzip(body, { level: efforts[effort].gzip })

/** What a body is worth that so many asked for. */
const worth = (sent: number, length: number): Effort => (sent >= efforts[2].from && length <= LARGE ? 2 : sent >= efforts[1].from ? 1 : 0)

/** The answer in this encoding: at once, but for the first time that a large one is asked for. */
function variantOf(answer: Ready, encoding: Encoding): Variant | Promise<Variant> {
  const { given, length, slots: { [encoding]: slot } } = answer
  slot.sent += 1
  // Few ask for it so: with an opening it would be a copy, which is not kept.
  if (encoding === "identity") return slot.variant ?? (given.opening ? variantFor(encoding, wholeOf(answer)) : put(answer, encoding, wholeOf(answer), 2))
  const effort = worth(slot.sent, length)
  if (effort !== 0 && effort > slot.effort && improving === 0) improve(answer, encoding, effort)
  if (slot.variant !== undefined) return slot.variant
  return length > LARGE ? improve(answer, encoding, 1) : put(answer, encoding, quickly(encoding, answer), 0)
}

let improving = 0 // pages that are being compressed anew: one at a time, since nobody waits for it

function improve(answer: Ready, encoding: "br" | "gzip", effort: Aside): Promise<Variant> {
  const slot = answer.slots[encoding]
  if (slot.making !== undefined) return slot.making
  improving += 1
  slot.making = compressed(encoding, wholeOf(answer), effort).then((bytes) => put(answer, encoding, bytes, effort)).finally(() => {
    improving -= 1
    slot.making = undefined
  })
  slot.making.catch(() => {})
  return slot.making
}

/** Names an answer. A weak name, for it is the same text in whatever encoding and however well it is compressed. */
const named = (status: number, tag: string) => (status === 200 ? ["ETag", `W/"${tag}"`] : [])

function variantFor(encoding: Encoding, body: Buffer): Variant {
  const encoded = encoding === "identity" ? [] : ["Content-Encoding", encoding]
  return { body, own: [...encoded, "Content-Length", String(body.length)] }
}

/** These bytes in memory of their own. Most buffers lie in a piece of 16 or 64 KB, all of which stays for as long as one of them does. */
function own(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength <= bytes.length * 1.1) return bytes
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}

/** Keeps a body; the text itself no longer, once it can be had from that. */
function put(answer: Ready, encoding: Encoding, body: Buffer, effort: Effort): Variant {
  const variant = variantFor(encoding, own(body))
  Object.assign(answer.slots[encoding], { variant, effort })
  if (encoding === "br") answer.body = null
  else if (answer.body !== null) answer.body = answer.body === body ? variant.body : own(answer.body)
  return variant
}

const REFUSED = /;\s*q=0(?:\.0*)?\s*(?:,|$)/i

/** The best encoding that a client takes. Asked in the words of nearly every browser it costs nothing. */
function encodingFor(accepts: string | string[] | undefined): Encoding {
  if (accepts === undefined || accepts === "" || typeof accepts !== "string") return "identity"
  if (accepts === "gzip, deflate, br, zstd" || accepts === "gzip, deflate, br") return "br"
  const takes = (name: string) => accepts.split(",").some((part) => part.trim().split(";")[0]?.trim().toLowerCase() === name && !REFUSED.test(part))
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity"
}

/** Whether who asks has it already (RFC 9110 §13): by the tags that they name, and only where they name none, by the time. */
function has({ "if-none-match": tags, "if-modified-since": since }: IncomingMessage["headers"], answer: Ready): boolean {
  if (tags !== undefined) return tags.trim() === "*" || tags.split(",").some((one) => one.trim().replace(/^W\//, "") === `"${answer.tag}"`)
  return since !== undefined && answer.modified !== undefined && Date.parse(since) >= Date.parse(answer.modified)
}

/** Sends what is ready, in the encoding that this client takes; 304 where it has it. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Ready): void {
  if (answer.status === 200 && has(request.headers, answer)) {
    response.writeHead(304, ["Vary", "Accept-Encoding", ...(answer.cacheControl === undefined ? [] : ["Cache-Control", answer.cacheControl]), ...named(answer.status, answer.tag)]).end()
    return
  }
  const variant = variantOf(answer, answer.text ? encodingFor(request.headers["accept-encoding"]) : "identity")
  if (variant instanceof Promise) void variant.then((found) => write(request, response, answer, found), () => response.destroy())
  else write(request, response, answer, variant)
}

function write(request: IncomingMessage, response: ServerResponse, { status, head }: Ready, { own, body }: Variant) {
  response.writeHead(status, [...head, ...own])
  if (request.method === "HEAD") response.end()
  else response.end(body)
}

/**
 * The same as it goes over the wire, status, headers and all, to who keeps the connection and names nothing that they have; where that
 * takes a moment, in a moment. Written anew each second, for its date; and kept for that second where it was asked for before, as most pages are not.
 */
export function whole(answer: Ready, accepts: string | undefined, keepAlive: number): Buffer | Promise<Buffer> {
  const encoding = answer.text ? encodingFor(accepts) : "identity"
  const variant = variantOf(answer, encoding)
  if (variant instanceof Promise) return variant.then((found) => written(answer, found, Math.floor(Date.now() / 1_000), keepAlive))
  const second = Math.floor(Date.now() / 1_000)
  if (variant.whole?.second === second) return variant.whole.bytes
  const bytes = written(answer, variant, second, keepAlive)
  if (answer.slots[encoding].sent > 1) variant.whole = { second, bytes: own(bytes) }
  return bytes
}

function written({ status, head }: Ready, { own, body }: Variant, second: number, keepAlive: number): Buffer {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`]
  for (const each of [head, own]) for (let at = 0; at < each.length; at += 2) lines.push(`${each[at]}: ${each[at + 1]}`)
  lines.push(`Date: ${new Date(second * 1_000).toUTCString()}`, "Connection: keep-alive", `Keep-Alive: timeout=${keepAlive / 1_000}`)
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body])
}

/** The place in a page where the name of the host stands, while the newsroom has no PUBLIC_URL and a page is asked for by many names. */
export const SOME_HOST = "waha-host.invalid"

/** The same answer for a reader who asked for this host. */
export function forHost(given: Given, host: string): Given {
  const type = given.headers.find(([name]) => name === "content-type")?.[1] ?? ""
  if (!TEXT.test(type) || !given.body.includes(SOME_HOST)) return given
  return { ...given, body: Buffer.from(given.body.toString("utf8").replaceAll(SOME_HOST, host), "utf8") }
}
