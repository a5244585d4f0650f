import "server-only"
import { createWriteStream } from "node:fs"
import { mkdir, rename, rm, rmdir } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import pg from "pg"
import { ArchiveProblem, Unpacker } from "@/lib/archive/unpack"
import { settle, sqlName, tables, type Client, type Table } from "@/lib/backup/catalogue"
import { isEmptyFolder } from "@/lib/backup/files"
import { mediaEntry } from "@/lib/backup/manifest"
import { safeLink } from "@/lib/articles/body"
import { bodySchema } from "@/lib/articles/body-schema"
import { slugify } from "@/lib/arabic/slug"
import { exportManifestSchema, type ExportManifest } from "./manifest"
import { dataEntry, things, type Thing } from "./things"

const limits = { entries: 2_000_000, each: 8 * 2 ** 30, all: 256 * 2 ** 30 }
const LONGEST_LINE = 64 * 2 ** 20
const AT_ONCE = 50

/** Why an export was not taken in, in words for the terminal. Nothing was changed then. */
export class ImportProblem extends Error {
  override readonly name = "ImportProblem"
}

export type Imported = { manifest: ExportManifest; counts: Readonly<Record<string, number>> }

/**
 * Takes an export into an empty newsroom, one without people and articles: ids, texts, revisions, publications, addresses and hashes as they were.
 * People come without a password and deactivated. All hashes are looked at before anything is written, every text is held against the closed
 * schemas, and everything happens in one transaction as the owner's log-in.
 * @throws ImportProblem
 */
export async function importExport({ url, file, mediaFolder, dryRun }: { url: string; file: string; mediaFolder: string | null; dryRun: boolean }): Promise<Imported> {
  const archive = await inWords(() => Unpacker.open(file, limits))
  try {
    const manifest = await inWords(() => checked(archive))
    if (manifest.media.length > 0 && mediaFolder === null) throw new ImportProblem("This installation has no folder for pictures: set MEDIA_DIR.")
    if (mediaFolder !== null && !(await isEmptyFolder(mediaFolder))) throw new ImportProblem(`There are pictures in ${mediaFolder} already. Move that folder away first.`)
    return await put(archive, manifest, { url, mediaFolder, dryRun })
  } finally {
    archive.close()
  }
}

async function checked(archive: Unpacker): Promise<ExportManifest> {
  if (!archive.has("manifest.json")) throw new ImportProblem("This archive is no export of Waha: it has no manifest.json.")
  const parsed = exportManifestSchema.safeParse(json((await archive.bytes("manifest.json", 256 * 2 ** 20)).toString("utf8"), "manifest.json"))
  if (!parsed.success) throw new ImportProblem("This archive's manifest is none that this version of Waha understands.")
  const manifest = parsed.data
  const listed = [
    ...manifest.data.map((each) => ({ ...each, entry: dataEntry(each.name) })), ...manifest.pages.map((each) => ({ ...each, entry: each.name })),
    ...manifest.media.map((each) => ({ ...each, entry: mediaEntry(each.name) })),
  ]
  const names = new Set(listed.map(({ entry }) => entry))
  const odd = archive.names.find((name) => !names.has(name) && name !== "manifest.json" && name !== "README.txt")
  if (odd !== undefined) throw new ImportProblem(`${odd} is not in the archive's manifest.`)
  if (names.size !== listed.length) throw new ImportProblem("The archive's manifest names something twice.")
  const lacking = things.find(({ name }) => !manifest.data.some((each) => each.name === name))
  if (lacking) throw new ImportProblem(`The archive lacks ${dataEntry(lacking.name)}.`)
  for (const { entry, bytes, sha256 } of listed) {
    const found = await archive.measure(entry)
    if (found.sha256 !== sha256 || found.bytes !== bytes) throw new ImportProblem(`${entry} is not what the manifest says: the archive is damaged or was changed.`)
  }
  return manifest
}

async function put(archive: Unpacker, manifest: ExportManifest, { url, mediaFolder, dryRun }: { url: string; mediaFolder: string | null; dryRun: boolean }): Promise<Imported> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000, application_name: "waha import" })
  client.on("error", () => {})
  await client.connect()
  const waiting = mediaFolder === null ? null : join(dirname(mediaFolder), `.media-importing-${process.pid}`)
  try {
    await settle(client)
    await client.query("SET lock_timeout = '30s'")
    await client.query("BEGIN")
    const { rows: [full] } = await client.query<{ people: number; articles: number }>('SELECT (SELECT count(*)::int FROM desk."user") AS people, (SELECT count(*)::int FROM desk.article) AS articles')
    if (!full || full.people + full.articles > 0) {
      throw new ImportProblem(`There is a newsroom in this database already (people: ${full?.people}, articles: ${full?.articles}). An export is taken into an empty one only, and nothing was changed.`)
    }
    const counts = await inWords(() => fill(client, archive))
    // No trigger saw them come: the worker writes what they are found by.
    await client.query(`INSERT INTO pub.search (of_publication, article_id, live_from, live_until, published_at)
      SELECT id, article_id, live_from, live_until, published_at FROM pub.publication`)
    await client.query("INSERT INTO desk.unsearched (article_id) SELECT id FROM desk.article")
    const data = JSON.stringify({ madeAt: manifest.madeAt, newsroom: manifest.newsroom, ...counts })
    await client.query("INSERT INTO desk.event (actor_name, action, subject_type, subject_id, data) SELECT '', 'newsroom.import', 'newsroom', id, $1::jsonb FROM desk.newsroom", [data])
    if (dryRun) {
      await client.query("ROLLBACK")
      return { manifest, counts }
    }
    if (waiting !== null && mediaFolder !== null && manifest.media.length > 0) {
      await unpackMedia(archive, manifest, waiting)
      await rmdir(mediaFolder).catch(() => {})
      await rename(waiting, mediaFolder)
    }
    await client.query("COMMIT")
    return { manifest, counts }
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {})
    throw error
  } finally {
    if (waiting !== null) await rm(waiting, { recursive: true, force: true })
    await client.end()
  }
}

async function fill(client: Client, archive: Unpacker): Promise<Record<string, number>> {
  const catalogue = await tables(client)
  const all = things.flatMap((thing) => [thing.table, ...thing.children.map(({ table }) => table)]).filter((name) => catalogue.some((table) => table.name === name))
  const { rows: keys } = await client.query<{ name: string; table: string; definition: string }>(`
    SELECT conname AS name, n.nspname || '.' || c.relname AS "table", pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype = 'f' AND n.nspname IN ('desk', 'pub')`)
  for (const { name, table } of keys) await client.query(`ALTER TABLE ${sqlName(table)} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`)
  for (const name of all) await client.query(`ALTER TABLE ${sqlName(name)} DISABLE TRIGGER USER`)
  for (const name of all.filter((each) => each !== "desk.newsroom")) await client.query(`DELETE FROM ${sqlName(name)}`)
  const counts: Record<string, number> = {}
  for (const thing of things) counts[thing.name] = await fillThing(client, archive, thing, catalogue)
  await client.query("SET CONSTRAINTS ALL IMMEDIATE")
  const { rows: [forged] } = await client.query<{ id: string }>("SELECT id::text AS id FROM desk.clipping WHERE sha256 <> encode(sha256(convert_to(raw, 'UTF8')), 'hex') LIMIT 1")
  if (forged) throw new ImportProblem(`The clipping ${forged.id} is not the text that its hash says.`)
  // Drawing them anew looks at every row: an id that leads nowhere ends here.
  for (const { name, table, definition } of keys) await client.query(`ALTER TABLE ${sqlName(table)} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`)
  await client.query("SELECT pub.count_days()")
  await client.query("SELECT pub.tell('{}', ARRAY['*'])") // the triggers that tell the stores of readers' pages were off
  for (const name of all) await client.query(`ALTER TABLE ${sqlName(name)} ENABLE TRIGGER USER`)
  return counts
}

type Row = Record<string, unknown>

async function fillThing(client: Client, archive: Unpacker, thing: Thing, catalogue: readonly Table[]): Promise<number> {
  let count = 0
  let batch: Row[] = []
  const flush = async () => {
    const rows = batch
    batch = []
    await insert(client, thing, rows.map((row) => own(thing, row)), catalogue)
    for (const child of thing.children) await insert(client, { ...thing, table: child.table }, rows.flatMap((row) => childRows(row, child.table)), catalogue)
  }
  for await (const line of linesOf(await archive.stream(dataEntry(thing.name)), dataEntry(thing.name))) {
    count += 1
    const where = `${dataEntry(thing.name)}, line ${count}`
    const row = json(line, where)
    if (typeof row !== "object" || row === null || Array.isArray(row)) throw new ImportProblem(`${where}: not an object.`)
    examine(row, where)
    batch.push({ ...row })
    if (batch.length >= AT_ONCE) await flush()
  }
  await flush()
  return count
}

function own(thing: Thing, row: Row): Row {
  const children = new Set(thing.children.map(({ table }) => table))
  const columns = Object.fromEntries(Object.entries(row).filter(([key]) => !children.has(key)))
  const secret = thing.only ? Object.keys(columns).find((key) => !thing.only?.includes(key)) : Object.keys(columns).find((key) => thing.omit.includes(key))
  if (secret !== undefined) throw new ImportProblem(`${dataEntry(thing.name)}: ${secret} does not belong into an export.`)
  return thing.table === "desk.user" ? { ...columns, active: false, password_hash: "none" } : columns
}

function childRows(row: Row, table: string): Row[] {
  const rows = row[table] ?? []
  if (!Array.isArray(rows) || rows.some((each) => typeof each !== "object" || each === null || Array.isArray(each))) throw new ImportProblem(`${table}: not a list of objects.`)
  return rows
}

/** Writes rows whose columns are ours; one that this version does not know is not passed over in silence. */
async function insert(client: Client, { table, name }: Pick<Thing, "table" | "name">, rows: readonly Row[], catalogue: readonly Table[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const known = catalogue.find((each) => each.name === table)?.columns ?? []
  const columns = Object.keys(first)
  const foreign = columns.find((column) => !known.includes(column))
  if (foreign !== undefined) throw new ImportProblem(`${dataEntry(name)}: this version of Waha does not know ${table}.${foreign}. Import it with the version that wrote it, or a newer one.`)
  const shape = [...columns].sort().join()
  if (rows.some((row) => Object.keys(row).sort().join() !== shape)) throw new ImportProblem(`${dataEntry(name)}: the rows of ${table} differ in their fields.`)
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(", ")
  const records = JSON.stringify(rows)
  if (table === "desk.newsroom") {
    await client.query(`UPDATE desk.newsroom n SET ${columns.map((column) => `${pg.escapeIdentifier(column)} = r.${pg.escapeIdentifier(column)}`).join(", ")} FROM jsonb_populate_recordset(NULL::desk.newsroom, $1::jsonb) r`, [records])
    return
  }
  await client.query(`INSERT INTO ${sqlName(table)} (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::${sqlName(table)}, $1::jsonb)`, [records])
}

/** What readers are shown is held against the schemas that everything is held against, wherever in the line it stands. */
function examine(value: object, where: string): void {
  const waiting: { key: string; value: unknown }[] = [{ key: "", value }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { key, value: each } = next
    if (key === "body") {
      if (!bodySchema.safeParse(each).success) throw new ImportProblem(`${where}: a text that is none of ours.`)
      continue
    }
    if (key === "recognised") continue // kept beside a clipping and never drawn as it is
    if (typeof each === "string") {
      if (/^(?:source_url|sourceUrl)$/.test(key) && each !== "" && !/^https?:/.test(safeLink(each) ?? "")) throw new ImportProblem(`${where}: an address that is none.`)
      if (key === "slug" && each !== slugify(each)) throw new ImportProblem(`${where}: a slug that is none.`)
      if (key !== "raw" && key !== "sha256" && each.length > 200_000) throw new ImportProblem(`${where}: ${key} is too long.`)
    } else if (typeof each === "object" && each !== null) {
      for (const [name, inner] of Object.entries(each)) waiting.push({ key: Array.isArray(each) ? key : name, value: inner })
    }
  }
}

async function* linesOf(stream: Readable, where: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let rest = ""
  try {
    for await (const chunk of stream) {
      const parts = (rest + decoder.decode(chunk as Buffer, { stream: true })).split("\n")
      rest = parts.pop() ?? ""
      if (rest.length > LONGEST_LINE) throw new ImportProblem(`${where}: a line is longer than any that Waha writes.`)
      yield* parts
    }
  } catch (error) {
    if (error instanceof TypeError) throw new ImportProblem(`${where} is not UTF-8.`)
    throw error
  }
  if (rest !== "") throw new ImportProblem(`${where} ends in the middle of a line.`)
}

function json(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ImportProblem(`${where} is no JSON.`)
  }
}

const faults: Record<ArchiveProblem["fault"], string> = {
  not_zip: "The file is no ZIP archive.", bad_name: "The archive holds a name that leads elsewhere", twice: "The archive holds a name twice",
  link: "The archive holds a link", encrypted: "The archive is encrypted", too_many: "The archive holds too many files", too_large: "The archive holds a file that is too large",
  bomb: "The archive would burst when unpacked", missing: "The archive lacks", damaged: "The archive is damaged",
}

/** What went wrong in the archive or in the database, as a sentence. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ArchiveProblem) throw new ImportProblem(error.detail === "" ? faults[error.fault] : `${faults[error.fault]}: ${error.detail}`)
    // Duplicates, ids that lead nowhere, words that are none of the closed sets: the database's own judgement (classes 22 and 23).
    if (error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "")) {
      throw new ImportProblem(`The archive's data contradict themselves or our rules: ${error.message}${error.detail ? ` (${error.detail.slice(0, 200)})` : ""}. Nothing was changed.`)
    }
    throw error
  }
}

async function unpackMedia(archive: Unpacker, { media }: ExportManifest, folder: string) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const { name } of media) {
    const file = join(folder, ...name.split("/"))
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await pipeline(await archive.stream(mediaEntry(name)), createWriteStream(file, { flags: "wx", mode: 0o600 }))
  }
}
