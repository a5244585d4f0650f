import "server-only"
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"

const WIDTH = 5 // bytes of a hash that are kept: of a million passwords that are on no list, fewer than one is taken for one that is

let table: Buffer | undefined

/** What a password is looked up as: the first bytes of the SHA-256 of its small letters. `scripts/breached.ts` writes the same. */
export const breachedKey = (password: string): Buffer => createHash("sha256").update(password.toLowerCase()).digest().subarray(0, WIDTH)

/** Whether a password, or what it is built on (without the digits and signs at its ends, or said once where it is said twice), is on the list. */
export function isBreached(password: string): boolean {
  const text = password.toLowerCase()
  const core = text.replace(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, "")
  return [text, text.replace(/[\s._-]/g, ""), core, onceOf(text), onceOf(core)].some((each) => each.length > 0 && listed(each))
}

/** «abcabcabc» is «abc»: the shortest part that, said again and again, is the whole. */
function onceOf(text: string): string {
  const at = (text + text).indexOf(text, 1)
  return at > 0 && at < text.length ? text.slice(0, at) : text
}

/** Found by halving: the keys lie in order, one after the other. */
function listed(text: string): boolean {
  table ??= readFileSync(join(process.cwd(), "lib/auth/breached.bin"))
  const key = breachedKey(text)
  for (let low = 0, high = table.length / WIDTH; low < high; ) {
    const middle = (low + high) >> 1
    const order = key.compare(table, middle * WIDTH, (middle + 1) * WIDTH)
    if (order === 0) return true
    if (order < 0) high = middle
    else low = middle + 1
  }
  return false
}
