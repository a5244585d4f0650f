import { readFileSync } from "node:fs"
import { port } from "./port"

/** What the tests' server tells of itself besides its address: the owner's log-in, and a second newsroom that begins with nobody. */
export type Facts = { ownerUrl: string; empty: { origin: string; setup: string } }

export const facts = (): Facts => JSON.parse(readFileSync(`.next/e2e-${port}.json`, "utf8")) as Facts
