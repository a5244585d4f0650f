import { bodyTexts } from "@/lib/articles/body"
import { readBody } from "@/lib/articles/body-schema"
import { db, type Tx } from "@/lib/db"
import { wordsOfText, type Words } from "./document"
import { RULES, keysOf } from "./keys"
import { placeWord } from "./places"

const select = {
  id: true, title: true, kicker: true, subtitle: true, standfirst: true, body: true, sectionId: true, sourceId: true, authors: { select: { authorId: true } },
} as const

const WORDS_AT_ONCE = 1_000

/** A text to be numbered; `witness` is the publication that shows its words to readers, null where none does. */
type Document = Words & { places: readonly string[]; witness: string | null }

/**
 * Writes what these publications are found by: their words, numbered, and where they stand. Called in the transaction that publishes, and by
 * whoever writes anew what earlier rules wrote; doing it twice changes nothing. The rows' times are kept by triggers.
 */
export async function writeSearch(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await tx.publication.findMany({ where: { id: { in: [...ids] } }, select })
  const documents = rows.map(({ id, sectionId, sourceId, authors, ...text }) => ({
    ...wordsOfRow(text), id, witness: id,
    places: [placeWord.section(sectionId), ...(sourceId === null ? [] : [placeWord.source(sourceId)]), ...authors.map(({ authorId }) => placeWord.author(authorId))],
  }))
  const numbers = await numbersOf(tx, documents)
  await tx.$executeRaw`
    WITH new AS (
      SELECT * FROM unnest(${documents.map(({ id }) => id)}::uuid[], ${documents.map(({ all, places }) => listed([...all, ...places], numbers))}::text[],
        ${documents.map(({ heads }) => listed(heads, numbers))}::text[], ${documents.map(({ leads }) => listed(leads, numbers))}::text[],
        ${documents.map(({ line }) => lineOf(line, numbers))}::text[]) AS n(id, words, heads, leads, line)),
    first AS (
      INSERT INTO pub.uncounted (of_publication) SELECT s.of_publication FROM pub.search s JOIN new ON new.id = s.of_publication WHERE s.version = 0 ON CONFLICT DO NOTHING)
    UPDATE pub.search s SET words = new.words::integer[] || pub.day_number(s.published_at) || pub.month_number(s.published_at),
      heads = new.heads::integer[], leads = new.leads::integer[], line = new.line, version = ${RULES}
    FROM new WHERE new.id = s.of_publication`
}

type TextRow = { title: string; kicker: string; subtitle: string; standfirst: string; body: unknown }

/** The words of a text as it is stored. A body that is none has no words. */
export function wordsOfRow({ body, ...text }: TextRow): Words {
  const read = readBody(body)
  return wordsOfText({ ...text, body: read ? bodyTexts(read) : [] })
}

export const textSelect = { title: true, kicker: true, subtitle: true, standfirst: true, body: true } as const

/**
 * Writes what these working copies are found by. In no transaction: a number that was given stays given, and nothing is held that a save or
 * a publication waits for.
 */
export async function writeCopies(rows: readonly (TextRow & { id: string; version: number })[]): Promise<void> {
  const documents = rows.map(({ id, version: edition, ...text }) => ({ ...wordsOfRow(text), id, edition, witness: null, places: [] }))
  const numbers = await numbersOf(db(), documents)
  await db().$executeRaw`
    INSERT INTO desk.article_search AS s (article_id, words, heads, line, edition, version)
    SELECT n.id, n.words::integer[], n.heads::integer[], n.line, n.edition, ${RULES}
    FROM unnest(${documents.map(({ id }) => id)}::text[], ${documents.map(({ all }) => listed(all, numbers))}::text[], ${documents.map(({ heads }) => listed(heads, numbers))}::text[],
      ${documents.map(({ line }) => lineOf(line, numbers))}::text[], ${documents.map(({ edition }) => edition)}::integer[]) AS n(id, words, heads, line, edition)
    WHERE EXISTS (SELECT FROM desk.article a WHERE a.id = n.id) ORDER BY n.id
    ON CONFLICT (article_id) DO UPDATE SET words = excluded.words, heads = excluded.heads, line = excluded.line, edition = excluded.edition, version = excluded.version
    WHERE s.edition <= excluded.edition`
}

const listed = (words: readonly string[], numbers: ReadonlyMap<string, number>) => `{${words.map((word) => numbers.get(word) ?? 0).join(",")}}`

/** The line as numbers between spaces, with a 0 where one part ends. */
const lineOf = (line: readonly (string | null)[], numbers: ReadonlyMap<string, number>) =>
  ` ${line.map((word) => (word === null ? 0 : (numbers.get(word) ?? 0))).join(" ")} `

/** The numbers of all words of these texts; words that nobody wrote before are given one. */
async function numbersOf(tx: Tx, documents: readonly Document[]): Promise<Map<string, number>> {
  const met = new Map<string, { shown: string; witness: string | null; keys: string[] }>()
  for (const { witness, all, places, shown } of documents) {
    for (const word of all) if (!met.has(word)) met.set(word, { shown: shown.get(word) ?? word, witness, keys: keysOf(word) })
    for (const word of places) if (!met.has(word)) met.set(word, { shown: "", witness, keys: [word] })
  }
  const numbers = new Map<string, number>()
  const look = async () => {
    const rows = await tx.$queryRaw<{ id: number; word: string }[]>`SELECT id, word FROM pub.word WHERE word = ANY(${[...met.keys()].filter((word) => !numbers.has(word))}::text[])`
    for (const { id, word } of rows) numbers.set(word, id)
  }
  await look()
  const missing = [...met].filter(([word]) => !numbers.has(word))
  if (missing.length === 0) return numbers
  // In one order, whoever writes: two who publish at once wait for each other and never in a circle. In parts, so that no statement is a long one.
  missing.sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
  for (let at = 0; at < missing.length; at += WORDS_AT_ONCE) {
    const some = missing.slice(at, at + WORDS_AT_ONCE)
    await tx.$executeRaw`
      INSERT INTO pub.word (word, shown, keys, witness, version)
      SELECT n.word, n.shown, string_to_array(n.keys, ' '), n.witness, ${RULES}
      FROM unnest(${some.map(([word]) => word)}::text[], ${some.map(([, { shown }]) => shown)}::text[], ${some.map(([, { keys }]) => keys.join(" "))}::text[],
        ${some.map(([, { witness }]) => witness)}::uuid[]) AS n(word, shown, keys, witness)
      ORDER BY n.word COLLATE "C" ON CONFLICT (word) DO NOTHING`
  }
  await look()
  return numbers
}
