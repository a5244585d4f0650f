import "server-only"
import { Readable } from "node:stream"
import pg from "pg"
import { Packer } from "@/lib/archive/pack"
import { settle, sqlName, tables, type Client, type Table } from "@/lib/backup/catalogue"
import { mediaEntry } from "@/lib/backup/manifest"
import type { MediaFiles } from "@/lib/backup/files"
import { readMe } from "@/lib/strings/export-pages"
import type { ExportManifest } from "./manifest"
import { articlePageHtml, exportCss, indexHtml, lineOfArticle, namesOf, pageEntry, type IndexLine } from "./pages"
import { dataEntry, readOnly, things, type Thing } from "./things"

const AT_ONCE = 20 // things of one reading: each may be megabytes

/**
 * Writes everything of the newsroom as it is at one instant into an archive, while that is read: a file of JSON lines for each sort of thing,
 * pages to read in a browser without a server, the pictures, and a manifest. No password, no session, no secret is in it.
 * Ends the archive, or breaks it off.
 */
export async function writeExport({ url, packer, media }: { url: string; packer: Packer; media: MediaFiles }): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000, application_name: "waha export" })
  client.on("error", () => {})
  try {
    await client.connect()
    await settle(client)
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    await pack(client, packer, media)
    await client.query("COMMIT")
    packer.finish()
  } catch (error) {
    packer.fail(error)
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

async function pack(client: Client, packer: Packer, media: MediaFiles) {
  const catalogue = await tables(client)
  const { rows: [room] } = await client.query<{ name: string; now: Date; timeZone: string }>('SELECT name, clock_timestamp() AS now, time_zone AS "timeZone" FROM desk.newsroom')
  if (!room) throw new Error("there is no newsroom in this database")
  const manifest: ExportManifest = { format: "waha-export", version: 1, madeAt: room.now.toISOString(), newsroom: room.name, data: [], pages: [], media: [] }
  await packer.add("README.txt", readMe(room.name))
  for (const thing of [...things, readOnly]) {
    const { lines, bytes, sha256 } = await packer.add(dataEntry(thing.name), Readable.from(linesOf(client, thing, catalogue)))
    manifest.data.push({ name: thing.name, lines, bytes, sha256 })
  }
  const files = await media.names()
  const names = await namesOf(client, files)
  const page = async (name: string, text: string) => {
    const { bytes, sha256 } = await packer.add(name, text)
    manifest.pages.push({ name, bytes, sha256 })
  }
  const index: IndexLine[] = []
  const articles = things.find(({ name }) => name === "articles")
  if (articles) {
    for await (const line of linesOf(client, articles, catalogue)) {
      const article = lineOfArticle(line, room.now)
      index.push(article.index)
      await page(pageEntry(article.index.id), articlePageHtml(article, names, room))
    }
  }
  await page("html/style.css", exportCss)
  await page("index.html", indexHtml(index, names, room))
  for (const name of files) {
    const { bytes, sha256 } = await packer.add(mediaEntry(name), media.open(name), { stored: true })
    manifest.media.push({ name, bytes, sha256 })
  }
  await packer.add("manifest.json", JSON.stringify(manifest, null, 1))
}

/** The things of one sort as lines of JSON, each with what belongs to it, in the order of their keys. */
async function* linesOf(client: Client, thing: Thing, catalogue: readonly Table[]): AsyncGenerator<string> {
  const cursor = `export_${thing.name}`
  await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${selectOf(thing, catalogue)}`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${AT_ONCE} FROM ${cursor}`)
    for (const { line } of rows) yield `${line}\n`
    if (rows.length < AT_ONCE) break
  }
  await client.query(`CLOSE ${cursor}`)
}

function selectOf({ table, omit, only, children }: Thing, catalogue: readonly Table[]): string {
  const order = (name: string) => catalogue.find((each) => each.name === name)?.order
  const row = only === undefined
    ? `to_jsonb(t) - ARRAY[${["", ...omit].map((name) => pg.escapeLiteral(name)).join(", ")}]::text[]`
    : `jsonb_build_object(${only.map((name) => `${pg.escapeLiteral(name)}, t.${pg.escapeIdentifier(name)}`).join(", ")})`
  const parts = children.flatMap(({ table: child, by, through }) => {
    const keys = order(child)
    if (keys === undefined) return [] // a table that this version does not have
    const where = through === undefined
      ? `c.${pg.escapeIdentifier(by)} = t.id`
      : `c.${pg.escapeIdentifier(by)} IN (SELECT p.id FROM ${sqlName(through)} p WHERE p.article_id = t.id)`
    return [`|| jsonb_build_object(${pg.escapeLiteral(child)}, (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY ${keys.map((key) => `c.${key}`).join(", ")}), '[]') FROM ${sqlName(child)} c WHERE ${where}))`]
  })
  return `SELECT (${row} ${parts.join(" ")})::text AS line FROM ${sqlName(table)} t ORDER BY ${(order(table) ?? []).map((key) => `t.${key}`).join(", ")}`
}
