import type { Server } from "node:http"
import type { Socket } from "node:net"

/** A request that asks for a page and nothing else. */
export type Plain = { path: string; host: string; accepts: string | undefined }

type Options = {
  /** The whole answer to such a request, headers and all, at once or when it is made; undefined, at once or then, where the server is to answer. Never throws. */
  whole: (request: Plain) => Buffer | Promise<Buffer | undefined> | undefined
  /** Whether connections are to end: then they are the server's own. */
  isLeaving: () => boolean
  /** ms: for how long a connection may be silent before its first request, and between two. */
  first: number
  between: number
}

const LONGEST = 4_096 // bytes of a request
const REQUEST = /^GET (\/[\x21-\x7e]*) HTTP\/1\.1\r\n((?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\x20-\x7e\t]*\r\n)+)\r\n$/

// Of what asks for more than the page, or may: the server reads those as it always did.
const MORE = /^(?:if-.*|range|expect|upgrade|content-length|transfer-encoding|te|trailer|x-http-method-override)$/

/**
 * Reads what came on a connection as one plain request: exactly one, whole, in its simplest spelling, and nothing in it that
 * changes the answer but the host and the encodings. Null is whatever else it may be: that is for the server to say. Pure.
 */
export function plainRequest(text: string): Plain | null {
  const [, path = "", lines] = REQUEST.exec(text) ?? []
  if (lines === undefined) return null
  let [host, accepts]: (string | undefined)[] = []
  for (const line of lines.split("\r\n")) {
    if (line === "") continue
    const at = line.indexOf(":")
    const name = line.slice(0, at).toLowerCase()
    const value = line.slice(at + 1).trim()
    if (name === "host") {
      if (host !== undefined || value === "") return null
      host = value
    } else if (name === "accept-encoding") {
      if (accepts !== undefined) return null
      accepts = value
    } else if (name === "connection") {
      if (value.toLowerCase() !== "keep-alive") return null
    } else if (MORE.test(name)) return null
  }
  return host === undefined ? null : { path, host, accepts }
}

/**
 * A short way for connections that ask for pages and nothing else: what came is answered with bytes that lie ready, or that are made for it, without a
 * request and a response being made of it. While an answer is made nothing more is read. The first thing on a connection that is anything else makes it the server's own for good, with all
 * that came of it; so of every request there is one reader, this or the server's.
 */
export function openLane(server: Server, { whole, isLeaving, first, between }: Options): { close: () => void; destroy: () => void } {
  const [serve] = server.listeners("connection")
  if (serve === undefined) throw new Error("a server that takes no connections")
  const here = new Set<Socket>()
  const waiting = new Set<Socket>() // for what is being made

  const take = (socket: Socket) => {
    here.add(socket)
    socket.setNoDelay(true)
    const leave = () => {
      here.delete(socket)
      socket.off("data", read).off("error", drop).off("close", leave).off("end", end).off("timeout", drop).setTimeout(0)
    }
    const drop = () => void socket.destroy()
    const end = () => void socket.end()
    const put = (answer: Buffer) => {
      socket.setTimeout(between)
      socket.write(answer)
    }
    const pass = (chunk: Buffer) => {
      leave()
      socket.pause()
      socket.unshift(chunk)
      serve.call(server, socket)
      socket.resume()
    }
    const read = (chunk: Buffer) => {
      const asked = chunk.length <= LONGEST && !isLeaving() && !socket.writableNeedDrain ? plainRequest(chunk.toString("latin1")) : null
      if (asked === null) return pass(chunk)
      const made = whole(asked)
      if (made === undefined) return pass(chunk)
      if (Buffer.isBuffer(made)) return put(made)
      socket.setTimeout(between)
      socket.pause()
      waiting.add(socket)
      void made.then((answer) => {
        waiting.delete(socket)
        if (socket.destroyed) return
        if (answer === undefined) return pass(chunk)
        put(answer)
        if (isLeaving()) socket.destroySoon()
        else socket.resume()
      })
    }
    socket.setTimeout(first)
    socket.on("data", read).on("error", drop).on("close", leave).on("end", end).on("timeout", drop)
  }
  server.removeAllListeners("connection").on("connection", take)
  // `close` lets what is being made be sent yet; `destroy` waits for nothing.
  return { destroy: () => here.forEach((socket) => socket.destroy()), close: () => here.forEach((socket) => waiting.has(socket) || socket.destroySoon()) }
}
