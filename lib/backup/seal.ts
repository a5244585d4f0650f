import "server-only"
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { open, stat } from "node:fs/promises"
import { Transform } from "node:stream"
import { BackupProblem } from "./problem"

/** The last bytes of a backup: the hash of all bytes before them, in hexadecimal. They are the archive's comment. */
export const SEAL_LENGTH = 64
export const blankSeal = "0".repeat(SEAL_LENGTH)

/** Hashes all that passes but the last SEAL_LENGTH bytes. */
export class Sealer extends Transform {
  readonly #hash = createHash("sha256")
  #held = Buffer.alloc(0)
  bytes = 0

  override _transform(chunk: Buffer, _: BufferEncoding, done: (error: Error | null, chunk: Buffer) => void) {
    const all = Buffer.concat([this.#held, chunk])
    const until = Math.max(0, all.length - SEAL_LENGTH)
    this.#hash.update(all.subarray(0, until))
    this.#held = all.subarray(until)
    this.bytes += chunk.length
    done(null, chunk)
  }

  seal(): string {
    return this.#hash.digest("hex")
  }
}

/** Writes the seal into a finished file, and sees that all of it is on the disk. */
export async function writeSeal(file: string, seal: string, size: number): Promise<void> {
  const handle = await open(file, "r+")
  try {
    await handle.write(seal, size - SEAL_LENGTH, "latin1")
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Reads the whole file and compares it with its seal: so one byte that is not as it was written is found, wherever it stands.
 * @throws BackupProblem
 */
export async function checkSeal(file: string): Promise<{ bytes: number; seal: string }> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new BackupProblem("no_file", `There is no file ${file}.`)
  if (found.size <= SEAL_LENGTH) throw new BackupProblem("not_a_backup", `${file} is no backup of Waha.`)
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(file, { end: found.size - SEAL_LENGTH - 1 })) hash.update(chunk as Buffer)
  const handle = await open(file, "r")
  try {
    const { buffer } = await handle.read(Buffer.alloc(SEAL_LENGTH), 0, SEAL_LENGTH, found.size - SEAL_LENGTH)
    const seal = buffer.toString("latin1")
    if (!/^[0-9a-f]{64}$/.test(seal)) throw new BackupProblem("not_a_backup", `${file} does not end as a backup of Waha does: it is none, or its end is missing.`)
    if (seal !== hash.digest("hex")) throw new BackupProblem("damaged", `${file} is damaged: its bytes are not those that were written. Take another backup.`)
    return { bytes: found.size, seal }
  } finally {
    await handle.close()
  }
}
