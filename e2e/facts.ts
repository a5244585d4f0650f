import { readFileSync } from "node:fs"

/** What the tests' server tells of itself besides its address: the owner's log-in, and a second newsroom that begins with nobody. */
export type Facts = { ownerUrl: string; empty: { origin: string; setup: string } }

export const facts = (): Facts => JSON.parse(readFileSync(`.next/e2e-${process.env.E2E_PORT ?? ""}.json`, "utf8")) as Facts
