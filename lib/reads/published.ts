import "server-only"
import { siteDb } from "@/lib/site-db"
import { ReadLimit } from "./limit"
import { isBrowser, isId } from "./rule"
import { Tally } from "./tally"

/** What the front page shows as read most: of how many days, and which, in order. Null where there is nothing to say, or the newsroom says nothing. */
export async function mostRead(): Promise<{ days: number; ids: string[] } | null> {
  const rows = await siteDb().mostRead.findMany({ orderBy: { position: "asc" } })
  const [first] = rows
  return first ? { days: first.days, ids: rows.map(({ id }) => id) } : null
}

const EVERY = 5_000 // ms between two writes
const KNOWN_FOR = 30_000 // ms
const MOST_KNOWN = 5_000

type Counting = { limit: ReadLimit; tally: Tally; known: Map<string, { live: boolean; until: number }>; writing: ReturnType<typeof setTimeout> | null }
const shared = globalThis as typeof globalThis & { wahaReads?: Counting }
const counting = (): Counting => (shared.wahaReads ??= { limit: new ReadLimit(Date.now()), tally: new Tally(), known: new Map(), writing: null })

export type Beacon = "counted" | "left_out" | "unknown" | "not_an_id"

/**
 * Counts a read of an article that is before readers; what is no browser's, or too much from one place, is left out without a word. Of the address
 * nothing is kept (limit.ts). The count is written within seconds, many at once; what a process has not written when it ends is lost.
 */
export async function countRead(id: string, { address, agent }: { address: string; agent: string }): Promise<Beacon> {
  if (!isId(id)) return "not_an_id"
  const { limit, tally } = counting()
  if (!isBrowser(agent) || !limit.take(address, id, Date.now())) return "left_out"
  if (!(await isLive(id))) return "unknown"
  tally.add(id)
  writeSoon()
  return "counted"
}

/** Whether readers have it, as it was half a minute ago at the most; the database looks once more when it is written. */
async function isLive(id: string): Promise<boolean> {
  const { known } = counting()
  const now = Date.now()
  const so = known.get(id)
  if (so && so.until > now) return so.live
  const live = (await siteDb().article.count({ where: { id } })) > 0
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(id, { live, until: now + KNOWN_FOR })
  return live
}

function writeSoon(): void {
  const at = counting()
  at.writing ??= setTimeout(() => {
    at.writing = null
    void writeReads()
  }, EVERY)
  at.writing.unref()
}

/** Writes what was counted. What cannot be written stays, and is tried again. */
export async function writeReads(): Promise<void> {
  const { tally } = counting()
  const counts = tally.take()
  if (counts.size === 0) return
  try {
    await siteDb().$executeRaw`SELECT pub.add_reads(${[...counts.keys()]}::text[], ${[...counts.values()]}::integer[])`
  } catch (error) {
    console.error("Reads could not be written:", error)
    tally.giveBack(counts)
    writeSoon()
  }
}
