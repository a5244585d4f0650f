import { spawn, type ChildProcess } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { createServer } from "node:net"
import { parseEnv, type Env } from "#lib/env-schema.ts"
import { build, isBuilt } from "./build.ts"
import { ROLES, peopleFile, readPasswords, type Passwords } from "./data-folder.ts"
import { connect, prepare, type Prepared } from "./database.ts"
import { places, type Places } from "./places.ts"
import { generate } from "./generate.ts"
import { openNewsroom, type Newsroom } from "./newsroom.ts"
import { Stop } from "./outcome.ts"
import { ending, pause } from "./processes.ts"
import { Screen } from "./screen.ts"
import { seed } from "./seed.ts"

const DRAIN = 10_000 // ms that the server is given to end before it is killed

/** `npm start` and `npm run dev`: everything from an empty folder to a serving newsroom, until it is told to stop. */
export async function start({ dev }: { dev: boolean }): Promise<number> {
  const env = parseEnv(process.env)
  await claimPort(env)
  const stopping = stopSignal()
  const screen = new Screen()
  console.log(dev ? "Waha, for development" : "Waha")
  try {
    await screen.step("database clients", () => generate(stopping), (made) => (made ? "made" : "as they were"))
    const label = `process ${process.pid}, port ${env.PORT}`
    const newsroom = await screen.step("database", () => openNewsroom(env, label), () => (env.DATABASE_URL ? "yours" : "PostgreSQL runs"))
    try {
      const work = { dev, env, newsroom, screen, stopping }
      const [filled] = await both(() => fillFirst(work), () => buildOnce(work))
      if (!stopping.aborted) await serveUntilStopped(work, filled)
    } finally {
      await newsroom.close()
    }
  } catch (error) {
    await pause(100) // a signal to the whole group ends a child a moment before we hear of it
    if (!stopping.aborted) throw error
  }
  if (stopping.aborted) console.log("Stopped.")
  return 0
}

type Work = { dev: boolean; env: Env; newsroom: Newsroom; screen: Screen; stopping: AbortSignal }

async function buildOnce({ dev, screen, stopping }: Work): Promise<void> {
  if (dev || isBuilt()) return
  await screen.step("production build, about a minute", () => build(stopping))
}

type Filled = Prepared & { setup: string | undefined; passwords: Passwords | undefined }

/** Migrates, and puts into a new database what a newsroom begins with: the demonstration where it is embedded, else nobody. */
async function fillFirst({ screen, env, newsroom: { ownerUrl, secret, folder }, stopping: signal }: Work): Promise<Filled> {
  const given = { deskUrl: env.DESK_DATABASE_URL, siteUrl: env.SITE_DATABASE_URL }
  const ready = await screen.step("tables and log-ins", () => prepare({ ownerUrl, secret, given, signal }), () => "ready")
  const at = { ownerUrl, deskUrl: ready.deskUrl, siteUrl: ready.siteUrl, secret, signal }
  const nobody = ready.people === 0
  if (nobody && (folder === undefined || env.WAHA_DEMO === "off")) {
    const { setup } = await screen.step("an empty newsroom", () => seed({ ...at, what: "empty" }))
    return { ...ready, setup, passwords: undefined }
  }
  if (folder === undefined || !(nobody || ready.demo)) return { ...ready, setup: undefined, passwords: undefined }
  const people = peopleFile(folder)
  const known = existsSync(people)
  const passwords = readPasswords(folder, env.DEMO_PASSWORD)
  if (!ready.seeded) await screen.step("a small newsroom to try it with", () => seed({ ...at, what: "demo", people }))
  else if (env.DEMO_PASSWORD !== undefined || !known) await screen.step("passwords", () => seed({ ...at, what: "passwords", people }))
  return { ...ready, setup: undefined, passwords }
}

async function serveUntilStopped({ dev, env, newsroom, screen, stopping }: Work, filled: Filled): Promise<void> {
  const server = await screen.step("server", () => serve({ dev, env, ...filled, secret: newsroom.secret, ...places(env, newsroom.folder) }), () => "answers")
  const ended = ending(server)
  await announce(env, newsroom, filled)
  const stopped = new Promise<"stopped">((done) => {
    if (stopping.aborted) done("stopped")
    stopping.addEventListener("abort", () => done("stopped"))
  })
  const first = await Promise.race([stopped, ended, newsroom.lost.then(() => "lost" as const)])
  await newsroom.announceLeaving()
  server.kill("SIGTERM")
  await Promise.race([ended, pause(DRAIN).then(() => server.kill("SIGKILL"))])
  await ended
  if (stopping.aborted) return
  throw new Stop(first === "lost" ? "PostgreSQL is gone. Its log is .data/postgres.log; start again." : `The server ended with ${first}.`)
}

export type ServeOptions = {
  dev: boolean; env: Pick<Env, "PORT" | "HOST" | "APP_ROLE">; deskUrl: string; siteUrl: string; secret: string
} & Places

/**
 * Starts the serving process and waits until it answers. It gets neither the owner's log-in nor the demo's password; one that serves
 * readers alone gets nothing of the desk's.
 */
export async function serve({ dev, env, deskUrl, siteUrl, secret, backups, media, heads }: ServeOptions): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["scripts/serve.ts", ...(dev ? ["--dev"] : [])], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...process.env, PORT: String(env.PORT), HOST: env.HOST, APP_ROLE: env.APP_ROLE, SITE_DATABASE_URL: siteUrl,
      DESK_DATABASE_URL: env.APP_ROLE === "site" ? "" : deskUrl, AUTH_SECRET: env.APP_ROLE === "site" ? "" : secret,
      DATABASE_URL: "", DEMO_PASSWORD: "", ADMIN_PASSWORD: "", BACKUP_DIR: backups ?? "", MEDIA_DIR: media ?? "", RECORD_HEADS: heads ?? "",
    },
  })
  const ready = new Promise<"ready">((done) => child.once("message", () => done("ready")))
  const first = await Promise.race([ready, ending(child)])
  if (first !== "ready") throw new Stop(`The server ended with ${first} before it answered.`)
  return child
}

async function announce(env: Env, newsroom: Newsroom, { deskUrl, people, setup, passwords }: Filled) {
  const address = env.PUBLIC_URL ?? `http://${["0.0.0.0", "::", "127.0.0.1"].includes(env.HOST) ? "localhost" : env.HOST}:${env.PORT}`
  if (newsroom.folder === undefined && people === 0) console.log("\nThere is nobody yet. Make the first admin with: npm run create-admin")
  console.log(`\n${address}`)
  if (setup && newsroom.folder !== undefined) console.log(`${address}${setup}`)
  if (!passwords) return
  const desk = await connect(deskUrl)
  const { rows } = await desk.query<{ email: string }>('SELECT email FROM desk."user" WHERE active')
  await desk.end()
  for (const role of ROLES) {
    const email = `${role}@waha.example`
    if (rows.some((row) => row.email === email)) console.log(`${role}\t${email}\t${passwords[role]}`)
  }
}

/** Waits a moment for a port that a start on its way out may still hold. */
async function claimPort({ HOST, PORT }: Env) {
  for (const end = Date.now() + 1_500; ; await pause(150)) {
    const problem = await new Promise<string>((done) => {
      const probe = createServer().once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
      probe.listen(PORT, HOST, () => probe.close(() => done("")))
    })
    if (problem === "") return
    if (problem === "EADDRINUSE" && Date.now() < end) continue
    throw new Stop(problem === "EADDRINUSE"
      ? `Port ${PORT} is taken. Choose another: PORT=${PORT + 1} npm start`
      : `Cannot listen on ${HOST}, port ${PORT}: ${problem}`)
  }
}

/** Fires at Ctrl-C, at SIGTERM, and when the npm that started us is gone. Told twice (npm passes a signal on), it is told once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => controller.abort())
  const starter = starters()
  if (process.env.npm_lifecycle_event) setInterval(() => starters() === starter || controller.abort(), 250).unref()
  return controller.signal
}

/** The processes between us and npm, npm included: npm starts us through a shell, which stays where npm is killed. */
function starters(): string {
  const shell = `/proc/${process.ppid}`
  try {
    const isShell = readFileSync(`${shell}/cmdline`, "utf8").includes("scripts/run.mjs")
    return `${process.ppid} ${isShell ? /^PPid:\s*(\d+)/m.exec(readFileSync(`${shell}/status`, "utf8"))?.[1] : ""}`
  } catch {
    return `${process.ppid}` // no /proc, or it has ended just now, which the next look tells
  }
}

/** Both at once; when one fails, the other is waited for, so that nothing goes on behind the message. */
async function both<A, B>(one: () => Promise<A>, other: () => Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([one(), other()])
  if (a.status === "rejected") throw a.reason
  if (b.status === "rejected") throw b.reason
  return [a.value, b.value]
}
