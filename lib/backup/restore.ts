import "server-only"
import { createWriteStream } from "node:fs"
import { mkdir, rename, rm, rmdir } from "node:fs/promises"
import { dirname, join } from "node:path"
import { Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import pg from "pg"
import { from as copyFrom } from "pg-copy-streams"
import { Meter } from "@/lib/archive/pack"
import type { Unpacker } from "@/lib/archive/unpack"
import { copied, copyIn, copyOut, endOfRecord, ownMigrations, settle, sqlName, tables, type Client } from "./catalogue"
import { isEmptyFolder } from "./files"
import { inspectBackup, openBackup } from "./inspect"
import { mediaEntry, tableEntry, type Manifest } from "./manifest"
import { BackupProblem } from "./problem"

export type Restoring = {
  /** The owner's log-in. */
  url: string
  file: string
  /** Where the pictures are put; null where this installation keeps them elsewhere, and then a backup with pictures is refused. */
  mediaFolder: string | null
  migrations?: string
}

/**
 * Puts a backup back into an empty newsroom: one without people and without articles. The file is read whole and compared with its hashes before
 * anything is touched; then everything happens in one transaction: the tables are made as they were when the backup was made, filled, and
 * read out again and compared, and the record's chain is reckoned anew. What goes wrong leaves the database as it was.
 * The migrations since, the log-ins and the boundary are the caller's next step (scripts/database.ts).
 * @throws BackupProblem
 */
export async function restoreBackup({ url, file, mediaFolder, migrations }: Restoring): Promise<Manifest> {
  const { manifest } = await inspectBackup(file)
  const steps = stepsOf(manifest, migrations)
  if (manifest.media.length > 0 && mediaFolder === null) throw new BackupProblem("not_ready", "This installation has no folder for pictures.")
  if (mediaFolder !== null && !(await isEmptyFolder(mediaFolder))) throw new BackupProblem("not_empty", `There are pictures in ${mediaFolder} already. Move that folder away first.`)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000, application_name: "waha restore" })
  client.on("error", () => {})
  await client.connect()
  const archive = await openBackup(file)
  let placed = false
  const waiting = mediaFolder === null ? null : join(dirname(mediaFolder), `.media-restoring-${process.pid}`)
  try {
    await settle(client)
    await client.query("SET lock_timeout = '30s'")
    await client.query("BEGIN")
    await refuseFull(client)
    await client.query('DROP SCHEMA IF EXISTS desk, pub CASCADE; DROP TABLE IF EXISTS public._prisma_migrations')
    for (const { sql } of steps) await client.query(sql)
    await noteMigrations(client, manifest)
    await fill(client, archive, manifest)
    await compare(client, manifest)
    if (waiting !== null && mediaFolder !== null && manifest.media.length > 0) {
      await unpackMedia(archive, manifest, waiting)
      await rmdir(mediaFolder).catch(() => {})
      await rename(waiting, mediaFolder)
      placed = true
    }
    await client.query("COMMIT")
    return manifest
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {})
    if (placed && mediaFolder !== null) await rm(mediaFolder, { recursive: true, force: true })
    throw error
  } finally {
    if (waiting !== null) await rm(waiting, { recursive: true, force: true })
    archive.close()
    await client.end()
  }
}

/** The migrations by which this backup's tables were made, out of our own. */
function stepsOf(manifest: Manifest, folder: string | undefined) {
  const own = new Map(ownMigrations(folder).map((migration) => [migration.name, migration]))
  return manifest.migrations.map(({ name, checksum }) => {
    const migration = own.get(name)
    if (!migration) throw new BackupProblem("newer", `The backup was made by a newer version of Waha (migration ${name}). Restore it with that version.`)
    if (migration.checksum !== checksum) throw new BackupProblem("other_migrations", `The migration ${name} is not the one that this backup's tables were made with.`)
    return migration
  })
}

async function refuseFull(client: Client) {
  const { rows: [there] } = await client.query<{ there: boolean }>("SELECT to_regclass('desk.article') IS NOT NULL AS there")
  if (!there?.there) return
  const { rows: [count] } = await client.query<{ people: number; articles: number }>('SELECT (SELECT count(*)::int FROM desk."user") AS people, (SELECT count(*)::int FROM desk.article) AS articles')
  if (!count || count.people + count.articles === 0) return
  throw new BackupProblem("not_empty", `There is a newsroom in this database already (people: ${count.people}, articles: ${count.articles}). A backup is put back into an empty one only, and nothing was changed.`)
}

/** Prisma's own table, as it would stand had its tool done this. */
async function noteMigrations(client: Client, { migrations }: Manifest) {
  await client.query(`CREATE TABLE public._prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT,
    rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`)
  for (const { name, checksum } of migrations) {
    await client.query(
      "INSERT INTO public._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES (gen_random_uuid()::text, $1, $2, clock_timestamp(), 1)", [checksum, name])
  }
}

/** Fills the tables. Triggers are off meanwhile (the record's would number and hash anew), and what points from one table to another is drawn after all are full. */
async function fill(client: Client, archive: Unpacker, manifest: Manifest) {
  const here = await tables(client)
  const kept = new Map(manifest.tables.map((table) => [table.name, table]))
  const unknown = manifest.tables.find(({ name }) => !here.some((table) => table.name === name))
  const lacking = here.find(({ name }) => !kept.has(name) && !manifest.leftOut.includes(name))
  if (unknown || lacking) throw new BackupProblem("unknown_table", `The backup and its own migrations disagree about the table ${unknown?.name ?? lacking?.name}.`)
  const { rows: keys } = await client.query<{ name: string; table: string; definition: string }>(`
    SELECT conname AS name, n.nspname || '.' || c.relname AS "table", pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype = 'f' AND n.nspname IN ('desk', 'pub')`)
  for (const { name, table } of keys) await client.query(`ALTER TABLE ${sqlName(table)} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`)
  for (const { name } of here) await client.query(`ALTER TABLE ${sqlName(name)} DISABLE TRIGGER USER; DELETE FROM ${sqlName(name)}`)
  await client.query("SET CONSTRAINTS ALL IMMEDIATE")
  for (const table of manifest.tables) await pipeline(await archive.stream(tableEntry(table.name)), client.query(copyFrom(copyIn(table))))
  await client.query("SET CONSTRAINTS ALL DEFERRED")
  await client.query("SET CONSTRAINTS ALL IMMEDIATE")
  for (const { name, table, definition } of keys) await client.query(`ALTER TABLE ${sqlName(table)} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`)
  for (const { name } of here) await client.query(`ALTER TABLE ${sqlName(name)} ENABLE TRIGGER USER`)
  for (const { name, value } of manifest.sequences) {
    if (value !== null) await client.query("SELECT setval($1::regclass, $2::bigint)", [sqlName(name), value])
  }
}

/** Reads everything out again and compares it, and reckons the record's chain anew. */
async function compare(client: Client, manifest: Manifest) {
  for (const table of await tables(client)) {
    const kept = manifest.tables.find(({ name }) => name === table.name)
    if (!kept) continue
    const meter = new Meter()
    await copied(client, copyOut({ ...table, columns: kept.columns }), (stream) => pipeline(stream, meter, new Writable({ write: (_chunk, _encoding, done) => done() })))
    const { lines, sha256 } = meter.packed(table.name)
    if (lines !== kept.rows || sha256 !== kept.sha256) throw new BackupProblem("not_the_same", `${table.name} did not come back as it was kept. Nothing was changed.`)
  }
  const end = await endOfRecord(client)
  const { rows: [wrong] } = await client.query<{ seq: string }>(`
    SELECT seq::text AS seq FROM (SELECT e, e.seq AS seq, lag(e.hash, 1, repeat('0', 64)) OVER (ORDER BY e.seq) AS before FROM desk.event e) chain
    WHERE (e).previous <> before OR (e).hash <> encode(sha256(convert_to((e).previous || desk.event_text(e), 'UTF8')), 'hex') ORDER BY chain.seq LIMIT 1`)
  if (wrong || end?.seq !== manifest.record?.seq || end?.hash !== manifest.record?.hash) {
    throw new BackupProblem("chain", `The record's chain does not hold${wrong ? ` at entry ${wrong.seq}` : ""}. Nothing was changed.`)
  }
}

async function unpackMedia(archive: Unpacker, { media }: Manifest, folder: string) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const { name, sha256 } of media) {
    const file = join(folder, ...name.split("/"))
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const meter = new Meter()
    await pipeline(await archive.stream(mediaEntry(name)), meter, createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }))
    if (meter.packed(name).sha256 !== sha256) throw new BackupProblem("not_the_same", `The picture ${name} did not come back as it was kept. Nothing was changed.`)
  }
}
