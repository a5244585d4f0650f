import { readFileSync } from "node:fs"
import pg from "pg"
import { port } from "./port"

/** What the tests' server tells of itself besides its address: the owner's log-in, and a second newsroom that begins with nobody. */
export type Facts = { ownerUrl: string; empty: { origin: string; setup: string } }

export const facts = (): Facts => JSON.parse(readFileSync(`.next/e2e-${port}.json`, "utf8")) as Facts

/** What only the owner of the database can do for a test: look at every row, let time pass, and put into the record what was done before. */
export async function asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client(facts().ownerUrl)
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
