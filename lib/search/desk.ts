import "server-only"
import { visibleTo } from "@/lib/articles/visibility"
import { db } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"
import type { Actor } from "@/lib/permissions"
import { lookedFor, soughtIn, type Looked, type Row } from "./ask"
import { answers } from "./document"
import { keysOf } from "./keys"
import { readQuestion } from "./query"
import { textSelect, wordsOfRow } from "./write"

/** How many of the copies that changed in the last seconds are read as they are; what is beyond them is found by what they said before. */
const UNREAD = 40

/**
 * The articles whose working copy answers a question, in its title or anywhere, as a WHERE beside the one that says who may see what. The
 * last word may be unfinished. What changed since the worker last read it is read here, so that a search knows what was just saved.
 */
export async function answering(actor: Actor, typed: string, within: "title" | "text" = "text"): Promise<Prisma.ArticleWhereInput> {
  const read = readQuestion(typed)
  // Words that stand everywhere, and nothing else: then they are meant as they are.
  const question = read.state === "common" ? readQuestion(`"${read.text.replaceAll('"', " ")}"`) : read
  if (question.state !== "asked" || question.terms.length === 0) return { id: { in: [] } }
  const looked = lookedFor(question, true)
  const [rows, unread] = await Promise.all([
    known(looked),
    db().article.findMany({ where: { AND: [visibleTo(actor), { unsearched: { isNot: null } }] }, orderBy: { editedAt: "desc" }, take: UNREAD, select: { id: true, ...textSelect } }),
  ])
  const texts = unread.map(({ id, ...text }) => ({ id, words: wordsOfRow(text) }))
  const sought = soughtIn(looked, [...rows, ...fresh(texts.flatMap(({ words }) => words.all), looked, rows)])
  const column = within === "title" ? "heads" : "words"
  const numbers = (forms: readonly Row[]) => forms.flatMap(({ id }) => (id > 0 ? [id] : []))
  const written: Prisma.ArticleSearchWhereInput = {
    AND: [...sought.groups.map(({ forms }) => ({ [column]: { hasSome: numbers(forms) } })), ...sought.lines.map((line) => ({ line: { contains: line } }))],
    NOT: [{ words: { hasSome: numbers(sought.never) } }, ...sought.neverLines.map((line) => ({ line: { contains: line } }))],
  }
  return {
    OR: [
      { id: { in: texts.filter(({ words }) => answers(words, question, sought, within)).map(({ id }) => id) } },
      { id: { notIn: texts.map(({ id }) => id) }, search: { is: written } },
    ],
  }
}

/** The words of the vocabulary that these may mean, whether readers may meet them or not. */
const known = ({ keys, beginnings }: Looked) => db().$queryRaw<Row[]>`
  SELECT w.id, w.word, w.keys, w.times,
    w.keys::text LIKE '%~%' AND EXISTS (SELECT FROM pub.word o WHERE o.keys && w.keys AND left(o.word, 2) = U&'\\0627\\0644') AS own
  FROM (
    (SELECT f.* FROM pub.word f WHERE f.keys && ${keys}::text[] ORDER BY f.times DESC LIMIT 1500)
    UNION
    (SELECT b.* FROM (SELECT f.* FROM unnest(${beginnings}::text[]) AS x(beginning) CROSS JOIN LATERAL (
      SELECT o.* FROM pub.word o WHERE o.word >= x.beginning AND o.word < x.beginning || U&'\\+10FFFF' LIMIT 5000) f) b
      ORDER BY b.times DESC LIMIT 60)) w`

/** Words of texts that the vocabulary has not been told of yet. */
function fresh(words: readonly string[], { keys, beginnings }: Looked, rows: readonly Row[]): Row[] {
  const [asked, told] = [new Set(keys), new Set(rows.map(({ word }) => word))]
  return [...new Set(words)].flatMap((word) => {
    if (told.has(word)) return []
    const own = keysOf(word)
    const may = own.some((key) => asked.has(key)) || beginnings.some((beginning) => word.startsWith(beginning))
    return may ? [{ id: -1, word, keys: own, times: 0, own: false }] : []
  })
}
