import type { Sought } from "./ask"
import type { Question } from "./query"
import { TASHKEEL, stripHidden } from "@/lib/arabic/normalize"
import { monthOf } from "./keys"
import { tokens } from "./words"

/** What a text is searched by. */
export type Searched = { title: string; kicker: string; subtitle: string; standfirst: string; body: readonly string[] }

/** A text's words by where they stand; `line` has all in order, null where one part ends; `shown` how each was spelled where it was first met. */
export type Words = { heads: string[]; leads: string[]; all: string[]; line: (string | null)[]; shown: Map<string, string> }

/** More words than any article has; what follows in a longer one is not searched. */
const MOST = 50_000

/** The words by which a publication is found. A month of two words is there under its own key as well. Pure. */
export function wordsOfText({ title, kicker, subtitle, standfirst, body }: Searched): Words {
  const shown = new Map<string, string>()
  const line: (string | null)[] = []
  const read = (texts: readonly string[]) => {
    const met = new Set<string>()
    for (const text of texts) {
      const found = tokens(text)
      for (const [at, { word, from, to }] of found.entries()) {
        if (line.length >= MOST) break
        line.push(word)
        met.add(word)
        if (!shown.has(word)) shown.set(word, stripHidden(text.slice(from, to)).replace(TASHKEEL, "").replaceAll("\u0640", ""))
        const month = monthOf(word, found[at + 1]?.word ?? "")
        if (month !== null) met.add(month)
      }
      line.push(null)
    }
    return [...met]
  }
  const heads = read([title])
  const leads = read([kicker, subtitle, standfirst])
  return { heads, leads, all: [...new Set([...heads, ...leads, ...read(body)])], line, shown }
}

/** Whether a text says what was asked for, in its title or anywhere: what the index answers, of a text that it does not have. Pure. */
export function answers(text: Words, { terms, never }: Question, sought: Pick<Sought, "groups" | "never">, within: "title" | "text" = "text"): boolean {
  const [has, all] = [new Set(within === "title" ? text.heads : text.all), new Set(text.all)]
  const says = (words: readonly string[]) => text.line.some((_, at) => words.every((word, place) => text.line[at + place] === word))
  return sought.groups.every(({ forms }) => forms.some(({ word }) => has.has(word)))
    && terms.every((term) => term.kind === "word" || says(term.words))
    && !sought.never.some(({ word }) => all.has(word))
    && never.every((term) => term.kind === "word" || !says(term.words))
}
