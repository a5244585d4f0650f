import type { Told } from "./told"

const MOST = 20_000 // tags

/** Counts the changes of readers' pages, and remembers of each tag which was its last; of too many tags it is said that all changed. Pure. */
export class Changes implements Told {
  site = 0
  any = 0
  private all = 0
  private readonly at = new Map<string, number>()

  note(tags: readonly string[]): void {
    if (tags.length === 0) return
    this.any += 1
    for (const tag of tags) this.at.set(tag, this.any)
    if (this.at.has("*") || this.at.size > MOST) {
      this.all = this.any
      this.at.clear()
    }
    if (this.all === this.any || tags.includes("site")) this.site += 1
  }

  readonly last = (tags: readonly string[]): number => tags.reduce((last, tag) => Math.max(last, this.at.get(tag) ?? 0), this.all)
}
