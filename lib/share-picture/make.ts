import "server-only"
import { spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises"
import { dirname, join } from "node:path"
import { workshop } from "@/lib/media/store"
import { pictureKey, type PictureSpec } from "./spec"

const WAITING = 10
const PATIENCE = 30_000 // ms
const KEPT = 60 * 86_400_000 // ms since it was made

// Beside the pictures, with a dot: what can be made again belongs in no backup.
const folder = () => join(dirname(workshop()), ".share")

const making = new Map<string, Promise<Buffer | null>>()
let last: Promise<unknown> = Promise.resolve()

/**
 * The picture that says this, as PNG: as it is kept, or made now and kept, one at a time and each once however many ask. Null where so many
 * wait already that nobody should wait longer.
 */
export async function sharePicture(spec: PictureSpec): Promise<Buffer | null> {
  const key = pictureKey(spec)
  const kept = await readFile(join(folder(), `${key}.png`)).catch(() => null)
  if (kept) return kept
  const running = making.get(key)
  if (running) return running
  if (making.size >= WAITING) return null
  const mine = last.then(() => made(key, spec))
  last = mine.catch(() => undefined)
  making.set(key, mine)
  return mine.finally(() => making.delete(key))
}

async function made(key: string, spec: PictureSpec): Promise<Buffer> {
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  const draft = join(folder(), `.${randomBytes(8).toString("hex")}.png`)
  try {
    await drawn([{ spec, file: draft }])
    const bytes = await readFile(draft)
    await rename(draft, join(folder(), `${key}.png`))
    return bytes
  } finally {
    await rm(draft, { force: true })
  }
}

/** Runs draw.ts with nothing of ours in its environment; how each title was set. */
export async function drawn(orders: readonly { spec: PictureSpec; file: string }[], patience = PATIENCE): Promise<{ size: number; cut: boolean; width: number; height: number }[]> {
  const program = join(process.cwd(), "lib/share-picture/draw.ts")
  const child = spawn(process.execPath, ["--max-old-space-size=96", "--no-warnings", program], { env: { PATH: "/usr/bin:/bin", NODE_ENV: "production" }, stdio: ["pipe", "pipe", "ignore"], timeout: patience, killSignal: "SIGKILL" })
  let said = ""
  child.stdout.setEncoding("utf8").on("data", (piece: string) => void (said = (said + piece).slice(0, 10_000)))
  child.stdin.on("error", () => undefined).end(JSON.stringify(orders))
  const code = await new Promise<number | null>((done, fail) => child.once("error", fail).once("close", done))
  if (code !== 0) throw new Error(`a picture for sharing could not be drawn (${code})`)
  return JSON.parse(said)
}

/** Removes what was made long ago; who asks for it again has it made again. */
export async function sweepSharePictures(before = Date.now() - KEPT): Promise<void> {
  for (const name of await readdir(folder()).catch(() => [])) {
    const found = await stat(join(folder(), name)).catch(() => null)
    if (found && found.mtimeMs < before) await rm(join(folder(), name), { force: true })
  }
}
