import "server-only"
import { createHash } from "node:crypto"
import { Transform, type Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { ZipFile } from "yazl"

/** What went into an archive: its size and hash before compression, and how many lines it had. */
export type Packed = { name: string; bytes: number; lines: number; sha256: string }

/** Counts and hashes what passes through it. */
export class Meter extends Transform {
  readonly #hash = createHash("sha256")
  bytes = 0
  lines = 0

  override _transform(chunk: Buffer, _: BufferEncoding, done: (error: Error | null, chunk: Buffer) => void) {
    this.#hash.update(chunk)
    this.bytes += chunk.length
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.lines += 1
    done(null, chunk)
  }

  /** What has passed; asked once, when all has. */
  packed(name: string): Packed {
    return { name, bytes: this.bytes, lines: this.lines, sha256: this.#hash.digest("hex") }
  }
}

/**
 * A ZIP archive that is made while it is read from `stream`: one entry after the other, none of them held in memory.
 * Where the reader goes away, the entry under way is broken off and `add` throws.
 */
export class Packer {
  readonly #zip = new ZipFile()
  readonly #gone = new AbortController()
  readonly stream: Readable

  constructor() {
    this.stream = this.#zip.outputStream as Readable
    this.stream.once("close", () => this.#gone.abort())
    this.#zip.on("error", (error: Error) => this.stream.destroy(error))
  }

  /** Adds one entry. Pictures are compressed already, and are stored as they are. */
  async add(name: string, source: Readable | Buffer | string, { stored = false } = {}): Promise<Packed> {
    const meter = new Meter()
    this.#zip.addReadStream(meter, name, { compress: !stored, mode: 0o100_644 })
    const from = typeof source === "string" || Buffer.isBuffer(source) ? [Buffer.from(source)] : source
    await pipeline(from, meter, { signal: this.#gone.signal })
    return meter.packed(name)
  }

  /** Ends the archive; `comment` stands in its last bytes, as it is. */
  finish(comment = ""): void {
    this.#zip.end({ comment, forceZip64Format: false })
  }

  /** Breaks it off: whoever reads it sees an error and no end. */
  fail(error: unknown): void {
    this.stream.destroy(error instanceof Error ? error : new Error("the archive was broken off"))
  }
}
