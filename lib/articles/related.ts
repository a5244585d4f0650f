import { rareness, termsOf } from "@/lib/arabic/terms"

/** An article that may be read after another: when it went out (ms). */
export type Candidate = { id: string; at: number }

/** Such articles, and by each term (`termsOf`) those whose heads have it. */
export type Shelf = { candidates: readonly Candidate[]; having: ReadonlyMap<string, readonly Candidate[]> }

/** Candidates, and in which way each of them is near to the article. */
export type Near = Shelf & { near: "topic" | "section" | "source" }

/** Articles by the terms of their heads: made once, and looked into for many an article. Pure. */
export function shelfOf(articles: readonly (Candidate & { head: string })[]): Shelf {
  const having = new Map<string, Candidate[]>()
  const candidates = articles.map(({ id, at, head }) => {
    const candidate = { id, at }
    for (const term of termsOf(head)) having.set(term, [...(having.get(term) ?? []), candidate])
    return candidate
  })
  return { candidates, having }
}

const NEAR = { topic: 6, section: 2, source: 1 } as const
const WORDS = 2

/**
 * The articles nearest to one with this head, nearest first: each topic that both have counts most, then rare words that both heads have, their
 * section, their paper; of equals the newer. The same ones give the same answer in whatever order they come; none that is in `except`. Pure.
 */
export function nearest(head: string, near: readonly Near[], except: ReadonlySet<string>, limit: number): string[] {
  const each = new Map<string, { candidate: Candidate; score: number }>()
  for (const { near: way, candidates } of near) {
    for (const candidate of candidates) {
      const known = each.get(candidate.id)
      if (known) known.score += NEAR[way]
      else if (!except.has(candidate.id)) each.set(candidate.id, { candidate, score: NEAR[way] })
    }
  }
  for (const term of termsOf(head)) {
    const sharing: { score: number }[] = []
    for (const { having } of near) {
      for (const candidate of having.get(term) ?? []) {
        const one = each.get(candidate.id)
        if (one?.candidate === candidate) sharing.push(one) // once, however many lists it is on
      }
    }
    for (const one of sharing) one.score += WORDS * rareness(each.size + 1, sharing.length + 1)
  }
  return [...each.values()].sort((one, other) => other.score - one.score || other.candidate.at - one.candidate.at || (one.candidate.id < other.candidate.id ? -1 : 1)).slice(0, limit)
    .map(({ candidate }) => candidate.id)
}
