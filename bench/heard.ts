import { readFileSync } from "node:fs"
import pg from "pg"

/** A statement as it was sent. */
export type Asked = { text: string; values: unknown[] }

/** Every statement that this process sends while it is asked to listen. */
const heard: { asked: Asked[] | null } = { asked: null }
const sent: (...given: never[]) => unknown = pg.Client.prototype.query
pg.Client.prototype.query = function (this: pg.Client, ...given: never[]) {
  const config = given[0] as string | { text?: string; values?: unknown[] } | undefined
  const text = typeof config === "string" ? config : config?.text
  if (text !== undefined) heard.asked?.push({ text, values: (typeof config === "object" ? config.values : undefined) ?? (Array.isArray(given[1]) ? given[1] : []) })
  return sent.apply(this, given)
} as typeof pg.Client.prototype.query

/** The questions that this sends to a database. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = (heard.asked = [])
  await work()
  heard.asked = null
  return asked.filter(({ text }) => /^\s*(?:SELECT|WITH|\()/i.test(text))
}

export type Spread = { p50: number; p95: number }

function spread(all: number[]): Spread {
  all.sort((one, other) => one - other)
  return { p50: all[Math.floor(all.length * 0.5)] ?? NaN, p95: all[Math.floor(all.length * 0.95)] ?? NaN }
}

const read = (path: string) => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return "" // it has ended
  }
}

/** For how long each process that serves a client of this database has had a processor, ms. */
async function processors(owner: pg.Client): Promise<() => Map<number, number>> {
  const { rows } = await owner.query<{ pid: number; serves: boolean }>("SELECT pid, backend_type = 'client backend' AND datname = current_database() AS serves FROM pg_stat_activity")
  const others = new Set(rows.filter(({ serves }) => !serves).map(({ pid }) => pid))
  const parent = read(`/proc/${rows[0]?.pid}/stat`).split(") ")[1]?.split(" ")[1] ?? ""
  return () => new Map(read(`/proc/${parent}/task/${parent}/children`).split(" ").map(Number).filter((pid) => pid > 0 && !others.has(pid))
    .map((pid) => [pid, Number(read(`/proc/${pid}/schedstat`).split(" ")[0]) / 1e6]))
}

/**
 * How long this takes in ms, after ten times that do not count: by the clock, and for how long it has a processor, here and in the database
 * together, which says the same on a machine that others use as well. `failed`: how often it did not come to an end in its time. On Linux.
 */
export async function times(work: () => Promise<unknown>, runs: number, owner: pg.Client): Promise<{ clock: Spread; cpu: Spread; failed: number }> {
  const theirs = await processors(owner)
  const [clocks, cpus]: [number[], number[]] = [[], []]
  let failed = 0
  for (let run = -10; run < runs; run += 1) {
    const [before, ours, began] = [theirs(), process.cpuUsage(), performance.now()]
    try {
      await work()
    } catch {
      failed += run < 0 ? 0 : 1
      continue
    }
    if (run < 0) continue
    clocks.push(performance.now() - began)
    const { user, system } = process.cpuUsage(ours)
    cpus.push([...theirs()].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), (user + system) / 1_000))
  }
  return { clock: spread(clocks), cpu: spread(cpus), failed }
}
