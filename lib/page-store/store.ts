/**
 * The rules by which pages are kept: what may be kept, for how long it may be shown, and when it must be made anew (docs/decisions/0023).
 * Pure: time, waiting and making a page come from outside, so that a test can order them in every way.
 */

/** A page as it was made. `tags` say what it is made of; a change of one that is in `later` too may show a moment later under load. */
export type Made<Page> = { page: Page; bytes: number; tags: readonly string[]; later?: readonly string[]; keep: boolean }

export type Ports<Page> = {
  /** Makes the page of an address anew. Throws where it cannot. */
  make: (key: string) => Promise<Made<Page>>
  /** Milliseconds of a clock that never goes back. */
  now: () => number
  wait: (ms: number) => Promise<void>
}

export type Bounds = {
  /** Of all kept pages together. */
  bytes: number
  /** Pages that are made at the same time. */
  makers: number
  /** How many may wait for a maker; who comes after is told that there is no room. */
  queue: number
  /** ms: for how long a page may be shown after a change of one of its later tags. */
  grace: number
  /** ms: how long such a page's reader waits for the new one while there is little to do. */
  patience: number
  /** ms until a kept page is made anew without a reason. */
  age: number
  /** ms until making a page is tried again after it failed, while there is an old one to show. */
  again: number
}

export const bounds: Bounds = { bytes: 256 << 20, makers: 16, queue: 1_000, grace: 10_000, patience: 5_000, age: 3_600_000, again: 1_000 }

const REMEMBERED = 20_000
const TRIES = 50 // at making a page of which something is taken down each time before it is made

/** Too many wait for pages already. */
export class Busy extends Error {}

type Entry<Page> = {
  key: string
  page: Page
  bytes: number
  tags: readonly string[]
  later: readonly string[]
  /** The number of the last change when its making began. */
  begun: number
  madeAt: number
  /** Since when it is to be made anew at once; then it is shown only where that fails. */
  stale: boolean
  /** Until when it may be shown although a later tag of it changed. */
  graceUntil: number | null
  triedUntil: number
  used: boolean
}

type Flight<Page> = { key: string; begun: number | null; promise: Promise<Page>; start: () => void; urgent: boolean }

export type Figures = {
  entries: number; bytes: number; hits: number; made: number; refused: number; failed: number; shownOld: number; purges: number; dropped: number
}

export class PageStore<Page> {
  private readonly entries = new Map<string, Entry<Page>>()
  /** Where `shrink` goes on: a walk from the beginning passes the place of every entry that has gone. Before it is nothing that is kept. */
  private oldest = this.entries.values()
  /** Most tags are of one page alone: that one stands here without a set around it. */
  private readonly byTag = new Map<string, Entry<Page> | Set<Entry<Page>>>()
  private readonly flights = new Map<string, Flight<Page>>()
  private readonly urgent: Flight<Page>[] = []
  private readonly idle: Flight<Page>[] = []
  /** The number of the last change of each tag, and of all; kept for pages that are being made. */
  private readonly changedAt = new Map<string, number>()
  private readonly goneAt = new Map<string, number>()
  private allChangedAt = 0
  private allGoneAt = 0
  private change = 0
  private running = 0
  private bytes = 0
  private readonly ports: Ports<Page>
  private readonly bounds: Bounds
  readonly counts = { hits: 0, made: 0, refused: 0, failed: 0, shownOld: 0, purges: 0, dropped: 0 }

  constructor(ports: Ports<Page>, within: Partial<Bounds> = {}) {
    this.ports = ports
    this.bounds = { ...bounds, ...within }
  }

  /** The page, where it is here and nothing it is made of has changed since. */
  peek(key: string): Page | undefined {
    const entry = this.entries.get(key)
    if (entry === undefined || entry.stale || entry.graceUntil !== null || this.ports.now() >= entry.madeAt + this.bounds.age) return undefined
    entry.used = true
    this.counts.hits += 1
    return entry.page
  }

  /**
   * The page as it is after every change that was told before this call. One that cannot be made anew is shown as it was, unless it is gone;
   * one of which only a later tag changed may be shown for a moment while there is much to do.
   */
  async get(key: string): Promise<Page> {
    const fresh = this.peek(key)
    if (fresh !== undefined) return fresh
    const entry = this.entries.get(key)
    if (entry === undefined) return this.make(key, true)
    const now = this.ports.now()
    if (now < entry.triedUntil) return this.old(entry)
    const mayWait = !entry.stale && (entry.graceUntil === null || now < entry.graceUntil)
    const quiet = this.running < 2 && this.urgent.length + this.idle.length < 2
    if (mayWait && !quiet) {
      this.make(key, false).catch(() => {})
      return this.old(entry)
    }
    const making = this.make(key, true).catch((error: unknown) => {
      // What is gone meanwhile is not here any more, and is not shown.
      const left = this.entries.get(key)
      if (left === undefined) throw error
      left.triedUntil = this.ports.now() + this.bounds.again
      return this.old(left)
    })
    if (!mayWait) return making
    making.catch(() => {})
    const waited = await Promise.race([making.then((page) => ({ page })), this.ports.wait(this.bounds.patience).then(() => null)])
    if (waited !== null) return waited.page
    return this.entries.get(key) === entry ? this.old(entry) : making
  }

  /** Something changed: pages with one of these tags are made anew; those with one that is gone are forgotten. '*' is every page. */
  purge(tags: readonly string[], gone: readonly string[] = []): void {
    if (tags.length === 0 && gone.length === 0) return
    this.change += 1
    this.counts.purges += 1
    for (const tag of tags) {
      if (tag === "*") this.allChangedAt = this.change
      else if (this.running > 0) this.changedAt.set(tag, this.change)
      for (const entry of tag === "*" ? this.entries.values() : this.under(tag)) this.soften(entry, tag)
    }
    for (const tag of gone) {
      if (tag === "*") this.allGoneAt = this.change
      else if (this.running > 0) this.goneAt.set(tag, this.change)
      for (const entry of [...(tag === "*" ? this.entries.values() : this.under(tag))]) this.drop(entry)
    }
    // Made for as long as it takes, a page could let these grow without end: then all that is being made counts as changed.
    if (this.changedAt.size + this.goneAt.size > REMEMBERED) {
      this.allChangedAt = this.allGoneAt = this.change
      this.changedAt.clear()
      this.goneAt.clear()
    }
  }

  figures(): Figures {
    return { ...this.counts, entries: this.entries.size, bytes: this.bytes }
  }

  private under(tag: string): Iterable<Entry<Page>> {
    const all = this.byTag.get(tag)
    return all === undefined ? [] : all instanceof Set ? all : [all]
  }

  private soften(entry: Entry<Page>, tag: string) {
    entry.triedUntil = 0
    if (!entry.later.includes(tag)) entry.stale = true
    // The first change counts: else one change after the other would keep an old page for ever.
    else entry.graceUntil ??= this.ports.now() + this.bounds.grace
  }

  private old(entry: Entry<Page>): Page {
    entry.used = true
    this.counts.shownOld += 1
    return entry.page
  }

  /** The page, made by somebody who begins, or began, after the last change. */
  private make(key: string, urgent: boolean): Promise<Page> {
    const flight = this.flights.get(key)
    if (flight !== undefined && (flight.begun === null || flight.begun === this.change)) {
      if (urgent && !flight.urgent) this.hurry(flight)
      return flight.promise
    }
    if (this.urgent.length + this.idle.length >= this.bounds.queue) return Promise.reject(new Busy("too many wait for pages"))
    return this.begin(key, urgent)
  }

  private begin(key: string, urgent: boolean): Promise<Page> {
    let start = () => {}
    const started = new Promise<void>((go) => (start = go))
    const flight: Flight<Page> = { key, begun: null, urgent, start, promise: started.then(() => this.fly(flight)) }
    flight.promise.catch(() => {})
    this.flights.set(key, flight)
    ;(urgent ? this.urgent : this.idle).push(flight)
    this.next()
    return flight.promise
  }

  private hurry(flight: Flight<Page>) {
    flight.urgent = true
    const at = this.idle.indexOf(flight)
    if (at >= 0) this.urgent.push(...this.idle.splice(at, 1))
  }

  private next() {
    while (this.running < this.bounds.makers) {
      // What nobody waits for leaves makers free for what somebody waits for, and time between two of them to send what lies ready.
      const flight = this.urgent.shift() ?? (this.running < Math.max(1, this.bounds.makers / 3) ? this.idle.shift() : undefined)
      if (flight === undefined) return
      this.running += 1
      flight.begun = this.change
      flight.start()
    }
  }

  private async fly(flight: Flight<Page>): Promise<Page> {
    try {
      for (let tries = 1; ; tries += 1) {
        const begun = (flight.begun = this.change)
        this.counts.made += 1
        const made = await this.ports.make(flight.key)
        const since = (all: number, of: Map<string, number>) => all > begun || made.tags.some((tag) => (of.get(tag) ?? 0) > begun)
        // Nobody is shown what was taken down while it was being made.
        if (since(this.allGoneAt, this.goneAt)) {
          this.counts.refused += 1
          if (tries === TRIES) throw new Error("what was made is gone")
          const other = this.flights.get(flight.key)
          if (other !== undefined && other !== flight && (other.begun === null || other.begun === this.change)) return other.promise
          this.flights.set(flight.key, flight)
          continue
        }
        if (since(this.allChangedAt, this.changedAt)) this.counts.refused += 1
        else this.keep(flight.key, made, begun)
        return made.page
      }
    } catch (error) {
      this.counts.failed += 1
      throw error
    } finally {
      if (this.flights.get(flight.key) === flight) this.flights.delete(flight.key)
      this.running -= 1
      if (this.running === 0) {
        this.changedAt.clear()
        this.goneAt.clear()
      }
      this.next()
    }
  }

  private keep(key: string, { page, bytes, tags, later = [], keep }: Made<Page>, begun: number) {
    const before = this.entries.get(key)
    if (before !== undefined && before.begun > begun) return // somebody who began after us was sooner
    if (before !== undefined) this.drop(before)
    if (!keep || bytes > this.bounds.bytes / 8) return
    const entry: Entry<Page> = {
      key, page, bytes, tags, later, begun, madeAt: this.ports.now(), stale: false, graceUntil: null, triedUntil: 0, used: false,
    }
    this.entries.set(key, entry)
    this.bytes += bytes
    for (const tag of tags) {
      const all = this.byTag.get(tag)
      if (all === undefined) this.byTag.set(tag, entry)
      else if (all instanceof Set) all.add(entry)
      else if (all !== entry) this.byTag.set(tag, new Set([all, entry]))
    }
    this.shrink(entry)
  }

  /** Forgets the pages that came first and that nobody asked for since, until the rest is within bounds. */
  private shrink(newest: Entry<Page>) {
    while (this.bytes > this.bounds.bytes) {
      const first = this.oldest.next().value ?? (this.oldest = this.entries.values()).next().value
      if (first === undefined) return
      if (first.used || first === newest) {
        first.used = false
        this.entries.delete(first.key)
        this.entries.set(first.key, first)
        continue
      }
      this.counts.dropped += 1
      this.drop(first)
    }
  }

  private drop(entry: Entry<Page>) {
    if (this.entries.get(entry.key) !== entry) return
    this.entries.delete(entry.key)
    this.bytes -= entry.bytes
    for (const tag of entry.tags) {
      const all = this.byTag.get(tag)
      if (all instanceof Set) all.delete(entry)
      if (all === entry || (all instanceof Set && all.size === 0)) this.byTag.delete(tag)
    }
  }
}
