import pg from "pg"
import type { Change } from "#lib/page-store/told.ts"

const EVERY = 1_000 // ms between two looks, where nobody told us of anything
const TIMEOUT = 1_500 // ms for one
const REMEMBERED = 50_000 // changes
const FORGOTTEN = 45 * 60_000 // ms: the database tells for an hour of what changed (pub.forget_changes)
const ALL = "0" // stands for more changes than are told one by one

/** What pub.changes() answers. */
type Found = { now: number; upto: string; since: string; changes: Change[]; due: string[]; gone: string[]; next: number | null; takedown: number | null }

type Options = {
  siteUrl: string
  purge: (tags: readonly string[], gone: readonly string[]) => void
}

/**
 * Watches the database for changes of readers' pages, its clock's among them: told at once by NOTIFY, and by a look each second where that is
 * lost. Changes are known by their numbers, so one that this process was told of by itself counts once.
 */
export class Watch {
  private readonly options: Options
  private client: pg.Client | null = null
  private looking: Promise<boolean> | null = null
  private again: Promise<boolean> | null = null
  private timer: NodeJS.Timeout | undefined
  private upto: string | null = null
  private since: string | null = null
  private readonly known = new Set<string>()
  /** Of performance.now(): until then nothing changes by itself. */
  private horizon = -Infinity
  private moved = 0
  private takedown = Infinity
  private failedAt = -Infinity
  private lookedAt = Infinity
  private closed = false
  /** Whether what is kept can be trusted: not before the first look. */
  begun = false

  constructor(options: Options) {
    this.options = options
  }

  async start(): Promise<void> {
    await this.look()
    this.plan()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    void this.client?.end().catch(() => {})
  }

  /** Whether the clock changed something that we do not know of yet. */
  isDue(): boolean {
    return performance.now() >= this.horizon
  }

  /** Whether all that changed is known: it looked, that went well the last time, and the clock changed nothing since. */
  get sure(): boolean {
    return this.begun && this.failedAt === -Infinity && !this.isDue()
  }

  /** Waits until what the clock changed is known. Where the database does not answer nobody waits: readers keep reading. */
  async catchUp(): Promise<void> {
    if (this.failedAt === -Infinity) await this.look()
  }

  /** Of changes that this very process made, after they were committed. */
  hear(changes: readonly Change[]): void {
    const moves = changes.some(({ id, tags }) => tags.includes("clock") && !this.known.has(id))
    this.apply(changes, [], [])
    if (!moves) return
    // When the clock changes something next is no longer what we think, nor what a look under way will find.
    this.moved += 1
    this.horizon = -Infinity
    void this.look()
  }

  private apply(changes: readonly Change[], due: readonly string[], gone: readonly string[]) {
    const fresh = changes.filter(({ id }) => !this.known.has(id))
    for (const { id } of fresh) if (id !== ALL) this.known.add(id)
    const tags = new Set([...fresh.flatMap((change) => change.tags), ...due])
    tags.delete("clock")
    this.options.purge([...tags], [...new Set([...fresh.flatMap((change) => change.hard), ...gone])])
    for (const id of this.known) {
      if (this.known.size <= REMEMBERED) break
      this.known.delete(id)
    }
  }

  /** Looks, beginning after this call: a look that is under way may have missed what the caller knows of. */
  private look(): Promise<boolean> {
    if (this.looking === null) return this.begin()
    return (this.again ??= this.looking.then(() => {
      this.again = null
      return this.begin()
    }))
  }

  private begin(): Promise<boolean> {
    const looking = this.ask().then(() => true, (error: unknown) => {
      this.fail(error)
      return false
    }).finally(() => {
      if (this.looking === looking) this.looking = null
    })
    this.looking = looking
    return looking
  }

  private async ask(): Promise<void> {
    const client = (this.client ??= await this.connect())
    const [asked, moved] = [performance.now(), this.moved]
    const { rows } = await client.query<{ found: Found }>("SELECT pub.changes($1::xid8, $2::timestamptz) AS found", [this.upto, this.since])
    const found = rows[0]?.found
    if (found === undefined) throw new Error("the database said nothing")
    // Another server than before, or the same put back to an earlier day; or nobody says any more all that changed, was taken down, since we looked
    // last: nothing that we know holds there.
    if ((this.upto !== null && BigInt(found.upto) < BigInt(this.upto)) || asked - this.lookedAt > FORGOTTEN) {
      this.known.clear()
      this.options.purge([], ["*"])
    }
    this.lookedAt = asked
    if (moved === this.moved) this.horizon = found.next === null ? Infinity : asked + (found.next - found.now)
    this.takedown = found.takedown === null ? Infinity : asked + (found.takedown - found.now)
    this.apply(found.changes, found.due, found.gone)
    this.upto = found.upto
    this.since = found.since
    this.failedAt = -Infinity
    this.begun = true
  }

  private fail(error: unknown) {
    if (this.failedAt === -Infinity && !this.closed) console.error("The database does not tell of changes; readers are shown what is kept:", error instanceof Error ? error.message : error)
    this.failedAt = performance.now()
    const client = this.client
    this.client = null
    void client?.end().catch(() => {})
    // Something was to be taken down by now, and nobody can say what: then nothing is shown that was kept before.
    if (performance.now() >= this.takedown) {
      this.takedown = Infinity
      this.options.purge([], ["*"])
    }
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.options.siteUrl, connectionTimeoutMillis: TIMEOUT, query_timeout: TIMEOUT, application_name: "waha pages", keepAlive: true,
    })
    client.on("error", () => {
      if (this.client === client) this.client = null
    })
    client.on("notification", () => void this.look())
    await client.connect()
    // A server that is only read from (a replica) cannot tell; then the look each second does.
    await client.query("LISTEN waha_pages").catch(() => {})
    return client
  }

  private plan() {
    if (this.closed) return
    const due = this.horizon - performance.now()
    const wait = this.failedAt > -Infinity ? EVERY : Math.min(EVERY, Math.max(5, due))
    this.timer = setTimeout(() => void this.look().finally(() => this.plan()), wait)
    this.timer.unref()
  }
}
