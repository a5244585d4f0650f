import { loadavg } from "node:os"
import pg from "pg"
import { db } from "@/lib/db"
import { renewWords } from "@/lib/search/keep"
import { RULES, isCommon } from "@/lib/search/keys"
import { didYouMean, find, linesFor } from "@/lib/search/published"
import { writeSearch } from "@/lib/search/write"
import { siteDb } from "@/lib/site-db"
import { randomOf } from "@/scripts/random"
import { articlesHere, fillCorpus } from "./corpus"
import { statementsOf, times, type Asked } from "./heard"

/**
 * What a search takes readers, through the site's own log-in: all that its page reads, for questions out of the texts themselves, many of each
 * sort in turn. Beside it PostgreSQL's own search of Arabic over the same titles and texts: the first twenty by its rank, and how many there are.
 */
const ARTICLES = 100_000
const RUNS = Number(process.env.BENCH_RUNS ?? 200)
const OF_EACH = 20
/** In more articles than these the yardstick takes seconds for a question, and much longer than ours to be made. */
const YARDSTICK = 100_000

const owner = new pg.Client(process.env.DATABASE_URL)

/**
 * Fills the index of a corpus, in which one text stands in many articles: each text is read once, as publishing reads it, and what it came to is
 * given to all that have it. Tables are filled before their indexes.
 */
async function fillSearch(say: (what: string) => void): Promise<void> {
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>("SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam WHERE i.indrelid = 'pub.search'::regclass AND m.amname = 'gin'")
  await owner.query("SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'; SET synchronous_commit = off; DELETE FROM pub.search")
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`)
  // An earlier text of an article that was corrected is out for nobody.
  await owner.query(`CREATE UNLOGGED TABLE one_of AS SELECT DISTINCT ON (title) id, title FROM pub.publication WHERE title NOT LIKE U&'\\0646\\0635 \\0633\\0627\\0628\\0642: %'`)
  const row = "SELECT p.id, p.article_id, p.live_from, p.live_until, p.published_at FROM pub.publication p"
  await owner.query(`INSERT INTO pub.search (of_publication, article_id, live_from, live_until, published_at) ${row} JOIN one_of o ON o.id = p.id`)
  const { rows: ones } = await owner.query<{ id: string }>("SELECT id FROM one_of")
  for (let at = 0; at < ones.length; at += 50) await db().$transaction((tx) => writeSearch(tx, ones.slice(at, at + 50).map(({ id }) => id)), { timeout: 300_000 })
  await owner.query("ANALYZE pub.search; ANALYZE pub.word; ANALYZE one_of")
  say(`${ones.length} texts read`)
  await owner.query(`INSERT INTO pub.word (word, shown, keys, version) SELECT w, '', ARRAY[w], ${RULES} FROM (
    SELECT U&'\\00A7section:' || id AS w FROM desk.section UNION SELECT U&'\\00A7source:' || id FROM desk.source UNION SELECT U&'\\00A7author:' || id FROM desk.author) places ON CONFLICT DO NOTHING`)
  await owner.query(`CREATE UNLOGGED TABLE read AS SELECT o.title, s.heads, s.leads, s.line,
    ARRAY(SELECT w FROM unnest(s.words) w WHERE w > 0 AND w NOT IN (SELECT id FROM pub.word WHERE word LIKE U&'\\00A7%')) AS words FROM one_of o JOIN pub.search s ON s.of_publication = o.id; ANALYZE read`)
  await owner.query(`INSERT INTO pub.search (of_publication, article_id, live_from, live_until, published_at, words, heads, leads, line, version)
    SELECT p.id, p.article_id, p.live_from, p.live_until, p.published_at,
      r.words || ARRAY(SELECT w.id FROM pub.word w WHERE w.word = ANY (ARRAY[U&'\\00A7section:' || p.section_id, U&'\\00A7source:' || p.source_id]
        || ARRAY(SELECT U&'\\00A7author:' || a.author_id FROM pub.publication_author a WHERE a.publication_id = p.id)))
        || pub.day_number(p.published_at) || pub.month_number(p.published_at),
      r.heads, r.leads, r.line, ${RULES}
    FROM pub.publication p JOIN read r ON r.title = p.title ON CONFLICT DO NOTHING`)
  say("all publications written")
  for (const { name, definition } of indexes) {
    await owner.query(definition)
    say(`${name} made`)
  }
  await owner.query("DROP TABLE one_of, read")
  for (const table of ["search", "word"]) await owner.query(`VACUUM (ANALYZE) pub.${table}`)
  const { rows: counts } = await owner.query<{ word: number; n: number }>("SELECT w AS word, count(*)::int AS n FROM pub.search CROSS JOIN LATERAL unnest(words) w WHERE w > 0 GROUP BY w")
  await renewWords(new Map(counts.map(({ word, n }) => [word, n])), () => {})
  await owner.query("VACUUM (ANALYZE) pub.word")
  say("words counted")
}

/** The same texts as PostgreSQL's own search has them. */
async function fillYardstick(): Promise<void> {
  await owner.query(`CREATE UNLOGGED TABLE yardstick AS SELECT p.article_id AS id, p.published_at AS at, t.v FROM pub.publication p
    JOIN (SELECT DISTINCT ON (title) title, setweight(to_tsvector('arabic', title), 'A') || jsonb_to_tsvector('arabic', body, '["string"]') AS v FROM pub.publication) t ON t.title = p.title
    WHERE p.live_from <= now() AND (p.live_until IS NULL OR p.live_until > now())`)
  await owner.query("CREATE INDEX ON yardstick USING gin (v); ANALYZE yardstick")
}

/** Questions of each sort: out of the texts, and the same in every run. */
async function questions(): Promise<[sort: string, of: string[]][]> {
  const random = randomOf(7)
  const words = (where: string, order: string) => owner.query<{ word: string; shown: string }>(`SELECT word, shown FROM pub.word WHERE shown <> '' AND length(word) >= 4 AND word !~ '\\d' AND ${where} ORDER BY ${order} LIMIT 400`)
  const common = (await words("true", "times DESC")).rows.filter(({ word }) => !isCommon(word)).slice(0, OF_EACH).map(({ shown }) => shown)
  const seldom = (await words("times BETWEEN 1 AND greatest(30, (SELECT reltuples / 3300 FROM pg_class WHERE oid = 'pub.search'::regclass)) AND EXISTS (SELECT FROM pub.search s WHERE s.of_publication = witness AND s.live_until IS NULL)", "md5(word)")).rows.map(({ shown }) => shown)
  const { rows: texts } = await owner.query<{ text: string }>(`SELECT p.standfirst AS text FROM pub.publication p WHERE p.live_until IS NULL AND p.live_from <= now() AND length(p.standfirst) > 40 ORDER BY md5(p.id::text) LIMIT ${OF_EACH}`)
  const phrase = texts.map(({ text }) => `"${text.split(/\s+/).slice(1, 4).join(" ")}"`)
  const typo = seldom.slice(OF_EACH, OF_EACH * 2).map((word) => {
    const at = 1 + Math.floor(random() * (word.length - 2))
    return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`
  })
  return [
    ["a common word", common], ["two common words", common.map((word, at) => `${word} ${common[(at + 7) % common.length]}`)], ["a rare word", seldom.slice(0, OF_EACH)],
    ["a common word and a rare one", common.map((word, at) => `${word} ${seldom[at]}`)], ["a phrase of three words", phrase], ["a common word without another", common.map((word, at) => `${word} -${common[(at + 3) % common.length]}`)],
    ["a word with two letters changed about", typo],
  ]
}

/** The tables of the search that a statement within the database's functions reads from end to end, by what PostgreSQL tells of their plans. */
async function readWhole(asked: readonly Asked[]): Promise<string> {
  const found = new Set<string>()
  const hear = ({ message }: { message?: string | undefined }) => {
    for (const [, table = ""] of (message ?? "").matchAll(/Seq Scan on (?:\w+\.)?(search|word|publication|article)\b/g)) found.add(table)
  }
  owner.on("notice", hear)
  await owner.query("SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on; SET client_min_messages = log")
  for (const { text, values } of asked) await owner.query(text, values)
  await owner.query("RESET client_min_messages; SET auto_explain.log_min_duration = -1")
  owner.off("notice", hear)
  return [...found].join(", ") || "none"
}

async function main() {
  await owner.connect()
  const began = performance.now()
  const say = (what: string) => console.log(`${((performance.now() - began) / 1_000).toFixed(0)} s: ${what}`)
  if ((await articlesHere(owner)) === 0) await fillCorpus(owner, Number(process.env.BENCH_ARTICLES ?? ARTICLES), say)
  const { rows: [made] } = await owner.query<{ index: boolean; yardstick: boolean }>("SELECT EXISTS (SELECT FROM pub.search WHERE version > 0) AS index, to_regclass('yardstick') IS NOT NULL AS yardstick")
  if (made?.index !== true) await fillSearch(say)
  const beside = (await articlesHere(owner)) <= YARDSTICK
  if (beside && made?.yardstick !== true) {
    await fillYardstick()
    say("yardstick made")
  }
  await owner.query("LOAD 'auto_explain'")
  const { rows: [size] } = await owner.query<{ rows: string; index: string; pairs: string; all: string }>("SELECT pg_size_pretty(pg_table_size('pub.search')) AS rows, pg_size_pretty(pg_relation_size('pub.search_words_idx')) AS index, pg_size_pretty(pg_relation_size('pub.search_pairs_idx')) AS pairs, coalesce(pg_size_pretty(pg_total_relation_size(to_regclass('yardstick'))), 'left out') AS all")
  console.log(`${await articlesHere(owner)} articles before readers; rows ${size?.rows}, index ${size?.index}, of pairs ${size?.pairs}, the yardstick's ${size?.all}; ${RUNS} runs, ms; load ${loadavg()[0]?.toFixed(2)}`)
  console.log("question\torder\tp50\tp95\tprocessor, p50\tp95\tfound\tyardstick, middle of 5\tread from end to end")
  const row = (...cells: (string | number)[]) => console.log(cells.map((cell) => (typeof cell === "number" ? cell.toFixed(1) : cell)).join("\t"))
  for (const [sort, of] of await questions()) {
    for (const order of ["score", "date"] as const) {
      let at = 0
      const read = async (question = of[(at += 1) % of.length] ?? "") => {
        const found = await find({ question, order, limit: 20 })
        await Promise.all([linesFor(found), didYouMean(found, found.total)])
        return found
      }
      const { clock, cpu, failed } = await times(read, RUNS, owner)
      let found = 0
      for (const question of of) found += (await read(question)).total
      const whole = await readWhole(await statementsOf(() => read(of[0] ?? "")))
      const theirs: number[] = []
      for (const question of beside ? of.slice(0, 5) : []) {
        const asked = performance.now()
        await owner.query(`SELECT id, count(*) OVER () FROM yardstick, websearch_to_tsquery('arabic', $1) q WHERE v @@ q ORDER BY ${order === "score" ? "ts_rank(v, q) DESC, at DESC" : "at DESC"} LIMIT 20`, [question])
        theirs.push(performance.now() - asked)
      }
      theirs.sort((one, other) => one - other)
      row(sort, order, clock.p50, clock.p95, cpu.p50, cpu.p95, found / of.length, theirs[2] ?? "", whole, ...(failed > 0 ? [`${failed} failed`] : []))
    }
  }
  console.log(`load ${loadavg()[0]?.toFixed(2)}`)
  await owner.end()
  await Promise.all([siteDb().$disconnect(), db().$disconnect()])
}

await main()
