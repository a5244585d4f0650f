import { loadavg } from "node:os"
import pg from "pg"
import { revert } from "@/lib/revert/revert"

// The site put back: 10,000 live articles of 400 words, vandalised through the desk's own log-in as a thief would (a third with another text,
// a third withdrawn with a notice of the thief's, a third with something planned), and 1,000 of the thief's own; then back to the moment before.

const ARTICLES = 10_000
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL, options: "-c TimeZone=UTC" })
const desk = new pg.Client({ connectionString: process.env.DESK_DATABASE_URL, options: "-c TimeZone=UTC" })
const site = new pg.Client(process.env.SITE_DATABASE_URL)

const columns = `article_id, revision_id, version, live_from, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id`

async function fill() {
  await owner.query(`
    INSERT INTO desk."user" (email, name, role, password_hash) VALUES ('revert@waha.example', 'bench', 'chief', 'none');
    INSERT INTO desk.section (slug, name, name_key) SELECT 'r' || n, 'r' || n, 'r' || n FROM generate_series(1, 10) n;
    INSERT INTO desk.author (slug, name, name_key) SELECT 'r' || n, 'r' || n, 'r' || n FROM generate_series(1, 10) n;
    INSERT INTO desk.article (id, phase, title, body, writer_id, edited_by_id, section_id)
      SELECT 'r' || lpad(n::text, 11, '0'), 'published', 'title ' || n, '{}', u.id, u.id, (SELECT id FROM desk.section WHERE slug = 'r' || (n % 10 + 1))
      FROM generate_series(1, ${ARTICLES}) n, desk."user" u WHERE u.email = 'revert@waha.example';
    INSERT INTO desk.revision (article_id, version, snapshot, reason) SELECT id, 1, '{}', 'published' FROM desk.article WHERE id LIKE 'r%';
    INSERT INTO pub.publication (${columns})
      SELECT a.id, r.id, 1, now() - substr(a.id, 2)::int * interval '10 minutes', now() - substr(a.id, 2)::int * interval '10 minutes', 'x', 'own', 'editorial',
        a.title, '', '', repeat('word ', 20), jsonb_build_object('text', repeat('word ', 400)), 400, a.section_id
      FROM desk.article a JOIN desk.revision r ON r.article_id = a.id WHERE a.id LIKE 'r%';
    INSERT INTO pub.publication_author SELECT p.id, a.id, 0, p.published_at FROM pub.publication p, desk.author a WHERE a.slug = 'r1' AND p.article_id LIKE 'r%'`)
  await owner.query("VACUUM ANALYZE")
}

async function vandalise() {
  const live = "live_from <= now() AND live_until IS NULL"
  const which = (n: number) => `substr(article_id, 2)::int % 3 = ${n}`
  await desk.query("BEGIN")
  await desk.query(`INSERT INTO pub.publication (${columns})
    SELECT ${columns.replace("live_from", "now()").replace(" title,", " 'VANDAL',").replace("body,", `'{"text":"VANDAL"}',`)} FROM pub.publication WHERE ${live} AND ${which(0)}`)
  await desk.query(`UPDATE pub.publication SET live_until = now() WHERE ${live} AND live_from < now() AND title <> 'VANDAL' AND ${which(0)}`)
  await desk.query(`INSERT INTO pub.withdrawal (article_id, at, notice) SELECT article_id, now(), 'VANDAL' FROM pub.publication WHERE ${live} AND ${which(1)}`)
  await desk.query(`UPDATE desk.article SET phase = 'withdrawn' WHERE id IN (SELECT article_id FROM pub.publication WHERE ${live} AND ${which(1)})`)
  await desk.query(`UPDATE pub.publication SET live_until = now() WHERE ${live} AND ${which(1)}`)
  await desk.query(`INSERT INTO pub.publication (${columns})
    SELECT ${columns.replace("live_from", "now() + interval '1 day'").replace(" title,", " 'VANDAL',")} FROM pub.publication WHERE ${live} AND ${which(2)}`)
  await desk.query(`UPDATE pub.publication SET live_until = now() + interval '1 day' WHERE ${live} AND ${which(2)}`)
  await desk.query(`
    INSERT INTO desk.article (id, phase, title, body, writer_id, edited_by_id)
      SELECT 'v' || lpad(n::text, 11, '0'), 'published', 'VANDAL', '{}', u.id, u.id FROM generate_series(1, 1000) n, desk."user" u WHERE u.email = 'revert@waha.example';
    INSERT INTO desk.revision (article_id, version, snapshot, reason) SELECT id, 1, '{}', 'published' FROM desk.article WHERE id LIKE 'v%';
    INSERT INTO pub.publication (${columns})
      SELECT a.id, r.id, 1, now(), now(), 'x', 'own', 'editorial', 'VANDAL', '', '', '', '{}', 1, (SELECT id FROM desk.section WHERE slug = 'r1')
      FROM desk.article a JOIN desk.revision r ON r.article_id = a.id WHERE a.id LIKE 'v%'`)
  await desk.query("COMMIT")
}

/** One hash of everything that readers can see. */
const seen = async () => (await site.query<{ hash: string }>(`
  SELECT md5(coalesce((SELECT string_agg(md5((to_jsonb(a) - 'publication_id')::text), '' ORDER BY a.id) FROM pub.article a), '')
    || coalesce((SELECT string_agg(x::text, '' ORDER BY x) FROM pub.article_author x), '') || coalesce((SELECT string_agg(w::text, '' ORDER BY w) FROM pub.withdrawn w), '')) AS hash`)).rows[0]?.hash

async function timed<T>(work: () => Promise<T>): Promise<[T, string]> {
  const began = performance.now()
  const result = await work()
  return [result, `${((performance.now() - began) / 1_000).toFixed(1)} s`]
}

await Promise.all([owner.connect(), desk.connect(), site.connect()])
await desk.query("SET statement_timeout = 0")
await site.query("SET statement_timeout = 0")
await fill()
const { rows: [moment] } = await owner.query<{ t: Date }>("SELECT date_trunc('milliseconds', clock_timestamp()) AS t, pg_sleep(0.01)")
const to = moment?.t ?? new Date()
const before = await seen()
await vandalise()
console.log(`\n${ARTICLES} articles vandalised, and 1,000 added; load ${loadavg()[0]?.toFixed(2)}`)
console.log(`readers see something else: ${(await seen()) !== before}`)
const [plan, dry] = await timed(() => revert({ owner, to, apply: false }))
console.log(`what would change: ${plan.changes.length} articles, told in ${dry}`)
const [, took] = await timed(() => revert({ owner, to, apply: true }))
console.log(`put back in ${took}; readers see what they saw: ${(await seen()) === before}`)
const [again] = await timed(() => revert({ owner, to, apply: false }))
console.log(`what would change now: ${again.changes.length}`)
await Promise.all([owner.end(), desk.end(), site.end()])
