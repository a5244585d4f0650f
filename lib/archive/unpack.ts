import "server-only"
import { createHash } from "node:crypto"
import type { Readable } from "node:stream"
import { openPromise, type Entry, type ZipFile } from "yauzl"

/** Why an archive was refused. `detail` names the entry or the number that it is about. */
export type ArchiveFault =
  | "not_zip" | "bad_name" | "twice" | "link" | "encrypted" | "too_many" | "too_large" | "bomb" | "missing" | "damaged"

export class ArchiveProblem extends Error {
  constructor(readonly fault: ArchiveFault, readonly detail = "") {
    super(`${fault}${detail === "" ? "" : `: ${detail}`}`)
    this.name = "ArchiveProblem"
  }
}

export type Limits = {
  /** Entries at the most. */
  entries: number
  /** Bytes of one entry, and of all together, when unpacked. */
  each: number
  all: number
}

const RATIO = 200 // Text of a newspaper shrinks to a fifth; what shrinks to a two-hundredth was made to burst.
const SMALL = 1_000_000 // Bytes that may shrink as far as they like.

/** A relative path of plain names: nothing that leads out of its folder, on any system. */
const isPlainName = (name: string) =>
  name.length <= 300 && name.split("/").every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part))

/**
 * An archive of ours, opened to be read in any order. Its list of entries is looked at before any is unpacked: names that lead elsewhere, come
 * twice or are links, what is encrypted, too large or shrunk beyond belief are refused. Nothing is ever written by a name in it.
 */
export class Unpacker {
  private constructor(private readonly zip: ZipFile, private readonly byName: ReadonlyMap<string, Entry>) {}

  /** @throws ArchiveProblem */
  static async open(file: string, limits: Limits): Promise<Unpacker> {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true }).catch(() => {
      throw new ArchiveProblem("not_zip")
    })
    try {
      if (zip.entryCount > limits.entries) throw new ArchiveProblem("too_many", String(zip.entryCount))
      const byName = new Map<string, Entry>()
      let all = 0
      for await (const entry of entriesOf(zip)) {
        examine(entry, limits)
        if (byName.has(entry.fileName)) throw new ArchiveProblem("twice", entry.fileName)
        if (byName.size >= limits.entries) throw new ArchiveProblem("too_many", String(zip.entryCount))
        if ((all += entry.uncompressedSize) > limits.all) throw new ArchiveProblem("too_large", entry.fileName)
        byName.set(entry.fileName, entry)
      }
      return new Unpacker(zip, byName)
    } catch (error) {
      zip.close()
      throw error
    }
  }

  get names(): readonly string[] {
    return [...this.byName.keys()]
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  /** One entry as a stream. What is longer than its list says, or does not unpack, ends in an error. */
  async stream(name: string): Promise<Readable> {
    const entry = this.byName.get(name)
    if (!entry) throw new ArchiveProblem("missing", name)
    return this.zip.openReadStreamPromise(entry).catch(() => {
      throw new ArchiveProblem("damaged", name)
    })
  }

  /** A small entry whole. */
  async bytes(name: string, most: number): Promise<Buffer> {
    const entry = this.byName.get(name)
    if (entry && entry.uncompressedSize > most) throw new ArchiveProblem("too_large", name)
    const chunks: Buffer[] = []
    for await (const chunk of guarded(await this.stream(name), name)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  /** Reads an entry to its end, and gives what it came to. */
  async measure(name: string): Promise<{ bytes: number; lines: number; sha256: string }> {
    const hash = createHash("sha256")
    let [bytes, lines] = [0, 0]
    for await (const chunk of guarded(await this.stream(name), name)) {
      hash.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1
    }
    return { bytes, lines, sha256: hash.digest("hex") }
  }

  close(): void {
    this.zip.close()
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    for await (const entry of zip.eachEntry()) yield entry
  } catch (error) {
    if (error instanceof ArchiveProblem) throw error
    // The reader's own words for a name that it refuses itself.
    const text = error instanceof Error ? error.message : ""
    throw new ArchiveProblem(/invalid (?:characters|relative)|absolute path/.test(text) ? "bad_name" : "damaged", text.slice(0, 200))
  }
}

function examine(entry: Entry, limits: Limits): void {
  const name = entry.fileName
  if (!isPlainName(name)) throw new ArchiveProblem("bad_name", name.slice(0, 100))
  const kind = (entry.externalFileAttributes >>> 16) & 0o170_000
  if (kind !== 0 && kind !== 0o100_000) throw new ArchiveProblem("link", name)
  if (entry.isEncrypted()) throw new ArchiveProblem("encrypted", name)
  if (entry.uncompressedSize > limits.each) throw new ArchiveProblem("too_large", name)
  if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * RATIO) throw new ArchiveProblem("bomb", name)
}

/** Whatever goes wrong inside a stream is damage of that entry. */
async function* guarded(stream: Readable, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch {
    throw new ArchiveProblem("damaged", name)
  }
}
