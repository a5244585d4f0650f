import "server-only"
import { PrismaPg } from "@prisma/adapter-pg"
import { databaseUrl } from "@/lib/env"
import { PrismaClient, type Prisma } from "@/lib/generated/desk/client"

export type Tx = Prisma.TransactionClient

const open = () =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString: databaseUrl("desk"),
      // The adapter reads and writes times without their offset, so the session must be in UTC whatever the database is in.
      options: "-c TimeZone=UTC",
      max: 15,
      // Client-side limits too: a frozen server answers nothing, not even its own time-outs.
      connectionTimeoutMillis: 4_000,
      query_timeout: 11_000,
    }),
    transactionOptions: { maxWait: 5_000, timeout: 12_000 },
  })

const shared = globalThis as typeof globalThis & { wahaDesk?: PrismaClient }

/** The desk's client, one a process, opened at its first use. Runs as the desk's log-in; readers' pages never come here. */
export const db = (): PrismaClient => (shared.wahaDesk ??= open())

/** The database's time inside this transaction: the only `now` a command knows (design.md §6). Milliseconds. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`
  if (!row) throw new Error("the database told no time")
  return row.now
}
