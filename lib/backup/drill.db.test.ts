import { randomBytes } from "node:crypto"
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { articlePage, listArticles } from "@/lib/articles/published"
import { db } from "@/lib/db"
import { siteDb } from "@/lib/site-db"
import { makePerson } from "@/prisma/fixtures"
import { seedDemo } from "@/prisma/seed/demo"
import { testDatabase, type TestDatabase } from "@/prisma/testing"
import { connect, prepare } from "@/scripts/database"
import { copyOut, tables } from "./catalogue"
import { folderFiles } from "./files"
import { inspectBackup, newestBackup } from "./inspect"
import { restoreBackup } from "./restore"
import { secretMark, writeBackup, type Written } from "./write"

const above = mkdtempSync(join(tmpdir(), "waha-drill-"))
const [backups, pictures] = [join(above, "backups"), join(above, "media")]
const secret = inject("cluster").secret
let full: TestDatabase
let written: Written
/** What readers were shown before. */
let shown: unknown

async function readers() {
  const list = await listArticles("all", "newest")
  const pages = await Promise.all(list.items.slice(0, 5).map(({ id }) => articlePage(id)))
  return { list, pages }
}

/** Every row of every table as text, and which triggers and keys hold. */
async function contents(url: string) {
  const client = await connect(url)
  try {
    await client.query("SET TimeZone = 'UTC'")
    const found: Record<string, unknown> = {}
    for (const table of await tables(client)) {
      const { rows } = await client.query(copyOut(table).replace(/^COPY \((.*)\) TO STDOUT$/s, "$1"))
      found[table.name] = rows.map((row) => JSON.stringify(row))
    }
    const { rows: rules } = await client.query(`
      SELECT conrelid::regclass::text AS place, conname AS name, pg_get_constraintdef(oid) AS rule, convalidated::text AS holds FROM pg_constraint WHERE connamespace::regnamespace::text IN ('desk', 'pub')
      UNION ALL SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT tablename, indexname, indexdef, '' FROM pg_indexes WHERE schemaname IN ('desk', 'pub') ORDER BY 1, 2, 3`)
    return { found, rules }
  } finally {
    await client.end()
  }
}

/** An empty newsroom of its own. */
async function emptyPlace(): Promise<TestDatabase> {
  const kept = { desk: process.env.DESK_DATABASE_URL, site: process.env.SITE_DATABASE_URL }
  const place = await testDatabase()
  Object.assign(process.env, { DESK_DATABASE_URL: kept.desk, SITE_DATABASE_URL: kept.site })
  return place
}

beforeAll(async () => {
  full = await testDatabase()
  await seedDemo({ writer: "writer-of-the-drill", editor: "editor-of-the-drill", chief: "chief-of-the-drill", admin: "admin-of-the-drill" })
  await makePerson("writer")
  const [someone] = await db().user.findMany({ take: 1, select: { id: true } })
  await db().session.create({ data: { tokenHash: "of a session", userId: someone?.id ?? "", expiresAt: new Date(Date.now() + 1e6), address: "::1", agent: "a browser" } })
  // Letters that a copy could trip over.
  await db().clipping.create({ data: { raw: "سطر\tثم\\n ظرف\n\\.\nآخر \u202B\u0640\u{1F4F0}", sha256: "0".repeat(64), recognised: { a: null, b: "\\" } } })
  for (const key of ["aaaa", "bbbb"]) {
    mkdirSync(join(pictures, key), { recursive: true })
    writeFileSync(join(pictures, key, "original.jpg"), randomBytes(40_000))
    await db().media.create({ data: { key, format: "jpeg", width: 10, height: 10, bytes: 40_000, sha256: "0".repeat(64) } })
  }
  await db().media.create({ data: { key: "lost", format: "jpeg", width: 10, height: 10, bytes: 1, sha256: "0".repeat(64) } })
  shown = await readers()
  written = await writeBackup({ url: full.deskUrl, folder: backups, name: "waha-backup-20261128T010203Z.zip", media: folderFiles(pictures), secret })
})
afterAll(async () => {
  await db().$disconnect()
  await siteDb().$disconnect()
  await full?.drop()
  rmSync(above, { recursive: true, force: true })
})

describe("a backup", () => {
  it("is one file that only its owner reads, with everything in it but who is logged in", () => {
    expect(readdirSync(backups)).toEqual(["waha-backup-20261128T010203Z.zip"])
    expect(statSync(written.file).mode & 0o777).toBe(0o600)
    const { manifest } = written
    expect(manifest.leftOut).toEqual(["desk.challenge", "desk.session", "pub.change"])
    expect(manifest.tables.find(({ name }) => name === "desk.event")?.rows).toBeGreaterThan(50)
    expect(manifest.media.map(({ name }) => name)).toEqual(["aaaa/original.jpg", "bbbb/original.jpg"])
    expect(manifest.missingMedia).toEqual(["lost"])
    expect(manifest.secretMark).toBe(secretMark(secret))
    expect(readFileSync(written.file).includes(secret)).toBe(false)
  })

  it("keeps every table of the catalogue", async () => {
    const client = await connect(full.ownerUrl)
    const names = (await tables(client)).map(({ name }) => name)
    await client.end()
    expect([...written.manifest.tables.map(({ name }) => name), ...written.manifest.leftOut].sort()).toEqual(names.sort())
  })

  it("of the same rows has the same hashes, whoever makes it", async () => {
    const again = await writeBackup({ url: full.ownerUrl, folder: join(above, "again"), name: "waha-backup-20261128T010204Z.zip", media: folderFiles(null), secret: null })
    expect(again.manifest.tables).toEqual(written.manifest.tables)
    expect(again.manifest.record).toEqual(written.manifest.record)
  })

  it("refuses what it would not know how to keep", async () => {
    const owner = await connect(full.ownerUrl)
    await owner.query("CREATE TABLE desk.unknown (text text)")
    const attempt = writeBackup({ url: full.ownerUrl, folder: backups, name: "waha-backup-20261128T010205Z.zip", media: folderFiles(null), secret })
    await expect(attempt).rejects.toMatchObject({ fault: "unknown_table" })
    await owner.query("DROP TABLE desk.unknown")
    await owner.end()
    expect(readdirSync(backups)).toEqual(["waha-backup-20261128T010203Z.zip"])
  })
})

describe("the drill", () => {
  let place: TestDatabase
  beforeAll(async () => {
    place = await emptyPlace()
  })
  afterAll(() => place?.drop())

  it("puts it back into an empty place: every row, every picture, the record's chain, and what readers see", async () => {
    const media = join(above, "restored")
    await restoreBackup({ url: place.ownerUrl, file: await newestBackup(backups), mediaFolder: media })
    const logIns = await prepare({ ownerUrl: place.ownerUrl, secret })
    const [before, after] = [await contents(full.ownerUrl), await contents(place.ownerUrl)]
    expect(before.found["desk.session"]).toHaveLength(1)
    expect(after).toEqual({ ...before, found: { ...before.found, "desk.session": [], "pub.change": [] } })
    expect(logIns.seeded).toBe(true)
    for (const name of written.manifest.media.map((file) => file.name)) {
      expect(readFileSync(join(media, name)).equals(readFileSync(join(pictures, name)))).toBe(true)
    }
    await db().$disconnect()
    await siteDb().$disconnect()
    // The readers' reads go on against the new place, and after that against the first again.
    const held = globalThis as { wahaSite?: unknown; wahaSitePool?: pg.Pool }
    const leave = () => {
      delete held.wahaSite
      delete held.wahaSitePool
    }
    leave()
    held.wahaSitePool = new pg.Pool({ connectionString: logIns.siteUrl, options: "-c TimeZone=UTC" })
    expect(await readers()).toEqual(shown)
    await siteDb().$disconnect()
    leave()
  })

  it("leaves a newsroom that goes on: the record continues its chain, and numbers go on", async () => {
    const client = await connect(place.ownerUrl)
    await client.query("INSERT INTO desk.event (actor_name, action, subject_type, subject_id) VALUES ('a', 'b', 'c', '1')")
    const { rows: [next] } = await client.query("SELECT previous, seq::text AS seq FROM desk.event ORDER BY desk.event.seq DESC LIMIT 1")
    expect(next).toEqual({ previous: written.manifest.record?.hash, seq: String(Number(written.manifest.record?.seq) + 1) })
    const { rows: [row] } = await client.query("INSERT INTO desk.outbox (topic, payload) VALUES ('t', '{}') RETURNING id > (SELECT max(id) FROM desk.outbox) AS on")
    expect(row).toEqual({ on: true })
    await expect(client.query("DELETE FROM desk.event")).rejects.toMatchObject({ code: "42501" })
    await client.end()
  })

  it("refuses a newsroom that has people, and a folder that has pictures, and changes nothing", async () => {
    const before = await contents(place.ownerUrl)
    await expect(restoreBackup({ url: place.ownerUrl, file: written.file, mediaFolder: join(above, "nowhere") })).rejects.toMatchObject({ fault: "not_empty" })
    expect(await contents(place.ownerUrl)).toEqual(before)
    const other = await emptyPlace()
    await expect(restoreBackup({ url: other.ownerUrl, file: written.file, mediaFolder: pictures })).rejects.toMatchObject({ fault: "not_empty" })
    await other.drop()
  })
})

describe("one byte that is not as it was written", () => {
  it("is found wherever it stands, before anything is touched", async () => {
    const place = await emptyPlace()
    const bytes = readFileSync(written.file)
    const file = join(above, "flipped.zip")
    const untouched = new pg.Client(place.ownerUrl)
    await untouched.connect()
    const mark = async () => (await untouched.query("SELECT id, xmin::text AS made FROM desk.newsroom")).rows
    const before = await mark()
    const flip = async (at: number, bit: number) => {
      const copy = Buffer.from(bytes)
      copy[at] = (copy[at] ?? 0) ^ (1 << bit)
      writeFileSync(file, copy)
      await expect(restoreBackup({ url: place.ownerUrl, file, mediaFolder: null }), `byte ${at}, bit ${bit}`).rejects.toMatchObject({ fault: expect.stringMatching(/^(damaged|not_a_backup)$/) })
    }
    for (const at of [0, 10, 30, bytes.length - 86, bytes.length - 66, bytes.length - 65, bytes.length - 64, bytes.length - 1]) await flip(at, 0)
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), flip), { numRuns: 60 })
    expect(await mark()).toEqual(before)
    await untouched.end()
    await place.drop()
  })

  it("so is an end that is missing, a beginning, and a file that is something else", async () => {
    const bytes = readFileSync(written.file)
    const file = join(above, "cut.zip")
    for (const cut of [bytes.subarray(0, -1), bytes.subarray(0, bytes.length / 2), bytes.subarray(1), Buffer.alloc(0), Buffer.from("x".repeat(200))]) {
      writeFileSync(file, cut)
      await expect(inspectBackup(file)).rejects.toMatchObject({ fault: expect.stringMatching(/^(damaged|not_a_backup)$/) })
    }
    await expect(newestBackup(join(above, "none"))).rejects.toMatchObject({ fault: "no_file" })
  })
})
