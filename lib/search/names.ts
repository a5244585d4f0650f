import { lookedFor, soughtIn, type Row } from "./ask"
import { answers, wordsOfText, type Words } from "./document"
import { bare, keysOf } from "./keys"
import { readQuestion } from "./query"
import { tokens } from "./words"

/** What is found by its name, or by other spellings of it. */
export type Named = { name: string; variants?: readonly string[] | undefined }

type Index = { rows: Row[]; texts: Words[][] }
const indexes = new WeakMap<readonly Named[], Index>()

function indexOf(list: readonly Named[]): Index {
  const texts = list.map(({ name, variants = [] }) => [name, ...variants].map((title) => wordsOfText({ title, kicker: "", subtitle: "", standfirst: "", body: [] })))
  const words = new Set(texts.flat().flatMap(({ all }) => all))
  const rows = [...words].map((word) => ({ id: -1, word, keys: keysOf(word), times: 1, own: words.has(`\u0627\u0644${word}`) }))
  const made = { rows, texts }
  indexes.set(list, made)
  return made
}

/** Those of a list whose name answers what was typed, its last word unfinished, as a search finds texts; those that begin so first. All where nothing was typed. Pure. */
export function named<T extends Named>(list: readonly T[], typed: string): T[] {
  if (typed.trim() === "") return [...list]
  const question = readQuestion(typed, true)
  if (question.state !== "asked" || question.terms.length === 0) return []
  const { rows, texts } = indexes.get(list) ?? indexOf(list)
  const sought = soughtIn(lookedFor(question, true, 1), rows)
  const found = list.filter((_, at) => texts[at]?.some((text) => answers(text, question, sought)))
  const first = (text: string) => bare(tokens(text)[0]?.word ?? "")
  const begins = ({ name }: T) => (first(name).startsWith(first(typed)) ? 0 : 1)
  return found.sort((a, b) => begins(a) - begins(b))
}
