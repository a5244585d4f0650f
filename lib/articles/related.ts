import { rarity, termsOf } from "@/lib/arabic/terms"

/** An article that may be read after another: in which ways it is near to it, once for each, when it went out (ms), and what its head is about (`termsOf`). */
export type Candidate = { id: string; at: number; near: "topic" | "section" | "source"; terms: readonly string[] }

const NEAR = { topic: 6, section: 2, source: 1 } as const
const WORDS = 2

/**
 * The articles nearest to one with this head, nearest first: each topic that both have counts most, then rare words that both heads have, their
 * section, their paper; of equals the newer. The same ones give the same answer in whatever order they come. Pure.
 */
export function nearest(head: string, candidates: readonly Candidate[], limit: number): string[] {
  const own = termsOf(head)
  const each = new Map<string, { at: number; near: number; shared: string[] }>()
  for (const { id, at, near, terms } of candidates) {
    const known = each.get(id)
    if (known) known.near += NEAR[near]
    else each.set(id, { at, near: NEAR[near], shared: terms.filter((term) => own.has(term)) })
  }
  const rare = rarity([own, ...[...each.values()].map(({ shared }) => shared)])
  const score = ({ near, shared }: { near: number; shared: readonly string[] }) => near + WORDS * shared.reduce((sum, term) => sum + rare(term), 0)
  return [...each].map(([id, one]) => ({ id, at: one.at, score: score(one) }))
    .sort((one, other) => other.score - one.score || other.at - one.at || (one.id < other.id ? -1 : 1))
    .slice(0, limit).map(({ id }) => id)
}
