import "server-only"
import { PrismaPg } from "@prisma/adapter-pg"
import { Pool } from "pg"
import { databaseUrl } from "@/lib/env"
import { PrismaClient } from "@/lib/generated/site/client"

const openPool = () => {
  const pool = new Pool({
    connectionString: databaseUrl("site"),
    max: 10,
    // Client-side limits too: a frozen server answers nothing, not even its own time-outs. A reader would rather wait some seconds for a
    // busy one than be told to come back, and whoever else asks for the page meanwhile waits for the same drawing of it.
    connectionTimeoutMillis: 8_000,
    query_timeout: 8_000,
    // The adapter drops the offset of a time that it reads, so every session has to speak UTC.
    options: "-c TimeZone=UTC",
  })
  pool.on("error", () => {}) // of a connection that lay idle; who asks next is given another, or its error
  return pool
}

const shared = globalThis as typeof globalThis & { wahaSite?: PrismaClient; wahaSitePool?: Pool }

const sitePool = (): Pool => (shared.wahaSitePool ??= openPool())

/**
 * The readers' client, one a process, opened at its first use. Runs as the site's log-in, which sees the views of `pub` and nothing else.
 * `$disconnect` closes what `siteRead` goes through as well.
 */
export const siteDb = (): PrismaClient => (shared.wahaSite ??= new PrismaClient({ adapter: new PrismaPg(sitePool(), { disposeExternalPool: true }) }))

/** A statement that never changes, under a name of its own; `$1` and so on stand for what differs. */
export type Statement = { name: string; text: string }

/**
 * Reads by the same log-in what is asked for with every page. Each connection plans the statement once and keeps the plan, and the client
 * does nothing but hand on the rows: of a statement whose best plan hangs on what is asked for, this is the wrong way.
 */
export async function siteRead<Row extends object>({ name, text }: Statement, values: readonly unknown[] = []): Promise<Row[]> {
  return (await sitePool().query<Row>({ name, text, values: [...values] })).rows
}
