import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { randomBytes, randomInt } from "node:crypto"
import { join } from "node:path"
import { Stop } from "./outcome.ts"

export const ROLES = ["writer", "editor", "chief", "admin"] as const
export type Passwords = Record<(typeof ROLES)[number], string>

/**
 * The folder that holds everything of a newsroom with an embedded database: `pg/` (the database), `secret`, `people.json` (the
 * demo's log-ins), `port`, and logs. What is secret in it is readable by its owner alone.
 * @throws Stop where it belongs to somebody else
 */
export function openDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const mine = process.getuid?.() ?? 0
    const { uid } = statSync(folder)
    if (mine !== 0 && uid !== mine) throw new Stop(`${folder} belongs to another user (${uid}). Start as that user, or move the folder away.`)
    // PostgreSQL then runs as a user of its own, who has to pass through to its folder.
    chmodSync(folder, mine === 0 && uid === 0 ? 0o711 : 0o700)
  } catch (error) {
    if (error instanceof Stop || !(error instanceof Error)) throw error
    throw new Stop(`${folder} cannot be used: ${error.message}`)
  }
  return folder
}

/** This newsroom's secret, made at the first asking; of two who make it at once, one wins and both get the same. */
export function readSecret(folder: string): string {
  const file = join(folder, "secret")
  if (!existsSync(file)) keep(file, randomBytes(32).toString("base64url"))
  return readFileSync(file, "utf8").trim()
}

/** The demo people's passwords: `given` for all of them, else those of before, else new ones. */
export function readPasswords(folder: string, given: string | undefined): Passwords {
  const file = peopleFile(folder)
  if (given !== undefined) {
    rmSync(file, { force: true })
    keep(file, JSON.stringify(passwords(() => given)))
  }
  if (!existsSync(file)) keep(file, JSON.stringify(passwords(password)))
  const stored: Partial<Passwords> = JSON.parse(readFileSync(file, "utf8"))
  return passwords((role) => stored[role] ?? "")
}

export function peopleFile(folder: string): string {
  return join(folder, "people.json")
}

function passwords(of: (role: (typeof ROLES)[number]) => string): Passwords {
  return { writer: of("writer"), editor: of("editor"), chief: of("chief"), admin: of("admin") }
}

/** Four groups of four letters and digits that are not taken for one another: 79 bits. */
function password() {
  const alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("")).join("-")
}

/** Writes a file readable by its owner alone, whole or not at all; one that is there already stays. */
function keep(file: string, text: string) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${text}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
