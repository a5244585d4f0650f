import "server-only"
import { randomBytes } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { env } from "@/lib/env"

/** Where pictures' files lie. The disk is one; another (S3 and its like) would be a second object of this shape. */
export type Store = {
  /** Keeps a file whole or not at all; one that is there is never overwritten with half of another. */
  put: (path: string, content: Readable) => Promise<void>
  /** A file's bytes and how many they are; null where there is none. */
  get: (path: string) => Promise<{ bytes: number; stream: ReadableStream<Uint8Array> } | null>
  exists: (path: string) => Promise<boolean>
  /** Removes everything under a key. */
  remove: (key: string) => Promise<void>
  /** Each key that there is, with the time of its last change. */
  list: () => AsyncIterable<{ key: string; changedAt: Date }>
}

const KEY = /^[a-z0-9]{1,64}$/
const PATH = /^[a-z0-9]{1,64}\/[a-z0-9]{1,20}\.(?:jpg|png|webp|avif)$/

/** A name for the files of a picture: 160 random bits, of which no address can be guessed. */
export const newKey = (): string => randomBytes(20).toString("hex")

/** The folder in which uploads wait and pictures are made; a dot at its beginning, so that no backup takes it for pictures. */
export const workshop = (): string => join(folder(), ".work")

const folder = () => resolve(env().MEDIA_DIR ?? ".data/media")

function at(path: string): string {
  if (!PATH.test(path)) throw new Error("a path that is none of the store's")
  return join(folder(), ...path.split("/"))
}

const disk: Store = {
  async put(path, content) {
    const target = at(path)
    const draft = join(dirname(target), `.${randomBytes(8).toString("hex")}`)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    try {
      await pipeline(content, createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true }))
      await rename(draft, target)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  },
  async get(path) {
    const file = at(path)
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) return null
    return { bytes: found.size, stream: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array> }
  },
  exists: async (path) => (await stat(at(path)).catch(() => null))?.isFile() ?? false,
  async remove(key) {
    if (!KEY.test(key)) throw new Error("a key that is none of the store's")
    await rm(join(folder(), key), { recursive: true, force: true })
  },
  async *list() {
    const entries = await readdir(folder(), { withFileTypes: true }).catch(() => [])
    for (const { name } of entries.filter((entry) => entry.isDirectory() && KEY.test(entry.name))) {
      const found = await stat(join(folder(), name)).catch(() => null)
      if (found) yield { key: name, changedAt: found.mtime }
    }
  },
}

/** This installation's store. */
export const store = (): Store => disk
