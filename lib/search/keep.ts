import "server-only"
import { db, type Tx } from "@/lib/db"
import { RULES, keysOf } from "./keys"
import { textSelect, writeCopies, writeSearch } from "./write"

const AT_ONCE = 50
const WORDS_AT_ONCE = 2_000
const WITNESSES_AT_ONCE = 200

/** What saving and publishing leave to the worker: working copies, texts that something else wrote, or earlier rules; and the counts. Bears being done twice, and beside others. */
export async function keepSearch(until = Date.now() + 10_000): Promise<void> {
  while (Date.now() < until && (await readSome()) > 0);
  while (Date.now() < until && (await writeSome()) > 0);
  while (Date.now() < until && (await keySome()) > 0);
  while (Date.now() < until && (await countSome()) > 0);
}

/** Reads some working copies that changed, or that earlier rules read; how many. */
async function readSome(): Promise<number> {
  await db().$executeRaw`
    INSERT INTO desk.unsearched (article_id) SELECT article_id FROM desk.article_search WHERE version < ${RULES} OR version > ${RULES} LIMIT ${AT_ONCE} ON CONFLICT DO NOTHING`
  const rows = await db().unsearched.findMany({ take: AT_ONCE, select: { stamp: true, article: { select: { id: true, version: true, ...textSelect } } } })
  if (rows.length === 0) return 0
  await writeCopies(rows.map(({ article }) => article))
  // What was changed meanwhile has another stamp, and stays on the list.
  await db().$executeRaw`
    DELETE FROM desk.unsearched u USING unnest(${rows.map(({ article }) => article.id)}::text[], ${rows.map(({ stamp }) => stamp)}::uuid[]) AS n(id, stamp)
    WHERE u.article_id = n.id AND u.stamp = n.stamp`
  return rows.length
}

/** Writes some that are not written by these rules; how many. */
export async function writeSome(): Promise<number> {
  return db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT of_publication AS id FROM pub.search WHERE version < ${RULES} OR version > ${RULES} LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`
    if (rows.length > 0) await writeSearch(tx, rows.map(({ id }) => id))
    return rows.length
  }, { timeout: 60_000 })
}

/** Gives the keys of these rules to some words that have others; how many. */
export async function keySome(): Promise<number> {
  return db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: number; word: string }[]>`
      SELECT id, word FROM pub.word WHERE version < ${RULES} OR version > ${RULES} ORDER BY id LIMIT ${WORDS_AT_ONCE} FOR UPDATE SKIP LOCKED`
    if (rows.length > 0) await writeKeys(tx, rows)
    return rows.length
  }, { timeout: 60_000 })
}

/** The keys of words, as these rules make them. */
export async function writeKeys(tx: Tx, rows: readonly { id: number; word: string }[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE pub.word w SET keys = string_to_array(n.keys, ' '), version = ${RULES}
    FROM unnest(${rows.map(({ id }) => id)}::integer[], ${rows.map(({ word }) => (word.startsWith("\u00A7") ? [word] : keysOf(word)).join(" "))}::text[]) AS n(id, keys)
    WHERE w.id = n.id AND (w.version <> ${RULES} OR w.keys <> string_to_array(n.keys, ' '))`
}

/** Counts the words of some publications that have begun; how many. */
async function countSome(): Promise<number> {
  return db().$transaction(async (tx) => {
    // One at a time, so that no two wait for each other's words.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(715003)`
    const [row] = await tx.$queryRaw<{ n: number }[]>`
      WITH begun AS (
        DELETE FROM pub.uncounted u WHERE u.of_publication IN (
          SELECT c.of_publication FROM pub.uncounted c JOIN pub.search s USING (of_publication) WHERE s.live_from <= statement_timestamp() LIMIT ${AT_ONCE})
        RETURNING u.of_publication),
      more AS (SELECT w, count(*)::integer AS n, min(s.of_publication::text)::uuid AS witness
        FROM begun JOIN pub.search s USING (of_publication) CROSS JOIN LATERAL unnest(s.words) w WHERE w > 0 GROUP BY w),
      counted AS (UPDATE pub.word o SET times = o.times + more.n, witness = coalesce(o.witness, more.witness) FROM more WHERE o.id = more.w)
      SELECT count(*)::integer AS n FROM begun`
    return row?.n ?? 0
  }, { timeout: 60_000 })
}

export type Progress = (what: "texts" | "words" | "copies" | "witnesses", done: number, of: number) => void

/**
 * Writes everything that is searched anew, in small steps, while the newsroom publishes and readers search: texts, working copies, and of each
 * word its keys, its count and a publication that shows it; words that are in no text any more go. What is counted meanwhile by the worker may
 * be lost of a count, which only orders and plans.
 */
export async function reindex(progress: Progress): Promise<void> {
  // A publication that came in with its triggers off has no row yet.
  await inSteps((after) => db().$queryRaw<{ id: string }[]>`
    WITH next AS (SELECT p.* FROM pub.publication p WHERE p.id > ${after}::uuid ORDER BY p.id LIMIT ${WORDS_AT_ONCE}),
    begun AS (
      INSERT INTO pub.search (of_publication, article_id, live_from, live_until, published_at)
      SELECT id, article_id, live_from, live_until, published_at FROM next ON CONFLICT DO NOTHING)
    SELECT id FROM next ORDER BY id`, async () => {})
  const times = new Map<number, number>()
  const texts = await db().search.count()
  let done = 0
  await inSteps((after) => db().$queryRaw<{ id: string }[]>`SELECT of_publication AS id FROM pub.search WHERE of_publication > ${after}::uuid ORDER BY of_publication LIMIT ${AT_ONCE}`, async (ids) => {
    await db().$transaction((tx) => writeSearch(tx, ids), { timeout: 120_000 })
    for (const { word, n } of await countOf(ids)) times.set(word, (times.get(word) ?? 0) + n)
    progress("texts", (done += ids.length), texts)
  })
  await db().$executeRaw`INSERT INTO desk.unsearched (article_id) SELECT id FROM desk.article ON CONFLICT DO NOTHING`
  const copies = await db().unsearched.count()
  for (let read = 0, some = await readSome(); some > 0; some = await readSome()) progress("copies", Math.min((read += some), copies), copies)
  await renewWords(times, progress)
}

/** Goes through everything by its id, some at a time. */
async function inSteps(next: (after: string) => Promise<{ id: string }[]>, step: (ids: string[]) => Promise<void>): Promise<void> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const ids = (await next(after)).map(({ id }) => id)
    const last = ids.at(-1)
    if (last === undefined) return
    await step(ids)
    after = last
  }
}

/** The words of those of these publications that have begun, and in how many each is; they count as counted. */
const countOf = (ids: readonly string[]) => db().$queryRaw<{ word: number; n: number }[]>`
  WITH begun AS (SELECT s.of_publication AS id, s.words FROM pub.search s WHERE s.of_publication = ANY(${ids}::uuid[]) AND s.live_from <= statement_timestamp()),
  counted AS (DELETE FROM pub.uncounted u USING begun WHERE u.of_publication = begun.id)
  SELECT w AS word, count(*)::integer AS n FROM begun CROSS JOIN LATERAL unnest(words) w WHERE w > 0 GROUP BY w`

/** Gives all words their keys, these counts and, where what showed one is out no more, something else that does. */
export async function renewWords(times: ReadonlyMap<number, number>, progress: Progress): Promise<void> {
  const words = await db().word.count()
  let [done, from] = [0, 0]
  for (;;) {
    const rows = await db().word.findMany({ where: { id: { gt: from } }, orderBy: { id: "asc" }, take: WORDS_AT_ONCE, select: { id: true, word: true } })
    const last = rows.at(-1)
    if (!last) return
    await db().$transaction((tx) => writeKeys(tx, rows), { timeout: 60_000 })
    await db().$executeRaw`
      UPDATE pub.word w SET times = n.times FROM unnest(${rows.map(({ id }) => id)}::integer[], ${rows.map(({ id }) => times.get(id) ?? 0)}::integer[]) AS n(id, times)
      WHERE w.id = n.id AND w.times <> n.times`
    progress("words", (done += rows.length), words)
    for (let at = from; at < last.id; at += WITNESSES_AT_ONCE) await renewWitnesses(at, Math.min(at + WITNESSES_AT_ONCE, last.id))
    progress("witnesses", done, words)
    from = last.id
  }
}

async function renewWitnesses(from: number, to: number): Promise<void> {
  await db().$executeRaw`
    UPDATE pub.word w SET witness = (SELECT s.of_publication FROM pub.search s WHERE s.words @> ARRAY[w.id] ORDER BY (s.live_from <= statement_timestamp() AND (s.live_until IS NULL OR s.live_until > statement_timestamp())) DESC LIMIT 1)
    WHERE w.id > ${from} AND w.id <= ${to}
      AND NOT EXISTS (SELECT FROM pub.search s WHERE s.of_publication = w.witness AND s.live_from <= statement_timestamp() AND (s.live_until IS NULL OR s.live_until > statement_timestamp()))`
  await db().$executeRaw`
    DELETE FROM pub.word w WHERE w.id > ${from} AND w.id <= ${to} AND w.witness IS NULL
      AND NOT EXISTS (SELECT FROM desk.article_search a WHERE a.words @> ARRAY[w.id])`
}
