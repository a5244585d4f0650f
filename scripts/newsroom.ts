import { createHmac } from "node:crypto"
import { resolve } from "node:path"
import pg from "pg"
import type { Env } from "#lib/env-schema.ts"
import { openDataFolder, readSecret } from "./data-folder.ts"
import { Stop } from "./outcome.ts"
import { openCluster, type Cluster } from "./postgres.ts"
import { pause } from "./processes.ts"

const DATABASE = "waha"
const HOLDER = 715_000 // the advisory lock of the one start that serves from a data folder
const LEAVING = "waha leaving"
const PATIENCE = 20_000 // ms: longer than a start that is on its way out may take

/** The database that a newsroom lives in, and the secret that goes with it. */
export type Newsroom = {
  ownerUrl: string
  secret: string
  /** The data folder, where the database is embedded. */
  folder: string | undefined
  /** Resolves when the embedded database is lost and could not be brought back where it was; never otherwise. */
  lost: Promise<void>
  /** Says to a start that waits for us that it need only wait. */
  announceLeaving: () => Promise<void>
  /** Lets go of the database, and stops it where it is embedded. */
  close: () => Promise<void>
}

/**
 * Opens the database of this installation: the one of `DATABASE_URL`, else the embedded one in the data folder, made where there is none.
 * The embedded one is held by one start at a time.
 * @throws Stop where it cannot be had, or another start holds it
 */
export async function openNewsroom(env: Env, label: string, place = ".data"): Promise<Newsroom> {
  if (env.DATABASE_URL !== undefined) {
    if (env.AUTH_SECRET === undefined) throw new Stop("AUTH_SECRET is missing, and DATABASE_URL needs it. Make one and keep it: openssl rand -base64 32")
    const never = new Promise<void>(() => {})
    const nothing = async () => {}
    return { ownerUrl: env.DATABASE_URL, secret: env.AUTH_SECRET, folder: undefined, lost: never, announceLeaving: nothing, close: nothing }
  }
  const folder = openDataFolder(resolve(place))
  const secret = readSecret(folder)
  const open = () => hold({ folder: resolve(folder, "pg"), password: secret }, label)
  let held = await open()
  await makeDatabase(held.holder)
  const ownerUrl = held.cluster.url(DATABASE)
  let closing = false
  let opening: Promise<unknown> = Promise.resolve()

  // PostgreSQL may be killed under us: it is brought back, since readers and writers wait for it.
  const lost = (async () => {
    while (!closing) {
      await new Promise((ended) => held.holder.once("end", ended))
      if (closing) break
      console.error("PostgreSQL ended. Starting it again.")
      try {
        held = await (opening = open())
      } catch (error) {
        return console.error(error instanceof Error ? error.message : error)
      }
      if (held.cluster.url(DATABASE) !== ownerUrl) return console.error("PostgreSQL's port was taken meanwhile.")
    }
    return new Promise<void>(() => {})
  })()

  return {
    ownerUrl, secret: env.AUTH_SECRET ?? servingSecret(secret), folder, lost,
    announceLeaving: async () => {
      closing = true
      const said = held.holder.query(`SET application_name = '${LEAVING}'`).catch(() => {})
      await Promise.race([said, pause(1_000)])
    },
    close: async () => {
      closing = true
      await opening.catch(() => {})
      await held.cluster.stop()
    },
  }
}

/**
 * The database of this installation for a command that may run beside a serving newsroom: the one that runs is used as it is and left running;
 * where none runs, it is opened, and held against a start, until `close`.
 * @throws Stop where it cannot be had
 */
export async function joinNewsroom(env: Env, label: string, place = ".data"): Promise<Pick<Newsroom, "ownerUrl" | "secret" | "folder" | "close">> {
  if (env.DATABASE_URL !== undefined) return openNewsroom(env, label, place)
  const folder = openDataFolder(resolve(place))
  const secret = readSecret(folder)
  const cluster = await openCluster({ folder: resolve(folder, "pg"), password: secret })
  const probe = new pg.Client({ connectionString: cluster.url("postgres"), application_name: label })
  probe.on("error", () => {})
  await probe.connect()
  const { rows: [row] } = await probe.query<{ free: boolean }>("SELECT pg_try_advisory_lock($1) AS free", [HOLDER])
  await probe.end()
  if (row?.free) return openNewsroom(env, label, place)
  return { ownerUrl: cluster.url(DATABASE), secret: env.AUTH_SECRET ?? servingSecret(secret), folder, close: async () => {} }
}

type Held = { cluster: Cluster; holder: pg.Client }

/** Opens the cluster and takes its lock, which the end of our connection gives back, however we end. */
async function hold(options: { folder: string; password: string }, label: string): Promise<Held> {
  for (const end = Date.now() + PATIENCE; ; await pause(300)) {
    const cluster = await openCluster(options)
    const holder = new pg.Client({ connectionString: cluster.url("postgres"), application_name: label, keepAlive: true })
    holder.on("error", () => {})
    try {
      await holder.connect()
      const { rows: [row] } = await holder.query<{ held: boolean }>("SELECT pg_try_advisory_lock($1) AS held", [HOLDER])
      if (row?.held) return { cluster, holder }
      const other = await holderName(holder)
      await holder.end()
      // A start whose parent was killed notices within a second; one on its way out says so. Anything else is at work.
      if (other !== LEAVING && Date.now() > end - PATIENCE + 2_000) throw new Stop(`Waha runs already from this folder (${other}). Stop that one first.`)
      if (Date.now() > end) throw new Stop("Another start from this folder does not end. Stop it first.")
    } catch (error) {
      if (error instanceof Stop || Date.now() > end) throw error // else: it was stopped under our hands; open it again
    }
  }
}

async function holderName(client: pg.Client) {
  const { rows: [row] } = await client.query<{ name: string }>(
    "SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND objid = $1 AND granted", [HOLDER],
  )
  return row?.name ?? LEAVING
}

/** Makes the newsroom's database where there is none. */
async function makeDatabase(owner: pg.Client) {
  const { rowCount } = await owner.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE])
  if (!rowCount) await owner.query(`CREATE DATABASE ${DATABASE} TEMPLATE template0`)
}

/**
 * The serving process's secret, made of the folder's own: that one is the owner's password of the database as well, and whoever
 * serves requests must not know it.
 */
const servingSecret = (secret: string) => createHmac("sha256", secret).update("serving").digest("base64url")
