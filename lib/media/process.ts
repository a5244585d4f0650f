import { execFile, spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { z } from "zod"
import { refusals, type PictureRefusal } from "./limits"

const AT_ONCE = 2
const WAITING = 20
const PATIENCE = 20_000 // ms that one picture may take
// Bytes of data that the process may ask for; about 450 MB of them are Node's own, and not used.
const MEMORY = 1_280 * 1024 * 1024
const SAID = 10_000 // characters that it may say

export type Made = { format: "jpg" | "webp"; width: number; height: number; widths: number[]; bytes: number }
export type Making = { ok: true; made: Made } | { ok: false; refusal: PictureRefusal } | { ok: false; refusal: null; full: boolean }

const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.object({
    format: z.enum(["jpg", "webp"]), width: z.number().int().positive(), height: z.number().int().positive(),
    widths: z.array(z.number().int().positive()).min(1), bytes: z.number().int().positive(),
  }) }),
  z.object({ ok: z.literal(false), refusal: z.enum(refusals) }),
  z.object({ ok: z.literal(false), full: z.literal(true) }),
])

let limited: Promise<string[]> | undefined

/**
 * What the system lets us put before the process, found out once: limits of memory, time, files and their size, and a network of its own
 * that leads nowhere. Where it has neither, the process is held by its time-out and by Node's own limit alone.
 */
function limits(): Promise<string[]> {
  const rooms = [`--data=${MEMORY}`, "--cpu=25", "--fsize=67108864", "--nofile=96", "--core=0"]
  const ways = [["unshare", "--user", "--map-current-user", "--net", "prlimit", ...rooms], ["prlimit", ...rooms], []]
  return (limited ??= (async () => {
    for (const way of ways) {
      const [program, ...args] = [...way, process.execPath, "--version"]
      if (program && await promisify(execFile)(program, args, { env: { PATH: "/usr/bin:/bin", NODE_ENV: "production" } }).then(() => true, () => false)) return way
    }
    return []
  })())
}

let running = 0
const queue: (() => void)[] = []

/** Whether so many wait already that another would only wait longer. */
export const isBusy = (): boolean => queue.length >= WAITING

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => queue.push(go))
  else running += 1
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
}

/**
 * Makes the files of a picture out of an upload, in a process of its own, two at a time; the files stand in `folder` afterwards. A process
 * that is killed from outside is started once more; one that takes too long, or more memory than it may have, is not.
 */
export const makePicture = (upload: string, folder: string): Promise<Making> => inTurn(async () => (await attempt(upload, folder)) ?? (await attempt(upload, folder)) ?? { ok: false, refusal: "picture_heavy" })

async function attempt(upload: string, folder: string): Promise<Making | null> {
  const [program = process.execPath, ...args] = [...(await limits()), process.execPath, "--max-old-space-size=96", "--no-warnings", join(process.cwd(), "lib/media/worker.ts"), upload, folder]
  // Its own environment: no secret of ours, no log-in, nothing but what its memory is handed out by.
  const child = spawn(program, args, { env: { PATH: "/usr/bin:/bin", MALLOC_ARENA_MAX: "2", UV_THREADPOOL_SIZE: "2", NODE_ENV: "production" }, stdio: ["ignore", "pipe", "ignore"], detached: existsSync("/proc") })
  const kill = () => {
    try {
      if (child.pid) process.kill(existsSync("/proc") ? -child.pid : child.pid, "SIGKILL")
    } catch {
      // It has ended just now.
    }
  }
  let said = ""
  let late = false
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    said += piece
    if (said.length > SAID) kill()
  })
  const timer = setTimeout(() => {
    late = true
    kill()
  }, PATIENCE)
  const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>((ended) => {
    child.once("error", () => ended({ code: 127, signal: null }))
    child.once("close", (code, signal) => ended({ code, signal }))
  })
  clearTimeout(timer)
  if (late) return { ok: false, refusal: "picture_heavy" }
  const answer = answerSchema.safeParse(parsed(said))
  if (answer.success) {
    if ("value" in answer.data) return { ok: true, made: answer.data.value }
    return "full" in answer.data ? { ok: false, refusal: null, full: true } : { ok: false, refusal: answer.data.refusal }
  }
  // Out of memory it aborts (SIGABRT, SIGTRAP, SIGSEGV) or is out of time (SIGXCPU): the picture's doing. Killed: somebody else's.
  if (signal === "SIGKILL" || code === 137) return null
  return signal !== null || (code !== null && code > 128) ? { ok: false, refusal: "picture_heavy" } : { ok: false, refusal: null, full: false }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
