import { randomBytes } from "node:crypto"
import pg from "pg"
import { inject } from "vitest"

export type TestDatabase = {
  ownerUrl: string
  deskUrl: string
  siteUrl: string
  /** Removes the database, whoever is still in it. */
  drop: () => Promise<void>
}

/**
 * A database for one test file: migrated, with its log-ins and the public boundary, and empty. `db()` and the readers' client of this
 * process, opened from now on, are on it.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl, template, deskUrl, siteUrl, secret } = inject("cluster")
  const name = `test_${randomBytes(6).toString("hex")}`
  const logIns = [deskUrl, siteUrl].map((url) => pg.escapeIdentifier(new URL(url).username)).join(", ")
  await onServer(adminUrl, [
    `CREATE DATABASE ${name} TEMPLATE ${template}`,
    // What roles.sql grants on the database itself is not copied with it.
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO ${logIns}`,
  ])
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  Object.assign(process.env, { DESK_DATABASE_URL: at(deskUrl), SITE_DATABASE_URL: at(siteUrl), AUTH_SECRET: secret })
  return {
    ownerUrl: at(adminUrl), deskUrl: at(deskUrl), siteUrl: at(siteUrl),
    drop: () => onServer(adminUrl, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]),
  }
}

async function onServer(url: string, statements: readonly string[]) {
  const admin = new pg.Client(url)
  await admin.connect()
  try {
    for (const sql of statements) await admin.query(sql)
  } finally {
    await admin.end()
  }
}
