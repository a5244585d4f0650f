import { loadavg } from "node:os"
import pg from "pg"
import { listArticles, type Scope } from "@/lib/articles/published"
import type { Paging } from "@/lib/articles/paging"
import { siteDb } from "@/lib/site-db"
import { sources } from "@/lib/sources/published"

// Readers' lists at the newest page and at depth, over 100,000 live publications, through the site's own log-in and its row policies.
// The yardstick in the same run is the same page by OFFSET.

const ARTICLES = 100_000
const DEPTHS = [0, 1_000, 20_000, 90_000]
const RUNS = 40

const owner = new pg.Client(process.env.DATABASE_URL)

async function fill() {
  await owner.connect()
  await owner.query(`
    INSERT INTO desk."user" (email, name, role, password_hash) VALUES ('bench@waha.example', 'bench', 'chief', 'none');
    INSERT INTO desk.section (slug, name, name_key) SELECT 's' || n, 's' || n, 's' || n FROM generate_series(1, 10) n;
    INSERT INTO desk.source (slug, name, name_key) SELECT 'p' || n, 'p' || n, 'p' || n FROM generate_series(1, 50) n;
    INSERT INTO desk.article (id, phase, title, body, writer_id, edited_by_id, section_id, source_id)
      SELECT lpad(n::text, 12, '0'), 'published', 'title ' || n, '{}', (SELECT id FROM desk."user"), (SELECT id FROM desk."user"),
             (SELECT id FROM desk.section WHERE slug = 's' || (n % 10 + 1)), (SELECT id FROM desk.source WHERE slug = 'p' || (n % 50 + 1))
      FROM generate_series(1, ${ARTICLES}) n;
    INSERT INTO desk.revision (article_id, version, snapshot, reason) SELECT id, 1, '{}', 'published' FROM desk.article;
    INSERT INTO pub.publication (article_id, revision_id, version, live_from, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id, source_id)
      SELECT a.id, r.id, 1, now() - a.id::int * interval '10 minutes', now() - a.id::int * interval '10 minutes', 'x', 'republished', 'editorial',
             a.title, '', '', repeat('word ', 20), '{}', 400, a.section_id, a.source_id
      FROM desk.article a JOIN desk.revision r ON r.article_id = a.id`)
  await owner.query("VACUUM ANALYZE")
}

/** Where a page begins that has this many articles before it, in a list. */
async function placeAt(depth: number, where: string): Promise<Paging> {
  if (depth === 0) return "newest"
  const { rows: [row] } = await owner.query(`SELECT article_id AS id, published_at AS at FROM pub.publication WHERE ${where} ORDER BY published_at DESC, article_id DESC OFFSET ${depth - 1} LIMIT 1`)
  return { before: { id: row.id, at: row.at } }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS + 5; run += 1) {
    const began = performance.now()
    await work()
    if (run >= 5) times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[RUNS / 2] ?? NaN
}

async function main() {
  await fill()
  const { rows: [section] } = await owner.query("SELECT id FROM desk.section ORDER BY slug LIMIT 1")
  const { rows: [source] } = await owner.query("SELECT id FROM desk.source ORDER BY slug LIMIT 1")
  const { rows: [taken] } = await owner.query("SELECT id FROM desk.source ORDER BY slug LIMIT 1 OFFSET 1")
  const { rows: [merged] } = await owner.query("SELECT id FROM desk.source ORDER BY slug LIMIT 1 OFFSET 2")
  await owner.query(`UPDATE desk.source SET merged_into = $1, slug = id::text WHERE id = $2`, [merged.id, taken.id])
  await owner.query(`UPDATE desk.source SET merged = ARRAY[$2::uuid] WHERE id = $1`, [merged.id, taken.id])
  const lists: [name: string, scope: Scope, where: string][] = [
    ["all", "all", "true"],
    ["section", { sections: [section.id] }, `section_id = '${section.id}'`],
    ["source", { source: source.id }, `source_id = '${source.id}'`],
    ["two sources that were merged", { source: merged.id }, `source_id IN ('${merged.id}', '${taken.id}')`],
  ]
  console.log(`${ARTICLES} publications, median of ${RUNS} runs in ms, load ${loadavg()[0]?.toFixed(2)}`)
  console.log("list\tarticles before\tours\tOFFSET")
  for (const [name, scope, where] of lists) {
    const { rows: [count] } = await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM pub.publication WHERE ${where}`)
    for (const depth of DEPTHS.map((at) => Math.floor((at * (count?.n ?? 0)) / ARTICLES))) {
      const paging = await placeAt(depth, where)
      const ours = await median(() => listArticles(scope, paging))
      const yardstick = await median(() => siteDb().article.findMany({
        where: scope === "all" ? {} : "source" in scope ? { publishedSourceId: scope.source } : { publishedSectionId: section.id },
        orderBy: [{ publishedAt: "desc" }, { id: "desc" }], skip: depth, take: 21, select: { id: true, title: true },
      }))
      console.log(`${name}\t${depth}\t${ours.toFixed(1)}\t${yardstick.toFixed(1)}`)
    }
  }
  console.log(`the list of papers: ${(await median(sources)).toFixed(1)}`)
  console.log(`load ${loadavg()[0]?.toFixed(2)}`)
  await owner.end()
  await siteDb().$disconnect()
}

await main()
