import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { loadavg } from "node:os"
import { pathToFileURL } from "node:url"
import pg from "pg"
import { from as copyFrom } from "pg-copy-streams"
import { searchKey } from "@/lib/arabic/normalize"
import { slugify } from "@/lib/arabic/slug"
import { randomOf } from "@/scripts/random"
import { writerOf } from "./words"

/**
 * A newsroom of very many articles, on which lists and search are measured: 10,000 texts of words that go by Zipf's law, each of which stands
 * in many articles where there are more. Sections, papers, by-lines and topics are as uneven as a newsroom's. Three in a hundred articles were
 * corrected, one in a hundred withdrawn, a few lie ahead. Working copies have the text, revisions do not: no reader's query reads them.
 */
const TEXTS = 10_000
const MINUTES = 10 // between two articles: a million are nineteen years of a paper with 144 a day
const [SECTIONS, SOURCES, AUTHORS, TAGS] = [16, 60, 300, 500]

/** How many articles this database has before readers; 0 is one that is to be filled. */
export async function articlesHere(owner: pg.Client): Promise<number> {
  const { rows: [row] } = await owner.query<{ n: number }>("SELECT count(*)::int AS n FROM pub.publication WHERE live_from <= now() AND (live_until IS NULL OR live_until > now())")
  return row?.n ?? 0
}

type Say = (what: string) => void

/** Fills a database that has nothing in it yet. */
export async function fillCorpus(owner: pg.Client, articles: number, say: Say = () => {}): Promise<void> {
  const began = performance.now()
  const step = async (what: string, work: () => Promise<unknown>) => {
    await work()
    say(`${((performance.now() - began) / 1_000).toFixed(0)} s: ${what}`)
  }
  await owner.query("SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'; SET synchronous_commit = off; SET session_replication_role = replica")
  await step("names", () => names(owner))
  await step(`${TEXTS} texts`, () => texts(owner))
  await step(`${articles} pieces`, () => pieces(owner, articles))
  await step("articles and publications", () => aside(owner, ["desk.article", "desk.revision", "pub.publication", "pub.publication_author", "pub.publication_tag"], () => articlesOf(owner)))
  await step("days", () => owner.query("SELECT pub.count_days()"))
  await step("parts of the sitemap", () => owner.query("SELECT desk.plan_sitemap(1000)"))
  await owner.query("DROP TABLE corpus_text, corpus_piece; DROP SEQUENCE IF EXISTS corpus_n; RESET ALL")
  await step("vacuum", () => owner.query("VACUUM (ANALYZE)"))
}

async function names(owner: pg.Client) {
  const { name } = writerOf(2)
  const rows = (count: number) => JSON.stringify([...new Set(Array.from({ length: count * 3 }, name))].slice(0, count).map((each, at) => ({ name: each, at, key: searchKey(each) })))
  const each = "FROM jsonb_to_recordset($1::jsonb) AS r(name text, at int, key text)"
  await owner.query(`INSERT INTO desk."user" (email, name, role, password_hash) VALUES ('corpus@waha.example', 'corpus', 'chief', 'none')`)
  await owner.query(`INSERT INTO desk.section (slug, name, name_key, position, on_front) SELECT 's' || at, name, key, at, at < 8 ${each}`, [rows(SECTIONS)])
  // The last four stand under the first two.
  await owner.query(`UPDATE desk.section s SET parent_id = p.id FROM desk.section p WHERE s.position >= ${SECTIONS - 4} AND p.position = s.position % 2`)
  await owner.query(`INSERT INTO desk.source (slug, name, name_key, index_policy) SELECT 'p' || at, name, key, CASE WHEN at % 3 = 0 THEN 'index' ELSE 'noindex' END ${each}`, [rows(SOURCES)])
  await owner.query(`INSERT INTO desk.author (slug, name, name_key) SELECT 'b' || at, name, key ${each}`, [rows(AUTHORS)])
  await owner.query(`INSERT INTO desk.tag (slug, name, name_key) SELECT 't' || at, name, key ${each}`, [rows(TAGS)])
}

async function texts(owner: pg.Client) {
  await owner.query("CREATE UNLOGGED TABLE corpus_text (n int, title text, title_key text, slug text, standfirst text, words int, body jsonb)")
  const { text } = writerOf(1)
  await copy(owner, "corpus_text", (function* () {
    for (let n = 0; n < TEXTS; n += 1) {
      const { title, standfirst, paragraphs, words } = text()
      const content = paragraphs.map((paragraph, at) => ({ type: "paragraph", attrs: { id: `p${String(at).padStart(7, "0")}` }, content: [{ type: "text", text: paragraph }] }))
      yield [n, title, searchKey(title), slugify(title), standfirst, words, JSON.stringify({ type: "doc", content })]
    }
  })())
  await owner.query("CREATE INDEX ON corpus_text (n); ANALYZE corpus_text")
}

/** Which text, where and of whom each article is. A name's place is cubed, so that the first has very many and the last hardly any. */
async function pieces(owner: pg.Client, articles: number) {
  await owner.query(`CREATE UNLOGGED TABLE corpus_piece (n int, id text, revision uuid, publication uuid, text int, at timestamptz(3), own boolean, section int, source int, author int, tags int[], state text)`)
  const random = randomOf(3)
  const uneven = (size: number) => Math.floor(random() ** 3 * size)
  const newest = Date.now() - 60_000
  await copy(owner, "corpus_piece", (function* () {
    for (let n = 0; n < articles; n += 1) {
      const own = random() < 0.1
      const tags = new Set(Array.from({ length: Math.floor(random() * 4) }, () => uneven(TAGS)))
      const chance = random()
      const state = n < 20 && n % 2 === 1 ? "ahead" : chance < 0.03 ? "corrected" : chance < 0.04 ? "withdrawn" : "live"
      const at = new Date(state === "ahead" ? newest + (720 + n) * 3_600_000 : newest - (n + random()) * MINUTES * 60_000).toISOString()
      yield [n, idOf(random), uuidOf(random), uuidOf(random), n < TEXTS ? n : Math.floor(random() * TEXTS), at, own, uneven(SECTIONS), own ? null : uneven(SOURCES), random() < 0.7 ? uneven(AUTHORS) : null, `{${[...tags].join(",")}}`, state]
    }
  })())
  await owner.query("ANALYZE corpus_piece")
}

async function articlesOf(owner: pg.Client) {
  const { rows: [room] } = await owner.query<{ zone: string }>("SELECT time_zone AS zone FROM desk.newsroom")
  const named = `
    FROM corpus_piece c JOIN corpus_text t ON t.n = c.text JOIN desk.section s ON s.slug = 's' || c.section LEFT JOIN desk.source p ON p.slug = 'p' || c.source`
  const paper = `p.id, CASE WHEN c.own THEN NULL ELSE (c.at AT TIME ZONE '${room?.zone ?? "UTC"}')::date END, CASE WHEN c.own THEN NULL ELSE '' END, CASE WHEN c.own THEN NULL ELSE 'https://paper.example/' || c.n END`
  await owner.query(`
    INSERT INTO desk.article (id, phase, origin, kind, title, title_key, standfirst, body, section_id, source_id, source_date, source_date_text, source_url, writer_id, edited_by_id, created_at, edited_at)
      SELECT c.id, CASE c.state WHEN 'withdrawn' THEN 'withdrawn' ELSE 'published' END, CASE WHEN c.own THEN 'own' ELSE 'republished' END, CASE WHEN c.own THEN 'report' ELSE 'editorial' END,
        t.title, t.title_key, t.standfirst, t.body, s.id, ${paper}, u.id, u.id, least(c.at, now()), least(c.at, now()) ${named} CROSS JOIN desk."user" u`)
  await owner.query("INSERT INTO desk.revision (id, article_id, version, snapshot, reason, created_at) SELECT c.revision, c.id, 1, '{}', 'published', c.at FROM corpus_piece c")
  const publications = (where: string, id: string, from: string, until: string, title = "t.title") => owner.query(`
    INSERT INTO pub.publication (id, article_id, revision_id, version, live_from, live_until, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id, source_id, source_date, source_date_text, source_url, created_at, day)
      SELECT ${id}, c.id, c.revision, 1, ${from}, ${until}, c.at, t.slug, CASE WHEN c.own THEN 'own' ELSE 'republished' END, CASE WHEN c.own THEN 'report' ELSE 'editorial' END,
        ${title}, '', '', t.standfirst, t.body, t.words, s.id, ${paper}, least(c.at, now()), (c.at AT TIME ZONE '${room?.zone ?? "UTC"}')::date ${named} WHERE ${where}`)
  await publications("true", "c.publication",
    "CASE c.state WHEN 'corrected' THEN c.at + interval '1 second' ELSE c.at END",
    "CASE c.state WHEN 'withdrawn' THEN c.at + interval '2 seconds' END")
  await publications("c.state = 'corrected'", "gen_random_uuid()", "c.at", "c.at + interval '1 second'", "'نص سابق: ' || t.title")
  await owner.query("INSERT INTO pub.withdrawal (article_id, at, notice, created_at) SELECT c.id, c.at + interval '2 seconds', '', c.at FROM corpus_piece c WHERE c.state = 'withdrawn'")
  await owner.query(`
    INSERT INTO pub.publication_author (publication_id, author_id, position, published_at) SELECT c.publication, a.id, 0, c.at FROM corpus_piece c JOIN desk.author a ON a.slug = 'b' || c.author;
    INSERT INTO pub.publication_tag (publication_id, tag_id, published_at) SELECT c.publication, g.id, c.at FROM corpus_piece c CROSS JOIN LATERAL unnest(c.tags) one JOIN desk.tag g ON g.slug = 't' || one`)
}

/** Does it while these tables have no indexes but those of their keys; they are made anew afterwards, from the whole. */
async function aside(owner: pg.Client, tables: readonly string[], work: () => Promise<unknown>) {
  const { rows: bounds } = await owner.query<{ place: string; name: string; definition: string }>(
    "SELECT c.conrelid::regclass::text AS place, quote_ident(c.conname) AS name, pg_get_constraintdef(c.oid) AS definition FROM pg_constraint c WHERE c.contype = 'x' AND c.conrelid = ANY($1::regclass[])", [tables])
  for (const { place, name } of bounds) await owner.query(`ALTER TABLE ${place} DROP CONSTRAINT ${name}`)
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
    WHERE i.indrelid = ANY($1::regclass[]) AND NOT i.indisunique AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`, [tables])
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`)
  await work()
  for (const { definition } of indexes) await owner.query(definition)
  for (const { place, name, definition } of bounds) await owner.query(`ALTER TABLE ${place} ADD CONSTRAINT ${name} ${definition}`)
}

/** Rows by COPY. */
async function copy(owner: pg.Client, table: string, rows: Iterable<readonly (string | number | boolean | null)[]>) {
  const field = (value: string | number | boolean | null) => (value === null ? "\\N" : String(value).replace(/[\\\n\t\r]/g, (sign) => ({ "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" })[sign] ?? ""))
  const lines = function* () {
    let some = ""
    for (const row of rows) {
      some += `${row.map(field).join("\t")}\n`
      if (some.length < 65_536) continue
      yield some
      some = ""
    }
    yield some
  }
  await pipeline(Readable.from(lines(), { objectMode: true }), owner.query(copyFrom(`COPY ${table} FROM STDIN`)))
}

const idOf = (random: () => number) => Array.from({ length: 12 }, () => "0123456789abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 36)]).join("")
const uuidOf = (random: () => number) => Array.from({ length: 32 }, () => "0123456789abcdef"[Math.floor(random() * 16)]).join("").replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5")

async function main() {
  const articles = Number(process.env.BENCH_ARTICLES ?? 1_000)
  const owner = new pg.Client(process.env.DATABASE_URL)
  await owner.connect()
  const began = performance.now()
  await fillCorpus(owner, articles, (what) => console.log(what))
  const { rows: [size] } = await owner.query<{ all: string }>("SELECT pg_size_pretty(pg_database_size(current_database())) AS all")
  console.log(`${articles} articles in ${((performance.now() - began) / 1_000).toFixed(0)} s, ${size?.all}, load ${loadavg()[0]?.toFixed(1)}`)
  await owner.end()
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
