import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { parseEnv } from "#lib/env-schema.ts"
import { build } from "./build.ts"
import { openDataFolder, peopleFile, readPasswords } from "./data-folder.ts"
import { connect, prepare } from "./database.ts"
import { generate } from "./generate.ts"
import { ending } from "./processes.ts"
import { seed } from "./seed.ts"
import { serve } from "./start.ts"
import { openTemporaryCluster } from "./temporary.ts"

/** Serves the production build on E2E_PORT over a demonstration newsroom of its own, until it is told to stop. For browser tests. */
export async function e2eServer(): Promise<number> {
  const { DEMO_PASSWORD } = parseEnv(process.env)
  // This machine's own settings are not the tests'; and four people do in minutes what a newsroom does in weeks.
  Object.assign(process.env, { PUBLIC_URL: "", TRUSTED_PROXIES: "", BRAKE_LIMIT: "150" })
  const env = parseEnv({ PORT: process.env.E2E_PORT, HOST: "127.0.0.1" })
  const stopped = new Promise<void>((stop) => (["SIGTERM", "SIGINT"] as const).forEach((signal) => process.on(signal, () => stop())))
  await generate()
  await build()
  const secret = randomBytes(32).toString("base64url")
  const { cluster, folder, close } = await openTemporaryCluster(secret)
  try {
    const admin = await connect(cluster.url("postgres"))
    await admin.query("CREATE DATABASE waha TEMPLATE template0")
    await admin.end()
    const ownerUrl = cluster.url("waha")
    const { deskUrl, siteUrl } = await prepare({ ownerUrl, secret })
    const people = openDataFolder(join(folder, "people"))
    readPasswords(people, DEMO_PASSWORD)
    await seed({ what: "demo", ownerUrl, deskUrl, siteUrl, secret, people: peopleFile(people) })
    process.env.IMPORT_DIR = join(people, "imports")
    const server = await serve({ dev: false, env, deskUrl, siteUrl, secret, backups: join(people, "backups"), media: join(people, "media") })
    await Promise.race([stopped, ending(server)])
    server.kill("SIGTERM")
    if (server.exitCode === null) await ending(server)
    return 0
  } finally {
    await close()
  }
}
