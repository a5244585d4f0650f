import { spawn, spawnSync } from "node:child_process"
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import type { DatabaseUser } from "./database-user.ts"
import { Stop } from "./outcome.ts"
import { ending, tail } from "./processes.ts"

export type Tools = { initdb: string; postgres: string; pg_ctl: string }

/** The owner's log-in of an embedded cluster. */
export const OWNER = "waha"

/** How PostgreSQL's programs are run: as its user, and with nothing of our environment, which holds secrets. */
export function runAs(user: DatabaseUser | undefined) {
  return { ...(user && { uid: user.uid, gid: user.gid }), cwd: "/", env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, LANG: "C", TZ: "UTC" } }
}

// pg_trgm sees Arabic letters only where LC_CTYPE is a UTF-8 locale. Not every system has each of these, hence a list.
const LOCALES = [
  ["--locale-provider=icu", "--icu-locale=ar", "--locale=C.UTF-8"],
  ["--locale-provider=icu", "--icu-locale=ar", "--locale=en_US.UTF-8"],
  ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-ctype=C.UTF-8", "--lc-collate=C"],
]

type Making = { folder: string; password: string; tools: Tools; user: DatabaseUser | undefined; throwaway?: boolean | undefined }

/**
 * Makes a data folder where there is none. It is made beside its place and then renamed: a half-made one is never taken for
 * whole, and where two make it at once, one wins.
 * @throws Stop with initdb's own words
 */
export async function createFiles(making: Making): Promise<void> {
  const { folder, user } = making
  sweep(folder)
  if (existsSync(join(folder, "PG_VERSION"))) return
  const draft = `${folder}.new-${process.pid}`
  const password = `${draft}.password`
  writeFileSync(password, making.password, { mode: 0o600 })
  if (user) chownSync(password, user.uid, user.gid)
  let said = ""
  for (const locale of LOCALES) {
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { mode: 0o700 })
    if (user) chownSync(draft, user.uid, user.gid)
    said = await initialise(making, draft, password, locale)
    if (said === "") break
  }
  rmSync(password)
  if (said) throw new Stop(`The database's folder could not be made:\n${tail(said)}`)
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(join(folder, "PG_VERSION"))) throw error
  }
}

/** Runs initdb: nothing when it went well, else what it said. */
async function initialise({ tools, user, throwaway }: Making, draft: string, password: string, locale: readonly string[]) {
  const child = spawn(tools.initdb, [
    "--pgdata", draft, "--username", OWNER, "--pwfile", password, "--auth", "scram-sha-256", "--encoding", "UTF8",
    "--data-checksums", "--lc-messages", "C", "--no-instructions", ...locale, ...(throwaway ? ["--no-sync"] : []),
  ], { ...runAs(user), stdio: ["ignore", "ignore", "pipe"] })
  let said = ""
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text))
  const ended = await ending(child)
  return ended === "0" ? "" : `${said}initdb ended with ${ended}`
}

/** Removes what makers that are no longer alive have left behind. */
function sweep(folder: string) {
  const beside = dirname(folder)
  for (const name of readdirSync(beside)) {
    const maker = name.startsWith(`${basename(folder)}.new-`) ? Number.parseInt(name.slice(basename(folder).length + 5)) : NaN
    if (maker > 0 && !isAlive(maker)) rmSync(join(beside, name), { recursive: true, force: true })
  }
}

/** Whether a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

/**
 * Refuses a data folder that another major version of PostgreSQL made.
 * @throws Stop with what to do
 */
export function checkVersion(folder: string, tools: Tools): void {
  const made = readFileSync(join(folder, "PG_VERSION"), "utf8").trim()
  const packaged = /(\d+)/.exec(spawnSync(tools.postgres, ["--version"], { encoding: "utf8" }).stdout)?.[1]
  if (made === packaged) return
  throw new Stop(
    `${folder} was made by PostgreSQL ${made}; this version brings PostgreSQL ${packaged}, which cannot open it.\n`
    + "Export from the version of Waha that made it, move the folder away, start this one, and import.",
  )
}
