import { createHash, randomBytes } from "node:crypto"
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ZipFile } from "yazl"
import { Packer } from "@/lib/archive/pack"
import { Unpacker } from "@/lib/archive/unpack"
import { tables } from "@/lib/backup/catalogue"
import { folderFiles } from "@/lib/backup/files"
import { db } from "@/lib/db"
import { seedDemo } from "@/prisma/seed/demo"
import { testDatabase, type TestDatabase } from "@/prisma/testing"
import { connect } from "@/scripts/database"
import { exportManifestSchema, type ExportManifest } from "./manifest"
import { importExport } from "./read"
import { dataEntry, readOnly, stays, things } from "./things"
import { writeExport } from "./write"

const above = mkdtempSync(join(tmpdir(), "waha-export-"))
const pictures = join(above, "media")
const limits = { entries: 10_000, each: 1e8, all: 1e9 }
const passwords = { writer: "writer-of-the-export", editor: "editor-of-the-export", chief: "chief-of-the-export", admin: "admin-of-the-export" }
let full: TestDatabase
let file: string

async function exported(url: string, name: string, media = folderFiles(pictures)): Promise<string> {
  const to = join(above, name)
  const packer = new Packer()
  await Promise.all([pipeline(packer.stream, createWriteStream(to)), writeExport({ url, packer, media })])
  return to
}

async function opened<T>(from: string, work: (archive: Unpacker) => Promise<T>): Promise<T> {
  const archive = await Unpacker.open(from, limits)
  try {
    return await work(archive)
  } finally {
    archive.close()
  }
}
const manifestOf = (from: string) => opened(from, async (archive) => exportManifestSchema.parse(JSON.parse((await archive.bytes("manifest.json", 1e8)).toString("utf8"))))
const textsOf = (from: string) => opened(from, async (archive) =>
  Object.fromEntries(await Promise.all(archive.names.map(async (name): Promise<[string, string]> => [name, (await archive.bytes(name, 1e8)).toString("latin1")]))))

async function emptyPlace(): Promise<TestDatabase> {
  const kept = { desk: process.env.DESK_DATABASE_URL, site: process.env.SITE_DATABASE_URL }
  const place = await testDatabase()
  Object.assign(process.env, { DESK_DATABASE_URL: kept.desk, SITE_DATABASE_URL: kept.site })
  return place
}

beforeAll(async () => {
  full = await testDatabase()
  await seedDemo(passwords)
  await db().clipping.create({ data: { raw: "سطر", sha256: createHash("sha256").update("سطر").digest("hex"), recognised: {} } })
  mkdirSync(join(pictures, "aaaa"), { recursive: true })
  writeFileSync(join(pictures, "aaaa", "original.jpg"), randomBytes(20_000))
  await db().media.create({ data: { key: "aaaa", format: "jpeg", width: 10, height: 10, bytes: 20_000, sha256: "0".repeat(64), alt: "نهر" } })
  file = await exported(full.deskUrl, "first.zip")
})
afterAll(async () => {
  await db().$disconnect()
  await full?.drop()
  rmSync(above, { recursive: true, force: true })
})

describe("an export", () => {
  it("knows what to do with every table: what goes, what is only read, what stays", async () => {
    const client = await connect(full.ownerUrl)
    const names = (await tables(client)).map(({ name }) => name)
    await client.end()
    const goes = things.flatMap(({ table, children }) => [table, ...children.map((child) => child.table)])
    const known = new Set([...goes, readOnly.table, ...stays])
    expect(names.filter((name) => !known.has(name))).toEqual([])
    expect(goes.filter((name) => stays.includes(name))).toEqual([])
  })

  it("holds no password, no session and no secret", async () => {
    const people = await db().user.findMany({ select: { passwordHash: true } })
    const all = Object.values(await textsOf(file)).join("\n")
    for (const { passwordHash } of people) expect(all).not.toContain(passwordHash)
    for (const word of ["password", "token_hash", "argon2", ...Object.values(passwords)]) expect(all).not.toContain(word)
  })

  it("is read without a server: every article has its page, nothing is loaded from elsewhere, and every way leads somewhere", async () => {
    const texts = await textsOf(file)
    const read = (name: string) => Buffer.from(texts[name] ?? "", "latin1").toString("utf8")
    const ids = (await db().article.findMany({ select: { id: true } })).map(({ id }) => id)
    const index = read("index.html")
    expect(index).toContain('<html lang="ar" dir="rtl">')
    for (const id of ids) {
      expect(index).toContain(`html/a/${id}.html`)
      const page = read(`html/a/${id}.html`)
      expect(page).toMatch(/<h1><bdi>[^<]+<\/bdi><\/h1>/)
      expect(page).not.toMatch(/<script|(?:src|<link[^>]*href)="(?:https?:)?\/\//)
    }
    const live = await db().publication.findFirstOrThrow({ orderBy: { liveFrom: "asc" }, select: { articleId: true, title: true } })
    expect(read(`html/a/${live.articleId}.html`)).toContain(live.title)
  })

  it("is broken off, and not ended, where the database is", async () => {
    const packer = new Packer()
    const to = join(above, "broken.zip")
    const done = await Promise.allSettled([
      pipeline(packer.stream, createWriteStream(to)),
      writeExport({ url: full.deskUrl, packer, media: { names: () => Promise.reject(new Error("away")), open: () => { throw new Error("away") } } }),
    ])
    expect(done.map(({ status }) => status)).toEqual(["rejected", "rejected"])
    await expect(Unpacker.open(to, limits)).rejects.toMatchObject({ fault: "not_zip" })
  })
})

describe("an import", () => {
  it("brings everything back: exported again, every file has the same hash", async () => {
    const place = await emptyPlace()
    const media = join(above, "imported")
    const dry = await importExport({ url: place.ownerUrl, file, mediaFolder: media, dryRun: true })
    expect(dry.counts).toMatchObject({ people: 4, sections: await db().section.count(), articles: await db().article.count() })
    const before = await connect(place.ownerUrl)
    expect((await before.query("SELECT count(*)::int AS n FROM desk.article")).rows).toEqual([{ n: 0 }])
    await importExport({ url: place.ownerUrl, file, mediaFolder: media, dryRun: false })
    const { rows: people } = await before.query('SELECT DISTINCT active, password_hash AS word FROM desk."user"')
    expect(people).toEqual([{ active: false, word: "none" }])
    const { rows: last } = await before.query("SELECT action FROM desk.event ORDER BY seq DESC LIMIT 1")
    expect(last).toEqual([{ action: "newsroom.import" }])
    expect(readFileSync(join(media, "aaaa/original.jpg")).equals(readFileSync(join(pictures, "aaaa/original.jpg")))).toBe(true)
    const again = await exported(place.deskUrl, "again.zip", folderFiles(media))
    const [one, two] = [await manifestOf(file), await manifestOf(again)]
    const comparable = ({ data, media: files, pages }: ExportManifest) => ({
      data: data.filter(({ name }) => name !== readOnly.name), files, pages: pages.filter(({ name }) => name !== "index.html").map(({ name }) => name),
    })
    expect(comparable(two)).toEqual(comparable(one))
    await expect(importExport({ url: place.ownerUrl, file, mediaFolder: null, dryRun: false })).rejects.toThrow(/no folder for pictures/)
    await expect(importExport({ url: place.ownerUrl, file, mediaFolder: join(above, "other"), dryRun: false })).rejects.toThrow(/newsroom in this database already/)
    await before.end()
    await place.drop()
  })

  describe("refuses in words, and changes nothing", () => {
    let place: TestDatabase
    beforeAll(async () => {
      place = await emptyPlace()
    })
    afterAll(() => place?.drop())

    /** The export with some entries otherwise, its hashes right. */
    async function forged(change: (entries: Map<string, Buffer>, manifest: ExportManifest) => void, honest = true): Promise<string> {
      const entries = new Map(Object.entries(await textsOf(file)).map(([name, text]) => [name, Buffer.from(text, "latin1")]))
      const manifest = await manifestOf(file)
      change(entries, manifest)
      const rehashed = (entry: string) => ({ bytes: entries.get(entry)?.length ?? 0, sha256: createHash("sha256").update(entries.get(entry) ?? "").digest("hex") })
      if (honest) manifest.data = manifest.data.map((each) => ({ ...each, ...rehashed(dataEntry(each.name)) }))
      entries.set("manifest.json", Buffer.from(JSON.stringify(manifest)))
      const zip = new ZipFile()
      for (const [name, bytes] of entries) zip.addBuffer(bytes, name)
      zip.end()
      const to = join(above, `forged-${randomBytes(4).toString("hex")}.zip`)
      await pipeline(zip.outputStream, createWriteStream(to))
      return to
    }
    const edit = (name: string, from: RegExp | string, to: string) => (entries: Map<string, Buffer>) => {
      const before = entries.get(dataEntry(name))?.toString("utf8") ?? ""
      const after = before.replace(from, to)
      if (after === before) throw new Error("nothing was forged")
      entries.set(dataEntry(name), Buffer.from(after))
    }
    const twice = (name: string) => (entries: Map<string, Buffer>) => {
      const before = entries.get(dataEntry(name))?.toString("utf8") ?? ""
      entries.set(dataEntry(name), Buffer.from(before + before.slice(0, before.indexOf("\n") + 1)))
    }

    it.each<[what: string, change: (entries: Map<string, Buffer>, manifest: ExportManifest) => void, words: RegExp]>([
      ["a script in a text", edit("articles", '"type": "paragraph"', '"type": "script"'), /none of ours/],
      ["a dangerous address", edit("articles", /"source_url": "https[^"]*"/, '"source_url": "javascript:alert(1)"'), /an address that is none/],
      ["a slug that leads elsewhere", edit("sections", /"slug": "[^"]*"/, '"slug": "../../desk"'), /a slug that is none/],
      ["a thing twice", twice("articles"), /contradict/],
      ["an id that leads nowhere", edit("articles", /"writer_id": "[^"]*"/, '"writer_id": "00000000-0000-4000-8000-000000000000"'), /contradict/],
      ["a role of one's own", edit("people", '"role": "writer"', '"role": "owner"'), /contradict/],
      ["a password", edit("people", '"role": "writer"', '"role": "writer", "password_hash": "x"'), /does not belong/],
      ["a column of another version", edit("authors", /"slug"/, '"nickname": "x", "slug"'), /does not know desk\.author\.nickname/],
      ["what is no JSON", edit("tags", /^\{/, "{{"), /line 1 is no JSON/],
      ["what is no object", edit("tags", /^.*\n/, "[]\n"), /not an object/],
      ["a clipping that is another text", edit("clippings", /"raw": "[^"]*"/, '"raw": "غيره"'), /not the text that its hash says/],
      ["a line without an end", edit("tags", /\n$/, ""), /middle of a line/],
      ["a file that nobody listed", (entries) => void entries.set("html/more.html", Buffer.from("x")), /not in the archive's manifest/],
      ["a sort of thing that is missing", (entries, manifest) => (entries.delete(dataEntry("tags")), void (manifest.data = manifest.data.filter(({ name }) => name !== "tags"))), /lacks data\/tags/],
    ])("%s", async (_, change, words) => {
      await expect(importExport({ url: place.ownerUrl, file: await forged(change), mediaFolder: join(above, "none"), dryRun: false })).rejects.toThrow(words)
    })

    it("a text that was changed behind the manifest's back", async () => {
      await expect(importExport({ url: place.ownerUrl, file: await forged(edit("tags", /"name": "[^"]*"/, '"name": "آخر"'), false), mediaFolder: join(above, "none"), dryRun: false })).rejects.toThrow(/damaged or was changed/)
    })

    it("and after all that the place is as empty as it was, and takes the true one", async () => {
      await importExport({ url: place.ownerUrl, file, mediaFolder: join(above, "true"), dryRun: false })
    })
  })
})
