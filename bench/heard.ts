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

/** How long this takes, in ms, after ten times that do not count. */
export async function times(work: () => Promise<unknown>, runs: number): Promise<{ p50: number; p95: number }> {
  const all: number[] = []
  for (let run = -10; run < runs; run += 1) {
    const began = performance.now()
    await work()
    if (run >= 0) all.push(performance.now() - began)
  }
  all.sort((one, other) => one - other)
  return { p50: all[Math.floor(runs * 0.5)] ?? NaN, p95: all[Math.floor(runs * 0.95)] ?? NaN }
}
