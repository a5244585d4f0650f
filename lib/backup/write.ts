import "server-only"
import { createHmac } from "node:crypto"
import { createWriteStream } from "node:fs"
import { mkdir, open, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import pg from "pg"
import { Packer } from "@/lib/archive/pack"
import { appliedMigrations, copied, copyOut, endOfRecord, leftOut, ownMigrations, sequences, settle, tables, type Client } from "./catalogue"
import { inspectBackup } from "./inspect"
import type { MediaFiles } from "./files"
import { MANIFEST, mediaEntry, tableEntry, type Manifest } from "./manifest"
import { BackupProblem } from "./problem"
import { Sealer, blankSeal, writeSeal } from "./seal"

export type Writing = {
  /** A log-in that may read every table: the owner's, or the desk's. */
  url: string
  folder: string
  name: string
  media: MediaFiles
  secret: string | null
  migrations?: string
}

export type Written = { file: string; bytes: number; seal: string; manifest: Manifest }

/** A mark by which two installations can tell whether they share their secret, and nothing else. */
export const secretMark = (secret: string) => createHmac("sha256", secret).update("backup").digest("hex").slice(0, 16)

/**
 * Writes everything of the newsroom as it is at one instant into one file: each table by COPY from one snapshot, the pictures, and last a
 * manifest of counts and hashes. The file has another name until it is whole, on the disk, and read back against its hashes;
 * where anything goes wrong there is none. Holds no table in memory.
 * @throws BackupProblem
 */
export async function writeBackup({ url, folder, name, media, secret, migrations }: Writing): Promise<Written> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `.${name}.partial`)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000, application_name: "waha backup" })
  client.on("error", () => {})
  await client.connect()
  const packer = new Packer()
  const sealer = new Sealer()
  try {
    const written = pipeline(packer.stream, sealer, createWriteStream(draft, { flags: "wx", mode: 0o600 }))
    written.catch(() => {})
    await pack(client, packer, { media, secret, migrations }).catch((error: unknown) => {
      packer.fail(error)
      throw error
    })
    await written
    await writeSeal(draft, sealer.seal(), sealer.bytes)
    const { manifest, bytes, seal } = await inspectBackup(draft)
    const file = join(folder, name)
    await rename(draft, file)
    await syncFolder(folder)
    return { file, bytes, seal, manifest }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function pack(client: Client, packer: Packer, { media, secret, migrations }: Pick<Writing, "media" | "secret"> & { migrations: string | undefined }) {
  await settle(client)
  // One snapshot for all that follows; deferrable, so that it is one that no other transaction can make look wrong afterwards.
  await client.query("BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY, DEFERRABLE")
  const applied = await appliedMigrations(client)
  refuseNewer(applied, migrations)
  const { rows: [newsroom] } = await client.query<Manifest["newsroom"] & { madeAt: Date; postgres: number }>(
    'SELECT id, name, clock_timestamp() AS "madeAt", current_setting(\'server_version_num\')::int AS postgres FROM desk.newsroom')
  if (!newsroom) throw new BackupProblem("not_ready", "There is no newsroom in this database yet.")
  const manifest: Manifest = {
    format: "waha-backup", version: 1, madeAt: newsroom.madeAt.toISOString(), newsroom: { id: newsroom.id, name: newsroom.name },
    postgres: newsroom.postgres, secretMark: secret === null ? null : secretMark(secret), migrations: applied,
    tables: [], leftOut: [], sequences: await sequences(client), record: await endOfRecord(client), media: [], missingMedia: [],
  }
  for (const table of await tables(client)) {
    if (leftOut.includes(table.name)) {
      manifest.leftOut.push(table.name)
      continue
    }
    const { bytes, lines, sha256 } = await copied(client, copyOut(table), (stream) => packer.add(tableEntry(table.name), stream))
    manifest.tables.push({ name: table.name, columns: table.columns, rows: lines, bytes, sha256 })
  }
  const wanted = await filesOfLibrary(client)
  await client.query("COMMIT")
  // After the snapshot: a file is written before its row is, and kept a while after it.
  const there = await media.names()
  for (const name of there) {
    const { bytes, sha256 } = await packer.add(mediaEntry(name), media.open(name), { stored: true })
    manifest.media.push({ name, bytes, sha256 })
  }
  manifest.missingMedia = wanted.filter((key) => !there.some((name) => name.includes(key)))
  await packer.add(MANIFEST, JSON.stringify(manifest, null, 1))
  packer.finish(blankSeal)
}

function refuseNewer(applied: Manifest["migrations"], folder: string | undefined) {
  const own = new Set(ownMigrations(folder).map(({ name }) => name))
  const unknown = applied.find(({ name }) => !own.has(name))
  if (unknown) throw new BackupProblem("newer", `A newer version of Waha has used this database (migration ${unknown.name}). Let that version make the backup.`)
}

async function filesOfLibrary(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>("SELECT key FROM desk.media ORDER BY key")
  return rows.map(({ key }) => key)
}

/** A name is on the disk when its folder is. Not every system lets a folder be opened for that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
