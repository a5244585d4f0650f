import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import pg from "pg"
import { Packer } from "@/lib/archive/pack"
import { actorFrom, personSelect } from "@/lib/auth/actor"
import { folderFiles } from "@/lib/backup/files"
import { inspectBackup } from "@/lib/backup/inspect"
import { restoreBackup } from "@/lib/backup/restore"
import { writeBackup } from "@/lib/backup/write"
import { db } from "@/lib/db"
import { writeExport } from "@/lib/export/write"
import { importWordPress } from "@/lib/wordpress/run"
import { wxrHead, wxrItem, wxrTail } from "@/prisma/seed/wxr"

// Backup, restore and export of 10,000 articles, and an import of 5,000 from WordPress. The yardstick is the size of what goes through.

const ARTICLES = 10_000
const POSTS = 5_000
const words = "عند الفجر تعود القوارب إلى الميناء ومعها ما جاد به البحر من رزق قليل وحديث كثير عن موج لم يهدأ منذ أسبوع".split(" ")
const text = (n: number, length: number) => Array.from({ length }, (_, at) => words[(n * 7 + at * (n % 5 + 1)) % words.length]).join(" ")

const url = process.env.DATABASE_URL ?? ""
const folder = mkdtempSync(join(tmpdir(), "waha-bench-"))
const owner = new pg.Client(url)

async function measured<T>(what: string, work: () => Promise<T>, size: () => number): Promise<T> {
  const began = performance.now()
  const result = await work()
  const seconds = (performance.now() - began) / 1000
  console.log(`${what}\t${seconds.toFixed(1)} s\t${(size() / 1e6).toFixed(1)} MB\t${Math.round(process.memoryUsage().rss / 1e6)} MB of memory`)
  return result
}

/** As many articles as that, each published once and edited since: two texts of three hundred words. */
async function fill() {
  await owner.query(`
    INSERT INTO desk."user" (email, name, role, password_hash) VALUES ('bench@waha.example', 'bench', 'admin', 'none');
    INSERT INTO desk.section (slug, name, name_key) SELECT 's' || n, 's' || n, 's' || n FROM generate_series(1, 10) n`)
  for (let from = 1; from <= ARTICLES; from += 500) {
    const bodies = Array.from({ length: 500 }, (_, n) => JSON.stringify({ type: "doc", content: Array.from({ length: 5 }, (_each, at) => ({ type: "paragraph", content: [{ type: "text", text: text(from + n + at, 60) }] })) }))
    await owner.query(`
      WITH made AS (SELECT b.text::jsonb AS body, lpad(($2::int + b.n - 1)::text, 12, '0') AS id, b.n FROM unnest($1::text[]) WITH ORDINALITY AS b(text, n)),
      a AS (INSERT INTO desk.article (id, phase, title, title_key, body, writer_id, edited_by_id, section_id)
        SELECT id, 'published', 'مقال ' || id, id, body, (SELECT id FROM desk."user"), (SELECT id FROM desk."user"), (SELECT id FROM desk.section WHERE slug = 's' || (n % 10 + 1)) FROM made RETURNING id, body, title, section_id),
      r AS (INSERT INTO desk.revision (article_id, version, snapshot, reason) SELECT id, 1, jsonb_build_object('title', title, 'body', body), 'published' FROM a RETURNING id, article_id)
      INSERT INTO pub.publication (article_id, revision_id, version, live_from, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id)
        SELECT a.id, r.id, 1, now() - interval '1 day', now() - interval '1 day', a.id, 'own', 'report', a.title, '', '', '', a.body, 300, a.section_id FROM a JOIN r ON r.article_id = a.id`, [bodies, from])
  }
}

async function main() {
  await owner.connect()
  console.log(`load ${loadavg()[0]?.toFixed(2)}`)
  await fill()
  const name = "waha-backup-20260101T000000Z.zip"
  const file = join(folder, name)
  await measured(`backup of ${ARTICLES} articles, read back`, () => writeBackup({ url, folder, name, media: folderFiles(null), secret: null }), () => statSync(file).size)
  await measured("looking through it", () => inspectBackup(file), () => statSync(file).size)
  await owner.query("CREATE DATABASE restored TEMPLATE template0")
  const other = Object.assign(new URL(url), { pathname: "/restored" }).href
  await measured("restore into an empty database, compared", () => restoreBackup({ url: other, file, mediaFolder: null }), () => statSync(file).size)
  const archive = join(folder, "export.zip")
  const packer = new Packer()
  await measured(`export of ${ARTICLES} articles`, () => Promise.all([pipeline(packer.stream, createWriteStream(archive)), writeExport({ url, packer, media: folderFiles(null) })]), () => statSync(archive).size)

  const site = join(folder, "site.xml")
  const items = Array.from({ length: POSTS }, (_, n) => wxrItem({
    id: n + 1, title: `مقال ${n} من الموقع السابق`, slug: `مقال-${n}`, excerpt: text(n, 15), categories: [["sea", "البحر والموانئ"]], tags: [`وسم ${n % 300}`, `موضوع ${n % 40}`],
    content: Array.from({ length: 6 }, (_each, at) => text(n + at, 50)).join("\n\n"),
  }))
  writeFileSync(site, wxrHead() + items.join("\n") + wxrTail)
  const actor = actorFrom(await db().user.findFirst({ where: { role: "admin" }, select: personSelect }))
  if (!actor) throw new Error("nobody")
  const open = () => createReadStream(site)
  await measured(`dry run of ${POSTS} articles of WordPress`, () => importWordPress({ open, actor, dryRun: true }), () => statSync(site).size)
  const { report } = await measured("import of them", () => importWordPress({ open, actor, dryRun: false }), () => statSync(site).size)
  await measured("the same file again", () => importWordPress({ open, actor, dryRun: false }), () => statSync(site).size)
  console.log(JSON.stringify(report.outcomes), `load ${loadavg()[0]?.toFixed(2)}`)
  await owner.end()
  await db().$disconnect()
  rmSync(folder, { recursive: true, force: true })
}

await main()
