/** Where an article stands (design.md §4): stored phases, and the states that follow from them and from its publications. */

export const phases = ["draft", "in_review", "approved", "published", "withdrawn", "trashed"] as const
export type Phase = (typeof phases)[number]

export const states = [
  "draft", "in_review", "approved", "scheduled", "live", "live_update_ahead", "live_take_down_ahead", "withdrawn", "trashed",
] as const
export type State = (typeof states)[number]

export type Range = { id: string; version: number; liveFrom: Date; liveUntil: Date | null }

export type Standing = {
  state: State
  /** The row that readers see now. */
  live: Range | null
  /** The row that they will see. At most one of an article lies ahead. */
  ahead: Range | null
  /** When what is live will be taken down, where that is arranged and no update follows. */
  takeDownAt: Date | null
  /** Live, with a working copy that is newer than what readers see. */
  changed: boolean
}

/** Derives the state at `now` from the stored phase, the working copy's version and the publications, in any order. */
export function standing(article: { phase: Phase; version: number; publications: readonly Range[] }, now: Date): Standing {
  const live = article.publications.find((p) => p.liveFrom <= now && (p.liveUntil === null || p.liveUntil > now)) ?? null
  const ahead = article.publications.find((p) => p.liveFrom > now) ?? null
  const takeDownAt = live && !ahead ? live.liveUntil : null
  const changed = live !== null && article.version > live.version
  const state = (): State => {
    if (article.phase !== "published") return article.phase
    if (live) return ahead ? "live_update_ahead" : takeDownAt ? "live_take_down_ahead" : "live"
    return ahead ? "scheduled" : "withdrawn"
  }
  return { state: state(), live, ahead, takeDownAt, changed }
}
