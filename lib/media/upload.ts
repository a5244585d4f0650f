import "server-only"
import { createHash, randomBytes } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, open, readdir, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { db } from "@/lib/db"
import { reject, type Result } from "@/lib/result"
import { MAX_UPLOAD } from "./limits"
import { isBusy, makePicture, type Made } from "./process"
import { filesOf } from "./renditions"
import { newKey, store, workshop } from "./store"

/** No room on the disk, or so many uploads wait that one more would only wait longer: neither is the upload's fault. */
export class NotNow extends Error {
  readonly why: "full" | "busy"
  constructor(why: "full" | "busy") {
    super(why)
    this.why = why
  }
}

export type Files = Made & { key: string; sha256: string; fileName: string }

/**
 * Takes an upload in, never more than MAX_UPLOAD of it, lets a process of its own make the picture's files, and puts those into the store
 * under a new key. The upload itself is gone afterwards, whatever came of it. Who calls this asks first who may.
 * @throws NotNow
 */
export async function takeIn(body: ReadableStream<Uint8Array> | null, fileName: string): Promise<Result<Files>> {
  if (isBusy()) throw new NotNow("busy")
  const bench = join(workshop(), randomBytes(12).toString("hex"))
  await mkdir(join(bench, "out"), { recursive: true, mode: 0o700 })
  try {
    const upload = join(bench, "upload")
    const sha256 = await receive(body, upload)
    if (sha256 === null) return reject({ code: "too_large" })
    const making = await makePicture(upload, join(bench, "out"))
    if (!making.ok) {
      if (making.refusal !== null) return reject({ code: "invalid", fields: { file: [making.refusal] } })
      if (making.full) throw new NotNow("full")
      throw new Error("the process that makes pictures broke")
    }
    return { ok: true, value: { ...making.made, key: await keep(making.made, join(bench, "out")), sha256, fileName } }
  } catch (error) {
    throw isFull(error) ? new NotNow("full") : error
  } finally {
    await rm(bench, { recursive: true, force: true })
  }
}

/** Writes what arrives to a file and gives its hash; null where it is longer than it may be. */
async function receive(body: ReadableStream<Uint8Array> | null, path: string): Promise<string | null> {
  const hash = createHash("sha256")
  const file = await open(path, "wx", 0o600)
  try {
    let size = 0
    if (body) for await (const piece of body) {
      size += piece.length
      if (size > MAX_UPLOAD) return null
      hash.update(piece)
      await file.write(piece)
    }
    return hash.digest("hex")
  } finally {
    await file.close()
  }
}

async function keep(made: Made, folder: string): Promise<string> {
  const key = newKey()
  try {
    for (const file of filesOf(made.widths, made.format)) await store().put(`${key}/${file}`, createReadStream(join(folder, file)))
    return key
  } catch (error) {
    await store().remove(key)
    throw error
  }
}

const isFull = (error: unknown) => error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT")

const HOUR = 3_600_000

/**
 * Removes files that are no picture's (any more), and what an upload that was broken off left behind. Young ones are spared: their row may
 * be under way.
 */
export async function sweepMedia(olderThan = HOUR): Promise<void> {
  const before = Date.now() - olderThan
  for await (const { key, changedAt } of store().list()) {
    if (changedAt.getTime() > before) continue
    if (!(await db().media.findUnique({ where: { key }, select: { id: true } }))) await store().remove(key)
  }
  for (const name of await readdir(workshop()).catch(() => [])) {
    const left = join(workshop(), name)
    const found = await stat(left).catch(() => null)
    if (found && found.mtimeMs < Date.now() - HOUR) await rm(left, { recursive: true, force: true })
  }
}
