import "server-only"
import { createWriteStream } from "node:fs"
import { mkdir, rm } from "node:fs/promises"
import { join, resolve } from "node:path"
import { Readable, Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { env } from "@/lib/env"

/** The most that a browser may send; larger files are imported on the server's own command line. */
export const MOST_SENT = 2 ** 30

const folder = () => resolve(env().IMPORT_DIR)

/** Where a sent file lies. Its name is ours, never the sender's. */
export const sentFile = (name: string): string => {
  if (!/^[0-9a-f-]{36}\.xml$/.test(name)) throw new Error("no name of a sent file")
  return join(folder(), name)
}

/** Keeps what is sent, as it comes; null where it is more than may be sent, and then nothing is kept. */
export async function keepSent(name: string, body: ReadableStream<Uint8Array>): Promise<number | null> {
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  const file = sentFile(name)
  let bytes = 0
  const bound = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > MOST_SENT ? new TooMuch() : null, chunk)
    },
  })
  try {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), bound, createWriteStream(file, { flags: "wx", mode: 0o600 }))
    return bytes
  } catch (error) {
    await rm(file, { force: true })
    if (error instanceof TooMuch) return null
    throw error
  }
}

class TooMuch extends Error {}

export const forgetSent = (name: string) => rm(sentFile(name), { force: true })
