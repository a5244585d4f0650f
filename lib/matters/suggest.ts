import { rarity, termsOf } from "@/lib/arabic/terms"
import { wordsOf } from "@/lib/arabic/words"

/** A piece of a day: its paper, and what it says. */
export type Piece = { id: string; paper: string; text: string }

/** Pieces that seem to be about one thing, and the words that they share, as they were written; the likeliest first. */
export type Suggestion = { pieces: string[]; words: string[] }

/** As much must two pieces have in common, of what each is about. */
const ALIKE = 0.14
const SHARED = 3
const WORDS = 6

/**
 * Which pieces of a day are about one thing: those that share words which few texts have. `others` are texts of other days, by which it is told
 * what is rare; what each day's papers all say is no common matter. Only what more than one paper wrote of is one. The same pieces give the same
 * answer in whatever order they come. Pure.
 */
export function suggestMatters(pieces: readonly Piece[], others: readonly string[]): Suggestion[] {
  const sorted = [...pieces].sort((one, other) => (one.id < other.id ? -1 : 1))
  const terms = sorted.map(({ text }) => termsOf(text))
  const rare = rarity([...others.map(termsOf), ...terms])
  const weight = (set: Iterable<string>) => [...set].reduce((sum, term) => sum + rare(term) ** 2, 0)
  const group = sorted.map((_, index) => index)
  const root = (at: number): number => (group[at] === at || group[at] === undefined ? at : root(group[at]))
  const common = (one: number, other: number) => [...(terms[one] ?? [])].filter((term) => terms[other]?.has(term))
  for (let one = 0; one < sorted.length; one += 1) {
    for (let other = one + 1; other < sorted.length; other += 1) {
      const shared = common(one, other)
      const alike = weight(shared) / (Math.sqrt(weight(terms[one] ?? []) * weight(terms[other] ?? [])) || 1)
      if (shared.length >= SHARED && alike >= ALIKE) group[root(other)] = root(one)
    }
  }
  const groups = Map.groupBy(sorted.map((_, index) => index), root)
  return [...groups.values()].flatMap((members) => {
    const of = members.flatMap((at) => sorted[at] ?? [])
    if (new Set(of.map(({ paper }) => paper)).size < 2) return []
    const counts = new Map<string, number>()
    for (const at of members) for (const term of terms[at] ?? []) counts.set(term, (counts.get(term) ?? 0) + 1)
    const shared = [...counts].filter(([, count]) => count > 1)
      .sort(([one, many], [other, more]) => more * rare(other) - many * rare(one) || (one < other ? -1 : 1)).slice(0, WORDS)
    const strength = shared.reduce((sum, [term, count]) => sum + count * rare(term), 0)
    return [{ strength, suggestion: { pieces: of.map(({ id }) => id), words: shared.flatMap(([term]) => written(term, of) ?? []) } }]
  }).sort((one, other) => other.strength - one.strength).map(({ suggestion }) => suggestion)
}

/** A term as one of the texts writes it. */
function written(term: string, pieces: readonly Piece[]): string | undefined {
  for (const { text } of pieces) {
    const found = wordsOf(text).find((word) => word.kind === "word" && termsOf(word.text).has(term))
    if (found) return found.text
  }
  return undefined
}
