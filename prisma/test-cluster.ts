import type { TestProject } from "vitest/node"
import { connect, prepare } from "@/scripts/database"
import { openTemporaryCluster } from "@/scripts/temporary"

const TEMPLATE = "waha_template"
const SECRET = "a secret that only the tests know, and nobody else"

/** What a test file needs to make a database of its own. */
export type TestCluster = { adminUrl: string; template: string; deskUrl: string; siteUrl: string; secret: string }

declare module "vitest" {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

/** Before the database tests: a PostgreSQL of their own, and in it a database that is ready to be copied. */
export default async function setup(project: Pick<TestProject, "provide">) {
  const { cluster, close } = await openTemporaryCluster(SECRET)
  const admin = await connect(cluster.url("postgres"))
  await admin.query(`CREATE DATABASE ${TEMPLATE} TEMPLATE template0`)
  const { deskUrl, siteUrl } = await prepare({ ownerUrl: cluster.url(TEMPLATE), secret: SECRET })
  await admin.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`) // a database that somebody is in cannot be copied
  await admin.end()
  project.provide("cluster", { adminUrl: cluster.url("postgres"), template: TEMPLATE, deskUrl, siteUrl, secret: SECRET })
  return close
}
