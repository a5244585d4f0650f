import { mkdtempSync, rmSync } from "node:fs"
import type { ChildProcess } from "node:child_process"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { build } from "./build.ts"
import { openDataFolder, peopleFile, readPasswords } from "./data-folder.ts"
import type { Newsroom } from "./drill.ts"
import { freePort } from "./postgres.ts"
import { ending } from "./processes.ts"
import { seed } from "./seed.ts"
import { serve } from "./start.ts"

/** Everybody's in the newsroom that is served here. */
export const PASSWORD = "a password for every hand"

/** The demonstration newsroom, built and served on a port of its own, with everybody's password as above; its folder is gone with `close`. */
export async function served({ ownerUrl, deskUrl, siteUrl, secret }: Pick<Newsroom, "ownerUrl" | "deskUrl" | "siteUrl" | "secret">) {
  await build()
  const folder = mkdtempSync(join(tmpdir(), "waha-drill-"))
  const people = openDataFolder(join(folder, "people"))
  readPasswords(people, PASSWORD)
  await seed({ what: "demo", ownerUrl, deskUrl, siteUrl, secret, people: peopleFile(people) })
  const PORT = await freePort(undefined)
  const env = { PORT, HOST: "127.0.0.1", APP_ROLE: "all" as const }
  const open = () => serve({ dev: false, env, deskUrl, siteUrl, secret, backups: undefined, media: join(folder, "media"), heads: undefined })
  let server: ChildProcess = await open()
  return {
    folder,
    origin: `http://127.0.0.1:${PORT}`,
    /** Ends the server by force and starts it again. */
    kill: async () => {
      server.kill("SIGKILL")
      await ending(server)
      server = await open()
    },
    close: async () => {
      server.kill("SIGTERM")
      await ending(server)
      // A browser or a child of the server may still be writing its last.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
}
