import { rarity, termsOf } from "@/lib/arabic/terms"

/** An article that may be read after another: when it went out (ms), and what its head is about (`termsOf`). */
export type Candidate = { id: string; at: number; terms: readonly string[] }

/** Candidates, and in which way each of them is near to the article. */
export type Near = { near: "topic" | "section" | "source"; candidates: readonly Candidate[] }

const NEAR = { topic: 6, section: 2, source: 1 } as const
const WORDS = 2

/**
 * The articles nearest to one with this head, nearest first: each topic that both have counts most, then rare words that both heads have, their
 * section, their paper; of equals the newer. The same ones give the same answer in whatever order they come; none that is in `except`. Pure.
 */
export function nearest(head: string, near: readonly Near[], except: ReadonlySet<string>, limit: number): string[] {
  const own = termsOf(head)
  const each = new Map<string, { id: string; at: number; score: number; shared: string[] }>()
  for (const { near: way, candidates } of near) {
    for (const { id, at, terms } of candidates) {
      const known = each.get(id)
      if (known) known.score += NEAR[way]
      else if (!except.has(id)) each.set(id, { id, at, score: NEAR[way], shared: terms.filter((term) => own.has(term)) })
    }
  }
  const all = [...each.values()]
  const rare = rarity([own, ...all.map(({ shared }) => shared)])
  for (const one of all) for (const term of one.shared) one.score += WORDS * rare(term)
  return all.sort((one, other) => other.score - one.score || other.at - one.at || (one.id < other.id ? -1 : 1)).slice(0, limit).map(({ id }) => id)
}
