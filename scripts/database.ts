import { createHash } from "node:crypto"
import { existsSync, readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { openRoles, type GivenLogIns, type LogIns } from "./database-roles.ts"
import { Stop } from "./outcome.ts"
import { run } from "./processes.ts"

const OLDEST = 15
const PREPARING = 715_001 // the advisory lock of whoever prepares this database; two at once would trip over each other
// "Russia" in Arabic: a word whose trigrams are none where LC_CTYPE takes Arabic letters for punctuation.
const ARABIC_WORD = decodeURIComponent("%D8%B1%D9%88%D8%B3%D9%8A%D8%A7")

/** A database that is ready: its log-ins, how many people it knows, whether it is the demonstration and was filled as such to the end. */
export type Prepared = LogIns & { people: number; demo: boolean; seeded: boolean }

export type Preparation = {
  /** The owner's log-in: it migrates and owns, and never serves a request. */
  ownerUrl: string
  /** What the passwords of the desk's and the site's log-ins are derived from. */
  secret: string
  /** Log-ins that were given (`DESK_DATABASE_URL`, `SITE_DATABASE_URL`); then no role is made or changed. */
  given?: GivenLogIns
  signal?: AbortSignal
}

/**
 * Makes a database ready to serve: looks whether it can hold Arabic, applies the migrations that are missing, and draws the
 * public boundary (prisma/roles.sql) anew. Gives the log-ins of the desk and the site, each tried once.
 * Doing it twice changes nothing; where two do it at once, one waits.
 * @throws Stop with what to do, when the database cannot be used
 */
export async function prepare({ ownerUrl, secret, given = {}, signal }: Preparation): Promise<Prepared> {
  const owner = await connect(ownerUrl)
  try {
    await owner.query("SELECT pg_advisory_lock($1)", [PREPARING])
    await check(owner)
    if (!(await isMigrated(owner))) await migrate(ownerUrl, signal)
    const logIns = await openRoles(owner, { ownerUrl, secret, given })
    for (const url of [logIns.deskUrl, logIns.siteUrl]) await (await connect(url)).end()
    const { rows: [row] } = await owner.query<{ people: number; demo: boolean; seeded: boolean }>(`
      SELECT (SELECT count(*)::int FROM desk."user") AS people, demo, EXISTS (SELECT FROM desk.event WHERE action = 'demo.seeded') AS seeded
      FROM desk.newsroom LIMIT 1`)
    if (!row) throw new Stop("The database has no newsroom: its first migration did not finish. Start over with an empty database.")
    return { ...logIns, ...row }
  } finally {
    await owner.end()
  }
}

/**
 * A connection to a database.
 * @throws Stop naming the log-in and the server, never the password
 */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000, application_name: "waha scripts" })
  client.on("error", () => {}) // a lost connection is told by the query that needs it
  try {
    await client.connect()
    return client
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error)
    throw new Stop(`The database does not let ${client.user ?? "us"} in (${client.host}:${client.port}, database ${client.database}): ${why}`)
  }
}

async function check(owner: pg.Client) {
  const { rows: [server] } = await owner.query<{ version: number; encoding: string; locale: string }>(`
    SELECT current_setting('server_version_num')::int AS version, pg_encoding_to_char(encoding) AS encoding, datctype AS locale
    FROM pg_database WHERE datname = current_database()`)
  if (!server) throw new Stop("The database does not describe itself.")
  const remedy = "Make the database anew: CREATE DATABASE waha TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
  if (server.version < OLDEST * 10_000) throw new Stop(`This is PostgreSQL ${Math.floor(server.version / 10_000)}; Waha needs ${OLDEST} or newer.`)
  if (server.encoding !== "UTF8") throw new Stop(`The database's encoding is ${server.encoding}, and Arabic text needs UTF8.\n${remedy}`)
  try {
    await owner.query("CREATE EXTENSION IF NOT EXISTS pg_trgm")
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Stop(`The extension pg_trgm is missing and could not be added (${why}).\nLet the administrator run, in this database: CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist;`)
  }
  const { rows: [schema] } = await owner.query<{ name: string }>(
    "SELECT quote_ident(nspname) AS name FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_trgm'",
  )
  const { rows: [seen] } = await owner.query<{ trigrams: string[] }>(`SELECT ${schema?.name}.show_trgm($1) AS trigrams`, [ARABIC_WORD])
  if (!seen?.trigrams.length) throw new Stop(`The database's LC_CTYPE is ${server.locale}, which does not know Arabic letters: searching would find nothing.\n${remedy}`)
}

/** Whether every migration of this version is applied, so that the slower tool need not be asked. */
async function isMigrated(owner: pg.Client): Promise<boolean> {
  const { rows: [table] } = await owner.query<{ there: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there")
  if (!table?.there) return false
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  )
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  const wanted = migrations()
  const changed = wanted.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
  if (changed) throw new Stop(`The migration ${changed.name} is not the one that this database was made with. Put it back, or start over with an empty database.`)
  const unknown = [...applied.keys()].find((name) => !wanted.some((migration) => migration.name === name))
  if (unknown) throw new Stop(`A newer version of Waha has used this database (migration ${unknown}). Start that version.`)
  return wanted.every(({ name }) => applied.has(name))
}

function migrations() {
  const folder = join("prisma", "migrations")
  return readdirSync(folder).map((name) => ({ name, file: join(folder, name, "migration.sql") })).filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({ name, checksum: createHash("sha256").update(readFileSync(file)).digest("hex") }))
}

async function migrate(ownerUrl: string, signal: AbortSignal | undefined) {
  await run("prisma migrate deploy", process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
    env: { ...QUIET, DATABASE_URL: ownerUrl }, signal,
  })
}

/** Keeps Prisma's tool from asking the network for news of itself. */
export const QUIET = { CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1", NO_COLOR: "1" }
