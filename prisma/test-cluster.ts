import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { isAlive } from "@/scripts/cluster-files"
import { connect, prepare } from "@/scripts/database"
import { openCluster, stopCluster } from "@/scripts/postgres"

const PREFIX = "waha-test-"
const TEMPLATE = "waha_template"
const SECRET = "a secret that only the tests know, and nobody else"

/** What a test file needs to make a database of its own. */
export type TestCluster = { adminUrl: string; template: string; deskUrl: string; siteUrl: string; secret: string }

declare module "vitest" {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

/** Before the database tests: a PostgreSQL of their own in the system's temporary folder, and a database that is ready to be copied. */
export default async function setup(project: Pick<TestProject, "provide">) {
  await sweep()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  chmodSync(folder, 0o711) // PostgreSQL runs as another user where we are root
  const cluster = await openCluster({ folder: join(folder, "pg"), password: SECRET, throwaway: true })
  const admin = await connect(cluster.url("postgres"))
  await admin.query(`CREATE DATABASE ${TEMPLATE} TEMPLATE template0`)
  const { deskUrl, siteUrl } = await prepare({ ownerUrl: cluster.url(TEMPLATE), secret: SECRET })
  await admin.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`) // a database that somebody is in cannot be copied
  await admin.end()
  project.provide("cluster", { adminUrl: cluster.url("postgres"), template: TEMPLATE, deskUrl, siteUrl, secret: SECRET })
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Stops and removes what earlier runs left behind when they were killed. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const maker = Number.parseInt(name.slice(PREFIX.length))
    if (!(maker > 0) || isAlive(maker)) continue
    const folder = join(tmpdir(), name)
    await stopCluster(join(folder, "pg"))
    rmSync(folder, { recursive: true, force: true })
  }
}
