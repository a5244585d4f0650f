import "server-only"
import { PrismaPg } from "@prisma/adapter-pg"
import { databaseUrl } from "@/lib/env"
import { PrismaClient } from "@/lib/generated/site/client"

const open = () =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString: databaseUrl("site"),
      max: 10,
      // Client-side limits too: a frozen server answers nothing, not even its own time-outs. A reader would rather wait some seconds for a
      // busy one than be told to come back, and whoever else asks for the page meanwhile waits for the same drawing of it.
      connectionTimeoutMillis: 8_000,
      query_timeout: 8_000,
      // The adapter drops the offset of a time that it reads, so every session has to speak UTC.
      options: "-c TimeZone=UTC",
    }),
  })

const shared = globalThis as typeof globalThis & { wahaSite?: PrismaClient }

/** The readers' client, one a process, opened at its first use. Runs as the site's log-in, which sees the views of `pub` and nothing else. */
export const siteDb = (): PrismaClient => (shared.wahaSite ??= open())
