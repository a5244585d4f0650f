/** How many articles a tally holds at the most; the database takes no more at once. */
export const MOST_TALLIED = 5_000
const MOST_OF_ONE = 100_000

/** Reads that are counted and not yet written, by article: bounded, whatever comes. */
export class Tally {
  private counts = new Map<string, number>()

  get size(): number {
    return this.counts.size
  }

  /** One that has no room is not counted. */
  add(id: string, reads = 1): void {
    const so = this.counts.get(id)
    if (so === undefined && this.counts.size >= MOST_TALLIED) return
    this.counts.set(id, Math.min(MOST_OF_ONE, (so ?? 0) + reads))
  }

  /** What was counted so far; the tally begins anew. */
  take(): Map<string, number> {
    const taken = this.counts
    this.counts = new Map()
    return taken
  }

  /** Puts back what could not be written. */
  giveBack(counts: ReadonlyMap<string, number>): void {
    for (const [id, reads] of counts) this.add(id, reads)
  }
}
