import { asked, askedPerhaps, bare, perhaps } from "./keys"
import type { Wanted } from "./mark"
import type { Question, Term } from "./query"

/** A word that texts have: its number, its keys, in how many texts it is, and whether it is met with the article as well. */
export type Row = { id: number; word: string; keys: readonly string[]; times: number; own: boolean }
/** Of a group one form must be there; `exact` are those that are spelled as was asked. */
export type Group = { forms: Row[]; exact: Row[] }

/** What of the vocabulary a question has to see: words under these keys, and those that begin so, with the article or without. */
export type Looked = { question: Question; keys: string[]; beginnings: string[]; typing: boolean }

/** What a question comes to in a vocabulary: what must be there, what must not (what is met most first), and words in order as parts of a text's line. */
export type Sought = { groups: Group[]; never: Row[]; lines: string[]; neverLines: string[]; wanted: Wanted }

const MOST_FORMS = 300
const ARTICLE = "\u0627\u0644"

/** The keys and the beginnings by which a question's words are looked up; a beginning has so many letters at least. Pure. */
export function lookedFor(question: Question, typing: boolean, shortest = typing ? 2 : 3): Looked {
  const keys = new Set<string>()
  for (const word of [...question.terms, ...question.never].flatMap(wordsIn)) {
    for (const key of asked(word)) keys.add(key).add(perhaps(key))
    for (const key of askedPerhaps(word)) keys.add(key)
  }
  const last = question.terms.at(-1)
  const begun = last?.kind === "word" && last.word.length >= shortest ? [last.word, bare(last.word), ARTICLE + bare(last.word)] : []
  return { question, keys: [...keys], beginnings: [...new Set(begun)], typing }
}

const wordsIn = (term: Term) => (term.kind === "word" ? [term.word] : term.words)

/** What a question means among these words; the one rule by which readers and the desk find. Pure. */
export function soughtIn({ question: { terms, never }, beginnings, typing }: Looked, rows: readonly Row[]): Sought {
  const last = terms.at(-1)
  const groups = terms.map((term) => groupsOf(term, rows, term === last ? beginnings : [], typing))
  return {
    groups: groups.flat(),
    never: never.filter((term) => term.kind === "word").flatMap((term) => groupsOf(term, rows, [], false).flatMap(({ forms }) => forms)).sort((x, y) => y.times - x.times),
    lines: linesOf(terms, rows), neverLines: linesOf(never, rows),
    wanted: {
      words: new Set(groups.flatMap((group, at) => (terms[at]?.kind === "word" ? group.flatMap(({ forms }) => forms.map(({ word }) => word)) : []))),
      phrases: terms.flatMap((term) => (term.kind === "phrase" ? [term.words] : [])),
    },
  }
}

const weight = (rows: readonly Row[]) => rows.reduce((sum, { times }) => sum + times + 1, 0)

/** A term's groups: of each, one must be there. */
function groupsOf(term: Term, rows: readonly Row[], beginnings: readonly string[], typing: boolean): Group[] {
  if (term.kind === "phrase") return term.words.map((word) => one(rows.filter((row) => row.word === word), word))
  const { word } = term
  const under = (keys: readonly string[]) => rows.filter((row) => row.keys.some((key) => keys.includes(key)))
  const keys = asked(word)
  let forms = [...under(keys), ...under(keys.map(perhaps)).filter((row) => !row.own)]
  // Typed with a letter before it: the word behind is meant where it is met as often, and the word as it is never with the article.
  const behind = under(askedPerhaps(word))
  if (weight(behind) >= weight(forms) && !forms.some((row) => row.word !== bare(row.word))) forms = [...forms, ...behind]
  if (typing || forms.length === 0) forms = [...forms, ...rows.filter((row) => beginnings.some((beginning) => row.word.startsWith(beginning)))]
  return [one(forms, word)]
}

function one(rows: readonly Row[], word: string): Group {
  const forms = [...new Map(rows.map((row) => [row.word, row])).values()].sort((x, y) => y.times - x.times).slice(0, MOST_FORMS)
  return { forms, exact: forms.filter((row) => bare(row.word) === bare(word)) }
}

/** Phrases as parts of the line. A word that is nowhere makes one that is nowhere. */
function linesOf(terms: readonly Term[], rows: readonly Row[]): string[] {
  const number = (word: string) => rows.find((row) => row.word === word)?.id ?? -1
  return terms.flatMap((term) => (term.kind === "phrase" && term.words.length > 1 ? [` ${term.words.map(number).join(" ")} `] : []))
}
