import type { ChildProcess } from "node:child_process"
import { request } from "node:http"
import pg from "pg"
import { pause } from "../../processes.ts"
import { randomOf } from "../../random.ts"

export type Run = {
  ownerUrl: string
  /** Where the readers' pages are served. */
  origin: string
  /** Starts one worker. */
  worker: () => ChildProcess
  pieces: number
  seconds: number
  workers: number
  seed: number
  /** The least and the most milliseconds between two kills. */
  killEvery: [number, number]
}

export type Figures = {
  seed: number; pieces: number; workers: number; kills: number
  /** Pages that a reader was shown before their time, by the database's clock. */
  early: number
  not_seen: number; late_over_5s: number
  reader_p50_ms: number; reader_p95_ms: number; reader_max_ms: number
  receipts: number; written_twice: number; receipt_p50_ms: number; receipt_p95_ms: number; receipt_max_ms: number
  /** How long after the last piece the last receipt was there. */
  settled_s: number
}

/**
 * Plans pieces at random times, starts workers, kills one now and then and starts another in its place, and asks for every page as a
 * reader: shortly before its time, when it must not be there, and from its time on until it is. Who wrote which receipt is counted by a
 * trigger that no code of ours knows.
 */
export async function runSchedule({ ownerUrl, origin, worker, pieces, seconds, workers, seed, killEvery }: Run): Promise<Figures> {
  const random = randomOf(seed)
  const owner = new pg.Client({ connectionString: ownerUrl, options: "-c TimeZone=UTC" })
  await owner.connect()
  const ahead = await clockAhead(owner)
  const plan = await fill(owner, pieces, seconds, random)
  const begun = Array.from({ length: workers }, worker)
  let over = false
  let kills = 0
  const killing = (async () => {
    while (!over) {
      await pause(killEvery[0] + random() * (killEvery[1] - killEvery[0]))
      if (over) break
      const which = Math.floor(random() * begun.length)
      begun[which]?.kill("SIGKILL")
      begun[which] = worker()
      kills += 1
    }
  })()
  try {
    const looks = await Promise.all(plan.map((piece) => readAround(origin, piece, ahead)))
    const last = Math.max(...plan.map(({ at }) => at))
    const end = Date.now() + 90_000
    let receipts = 0
    while (receipts < pieces && Date.now() < end) {
      await pause(200)
      receipts = Number((await owner.query("SELECT count(*) FROM desk.receipt WHERE outcome = 'seen'")).rows[0].count)
    }
    const settled_s = Math.max(0, Math.round((Date.now() + ahead - last) / 100) / 10)
    over = true
    await killing
    const { rows: [twice] } = await owner.query("SELECT count(*) FROM (SELECT target FROM drill_written GROUP BY 1 HAVING count(*) > 1) t")
    const { rows } = await owner.query<{ ms: number }>("SELECT extract(epoch FROM seen_at - planned_at) * 1000 AS ms FROM desk.receipt WHERE outcome = 'seen'")
    const seen = looks.flatMap(({ after }) => (after === null ? [] : [after])).sort((a, b) => a - b)
    const written = rows.map(({ ms }) => Number(ms)).sort((a, b) => a - b)
    return {
      seed, pieces, workers, kills,
      early: looks.filter(({ early }) => early).length, not_seen: looks.filter(({ after }) => after === null).length,
      late_over_5s: seen.filter((ms) => ms > 5_000).length,
      reader_p50_ms: at(seen, 0.5), reader_p95_ms: at(seen, 0.95), reader_max_ms: at(seen, 1),
      receipts, written_twice: Number(twice.count), receipt_p50_ms: at(written, 0.5), receipt_p95_ms: at(written, 0.95), receipt_max_ms: at(written, 1), settled_s,
    }
  } finally {
    over = true
    for (const child of begun) child.kill("SIGKILL")
    await owner.end()
  }
}

type Piece = { id: string; at: number }

/** Published as the desk's commands leave it: a pinned revision and a row that begins at its time. */
async function fill(owner: pg.Client, pieces: number, seconds: number, random: () => number): Promise<Piece[]> {
  await owner.query(`
    CREATE TABLE drill_written (target uuid, at timestamptz DEFAULT clock_timestamp());
    CREATE FUNCTION drill_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO public.drill_written (target) VALUES (NEW.target); RETURN NULL; END $$;
    CREATE TRIGGER drill_write AFTER INSERT OR UPDATE ON desk.receipt FOR EACH ROW WHEN (NEW.outcome IS NOT NULL) EXECUTE FUNCTION drill_write();
    INSERT INTO desk."user" (email, name, role, password_hash) VALUES ('drill@waha.example', 'drill', 'chief', 'none');
    INSERT INTO desk.section (slug, name, name_key) SELECT 'd' || n, 'd' || n, 'd' || n FROM generate_series(1, 8) n`)
  const { rows: [clock] } = await owner.query<{ now: Date }>("SELECT clock_timestamp() + interval '6 seconds' AS now")
  const first = clock?.now.getTime() ?? Date.now()
  const plan = Array.from({ length: pieces }, (_, n) => ({ id: `d${String(n).padStart(11, "0")}`, at: first + Math.floor(random() * seconds * 1_000) }))
  const given = [plan.map(({ id }) => id), plan.map(({ at }) => new Date(at).toISOString())]
  const body = JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "One line." }] }] })
  await owner.query(`INSERT INTO desk.article (id, phase, title, body, writer_id, edited_by_id, section_id)
    SELECT d.id, 'published', d.id, $2::jsonb, u.id, u.id, (SELECT id FROM desk.section WHERE slug = 'd' || (1 + substr(d.id, 2)::int % 8)) FROM unnest($1::text[]) AS d(id), desk."user" u`, [given[0], body])
  await owner.query("INSERT INTO desk.revision (article_id, version, snapshot, reason) SELECT id, 1, '{}', 'published' FROM desk.article")
  await owner.query(`INSERT INTO pub.publication (article_id, revision_id, version, live_from, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id)
    SELECT a.id, r.id, 1, d.at, d.at, 'x', 'own', 'editorial', a.title, '', '', '', a.body, 2, a.section_id
    FROM unnest($1::text[], $2::timestamptz[]) AS d(id, at) JOIN desk.article a ON a.id = d.id JOIN desk.revision r ON r.article_id = a.id`, given)
  return plan
}

/** What a reader saw of one page: whether it was there too early, and how many milliseconds after its time it was, by the database's clock. */
async function readAround(origin: string, { id, at }: Piece, ahead: number): Promise<{ early: boolean; after: number | null }> {
  const now = () => Date.now() + ahead
  await pause(Math.max(0, at - 700 - now()))
  let early = false
  // What was answered before its time must not be the page. An answer counts by when it came: it was made before that.
  while (now() < at) {
    const { status } = await get(`${origin}/a/${id}/x`)
    if (status === 200 && now() < at) early = true
    await pause(100)
  }
  while (now() < at + 30_000) {
    const { status } = await get(`${origin}/a/${id}/x`)
    if (status === 200) return { early, after: now() - at }
    await pause(100)
  }
  return { early, after: null }
}

const get = (url: string) => new Promise<{ status: number }>((done) => {
  const sent = request(url, { headers: { Accept: "text/html" }, timeout: 20_000 }, (response) => {
    response.resume()
    response.once("end", () => done({ status: response.statusCode ?? 0 }))
    response.once("error", () => done({ status: 0 }))
  })
  sent.once("timeout", () => sent.destroy())
  sent.once("error", () => done({ status: 0 }))
  sent.end()
})

/** How far the database's clock is ahead of ours, in milliseconds: the shortest of some questions tells best. */
async function clockAhead(owner: pg.Client): Promise<number> {
  let best = { took: Infinity, ahead: 0 }
  for (let n = 0; n < 7; n += 1) {
    const asked = Date.now()
    const { rows: [row] } = await owner.query<{ ms: string }>("SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms")
    const took = Date.now() - asked
    if (took < best.took) best = { took, ahead: Number(row?.ms) - (asked + took / 2) }
  }
  return best.ahead
}

const at = (sorted: readonly number[], part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0)
