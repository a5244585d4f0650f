import "server-only"
import { hash, verify, type Options } from "@node-rs/argon2"

// argon2id (2 in the library's enum, which isolated modules cannot import), OWASP's floor: 19 MiB, two passes, one lane.
const COST: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 4
const MAX_WAITING = 32

let running = 0
const waiting: (() => void)[] = []

/** Too many log-ins at once; the caller answers that it is busy. */
export class Busy extends Error {}

/** At most four hashes at once: two cores and 19 MiB each are all that a flood of log-ins may take. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new Busy("too many log-ins at once")
    await new Promise<void>((go) => waiting.push(go))
  }
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** The hash of a password, with its parameters and salt in it. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST))

const nobody = hash("nobody has this password", COST)

/** Whether the password is right. Without a hash (unknown person) it works as long and says no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await nobody)
  const right = await inTurn(() => verify(against, password).catch(() => false))
  return stored !== null && right
}

/** The same, where a flood of log-ins is an expected failure, for whoever comes on top of it too. */
export async function checkPassword(stored: string | null, password: string): Promise<boolean | "busy"> {
  try {
    return await verifyPassword(stored, password)
  } catch (error) {
    if (error instanceof Busy) return "busy"
    throw error
  }
}

/** Whether a hash was made at a lower cost than today's, so that it is made anew the next time its password is typed. */
export function isOutdated(stored: string): boolean {
  const [, memory = "0", passes = "0"] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored) ?? []
  return Number(memory) < (COST.memoryCost ?? 0) || Number(passes) < (COST.timeCost ?? 0)
}
