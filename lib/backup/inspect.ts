import "server-only"
import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"
import { ArchiveProblem, Unpacker } from "@/lib/archive/unpack"
import { backupTime } from "./keep"
import { MANIFEST, manifestSchema, mediaEntry, tableEntry, type Manifest } from "./manifest"
import { BackupProblem } from "./problem"
import { checkSeal } from "./seal"

const TERABYTE = 2 ** 40
const limits = { entries: 5_000_000, each: TERABYTE, all: 4 * TERABYTE }
const MOST_MANIFEST = 512 * 2 ** 20

export type Inspected = { manifest: Manifest; bytes: number; seal: string }

/**
 * Reads a backup from its first byte to its last: its seal, its list, and each entry against the manifest's counts and hashes.
 * @throws BackupProblem saying what is wrong with it
 */
export async function inspectBackup(file: string): Promise<Inspected> {
  const { bytes, seal } = await checkSeal(file)
  return orDamaged(file, async () => {
    const archive = await openBackup(file)
    try {
      const manifest = await readManifest(archive, file)
      const entries = [...manifest.tables.map((table) => tableEntry(table.name)), ...manifest.media.map(({ name }) => mediaEntry(name)), MANIFEST]
      const odd = archive.names.find((name) => !entries.includes(name)) ?? entries.find((name) => !archive.has(name))
      if (odd !== undefined || new Set(entries).size !== entries.length) throw new BackupProblem("incomplete", `${file} does not hold what its manifest says (${odd ?? "a name twice"}).`)
      for (const table of manifest.tables) {
        const found = await archive.measure(tableEntry(table.name))
        if (found.sha256 !== table.sha256 || found.lines !== table.rows || found.bytes !== table.bytes) throw damaged(file, table.name)
      }
      for (const picture of manifest.media) {
        const found = await archive.measure(mediaEntry(picture.name))
        if (found.sha256 !== picture.sha256 || found.bytes !== picture.bytes) throw damaged(file, picture.name)
      }
      return { manifest, bytes, seal }
    } finally {
      archive.close()
    }
  })
}

/** Opens a backup to read its entries. Its seal was looked at before. */
export const openBackup = (file: string) => Unpacker.open(file, limits)

/** The backup that is meant: this file, or the newest one of this folder. */
export async function newestBackup(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (found?.isFile()) return path
  if (!found?.isDirectory()) throw new BackupProblem("no_file", `There is no file or folder ${path}.`)
  const newest = (await readdir(path)).flatMap((name) => {
    const at = backupTime(name)
    return at ? [{ name, at }] : []
  }).sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  if (!newest) throw new BackupProblem("no_file", `There is no backup in ${path}.`)
  return join(path, newest.name)
}

async function readManifest(archive: Unpacker, file: string): Promise<Manifest> {
  if (!archive.has(MANIFEST)) throw new BackupProblem("not_a_backup", `${file} is no backup of Waha.`)
  const text = (await archive.bytes(MANIFEST, MOST_MANIFEST)).toString("utf8")
  const parsed = manifestSchema.safeParse(jsonOf(text))
  if (!parsed.success) throw new BackupProblem("not_a_backup", `${file} is no backup that this version of Waha understands.`)
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const damaged = (file: string, what: string) => new BackupProblem("damaged", `${file} is damaged: ${what} is not what was written.`)

async function orDamaged<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ArchiveProblem) throw new BackupProblem("damaged", `${file} is damaged (${error.message}).`)
    throw error
  }
}
