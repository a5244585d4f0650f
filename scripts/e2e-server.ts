import { spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseEnv } from "#lib/env-schema.ts"
import { build } from "./build.ts"
import { openDataFolder, peopleFile, readPasswords } from "./data-folder.ts"
import { connect, prepare } from "./database.ts"
import { freePort } from "./postgres.ts"
import { generate } from "./generate.ts"
import { ending } from "./processes.ts"
import { seed } from "./seed.ts"
import { serve } from "./start.ts"
import { openTemporaryCluster } from "./temporary.ts"

/**
 * Serves the production build on E2E_PORT over a demonstration newsroom of its own, and on a port beside it one that begins with nobody,
 * until it is told to stop. Where E2E_PORT names several ports, each has such a pair; they are made beside each other. Says `ready` when all
 * of them answer. For browser tests, which read of the second of a pair in .next/e2e-<port>.json (e2e/facts.ts).
 */
export async function e2eServer(): Promise<number> {
  const ports = (process.env.E2E_PORT ?? "").split(",")
  return ports.length > 1 ? several(ports) : single()
}

async function several(ports: readonly string[]): Promise<number> {
  const stopped = toldToStop()
  // Here, and not by each of them at once.
  await generate()
  await build()
  const children = ports.map((own) => spawn(process.execPath, ["scripts/run.mjs", "e2e-server"], {
    stdio: ["ignore", "ignore", "inherit", "ipc"], env: { ...process.env, E2E_PORT: own },
  }))
  const ended = children.map(ending)
  const ready = Promise.all(children.map((child) => new Promise((answers) => child.once("message", answers))))
  void ready.then(() => console.log("ready"))
  const first = await Promise.race([stopped.then(() => "0"), ...ended])
  for (const child of children) child.kill("SIGTERM")
  await Promise.all(ended)
  return first === "0" ? 0 : 1
}

async function single(): Promise<number> {
  const { DEMO_PASSWORD } = parseEnv(process.env)
  // This machine's own settings are not the tests'; and four people do in minutes what a newsroom does in weeks.
  Object.assign(process.env, { PUBLIC_URL: "", TRUSTED_PROXIES: "", BRAKE_LIMIT: "150" })
  const env = parseEnv({ PORT: process.env.E2E_PORT, HOST: "127.0.0.1" })
  const stopped = toldToStop()
  await generate()
  await build()
  const factsFile = `.next/e2e-${env.PORT}.json`
  const secret = randomBytes(32).toString("base64url")
  const { cluster, folder, close } = await openTemporaryCluster(secret)
  try {
    const admin = await connect(cluster.url("postgres"))
    for (const name of ["waha", "waha_empty"]) await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`)
    await admin.end()
    const ownerUrl = cluster.url("waha")
    const { deskUrl, siteUrl } = await prepare({ ownerUrl, secret })
    const people = openDataFolder(join(folder, "people"))
    readPasswords(people, DEMO_PASSWORD)
    await seed({ what: "demo", ownerUrl, deskUrl, siteUrl, secret, people: peopleFile(people) })
    process.env.IMPORT_DIR = join(people, "imports")
    const begun = { dev: false, secret, backups: join(people, "backups"), media: join(people, "media") }
    const empty = await prepare({ ownerUrl: cluster.url("waha_empty"), secret })
    const { setup = "" } = await seed({ what: "empty", ownerUrl: cluster.url("waha_empty"), deskUrl: empty.deskUrl, siteUrl: empty.siteUrl, secret })
    const beside = { ...env, PORT: await freePort(undefined) }
    // Written before the first of the two answers for the tests, so that it is there when they begin.
    const facts = { ownerUrl, empty: { origin: `http://127.0.0.1:${beside.PORT}`, setup } }
    writeFileSync(factsFile, JSON.stringify(facts), { mode: 0o600 })
    const servers = [
      await serve({ ...begun, env: beside, deskUrl: empty.deskUrl, siteUrl: empty.siteUrl, backups: join(people, "backups-empty"), media: join(people, "media-empty") }),
      await serve({ ...begun, env, deskUrl, siteUrl }),
    ]
    console.log("ready")
    process.send?.("ready")
    await Promise.race([stopped, ...servers.map(ending)])
    for (const server of servers) {
      server.kill("SIGTERM")
      if (server.exitCode === null) await ending(server)
    }
    return 0
  } finally {
    rmSync(factsFile, { force: true })
    await close()
  }
}

const toldToStop = () => new Promise<void>((stop) => (["SIGTERM", "SIGINT"] as const).forEach((signal) => process.on(signal, () => stop())))
