import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { afterAll, expect, test } from "vitest"
import { ZipFile } from "yazl"
import { Unpacker } from "./unpack"

const folder = mkdtempSync(join(tmpdir(), "waha-zip-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const limits = { entries: 4, each: 50_000_000, all: 60_000_000 }

type Entry = { name: string; bytes?: Buffer; mode?: number }

async function zip(entries: readonly Entry[], change: (bytes: Buffer) => Buffer = (bytes) => bytes): Promise<string> {
  const made = new ZipFile()
  for (const { name, bytes = Buffer.from("x"), mode = 0o100_644 } of entries) made.addBuffer(bytes, name, { mode })
  made.end()
  const chunks: Buffer[] = []
  for await (const chunk of made.outputStream) chunks.push(Buffer.from(chunk))
  const file = join(folder, `${Math.random().toString(36).slice(2)}.zip`)
  writeFileSync(file, change(Buffer.concat(chunks)))
  return file
}

/** The same letters at every place where a name stands: the maker of archives would not write such a name itself. */
const renamed = (from: string, to: string) => (bytes: Buffer) => Buffer.from(bytes.toString("latin1").replaceAll(from, to), "latin1")

const refused: [what: string, fault: string, entries: readonly Entry[], change?: (bytes: Buffer) => Buffer][] = [
  ["a way out of the folder", "bad_name", [{ name: "aaXaaXetc" }], renamed("aaXaaXetc", "../../etc")],
  ["a way from the root", "bad_name", [{ name: "Xetc" }], renamed("Xetc", "/etc")],
  ["a drive", "bad_name", [{ name: "C_x" }], renamed("C_x", "C:x")],
  ["a backslash", "bad_name", [{ name: "aaXx" }], renamed("aaXx", "..\\x")],
  ["a hidden file", "bad_name", [{ name: ".env" }]],
  ["a folder", "bad_name", [{ name: "folderX" }], renamed("folderX", "folder/")],
  ["a NUL", "bad_name", [{ name: "a_b" }], renamed("a_b", "a\0b")],
  ["letters that look like others", "bad_name", [{ name: "صورة.jpg" }]],
  ["the same name twice", "twice", [{ name: "aa" }, { name: "ab" }], renamed("ab", "aa")],
  ["a symbolic link", "link", [{ name: "a", mode: 0o120_777, bytes: Buffer.from("/etc/passwd") }]],
  ["a device", "link", [{ name: "a", mode: 0o020_666 }]],
  ["too many", "too_many", ["a", "b", "c", "d", "e"].map((name) => ({ name }))],
  ["a bomb", "bomb", [{ name: "a", bytes: Buffer.alloc(40_000_000) }]],
]

test.each(refused)("%s is refused", async (_, fault, entries, change) => {
  await expect(Unpacker.open(await zip(entries, change), limits)).rejects.toMatchObject({ fault })
})

test("what is no archive is refused", async () => {
  const file = join(folder, "text.zip")
  writeFileSync(file, "نص لا غير")
  await expect(Unpacker.open(file, limits)).rejects.toMatchObject({ fault: "not_zip" })
  await expect(Unpacker.open(join(folder, "none"), limits)).rejects.toMatchObject({ fault: "not_zip" })
})

test("an entry that says it is smaller than it is, is broken off", async () => {
  const text = Buffer.from("ماء ".repeat(1_000))
  // The size of the one entry in the list at the end: 24 bytes into its record.
  const file = await zip([{ name: "a", bytes: text }], (bytes) => {
    const at = bytes.lastIndexOf(Buffer.from("PK\x01\x02", "latin1"))
    bytes.writeUInt32LE(100, at + 24)
    return bytes
  })
  const archive = await Unpacker.open(file, limits)
  await expect(archive.bytes("a", 1_000_000)).rejects.toMatchObject({ fault: "damaged" })
  archive.close()
})

test("what is as it should be is read", async () => {
  const file = join(folder, "good.zip")
  const made = new ZipFile()
  made.addBuffer(Buffer.from("ماء\n"), "data/a.jsonl")
  made.end()
  await pipeline(made.outputStream, createWriteStream(file))
  const archive = await Unpacker.open(file, limits)
  expect((await archive.bytes("data/a.jsonl", 100)).toString("utf8")).toBe("ماء\n")
  expect(await archive.measure("data/a.jsonl")).toMatchObject({ bytes: 7, lines: 1 })
  await expect(archive.bytes("data/a.jsonl", 3)).rejects.toMatchObject({ fault: "too_large" })
  await expect(archive.stream("b")).rejects.toMatchObject({ fault: "missing" })
  archive.close()
})
