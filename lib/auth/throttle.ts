/** How many wrong log-ins are borne, and for how long the next is refused (security.md S-A3). Pure. */

const MINUTE = 60_000
const ACCOUNT_WAITS = [1, 2, 4, 8, 15] // minutes after the 6th, 7th … failure; a cap, never for ever
const ACCOUNT_FREE = 5
const ACCOUNT_FORGETS = 12 * 60 * MINUTE
const ADDRESS_PER_HOUR = 50

export type Tally = { failures: number; since: Date; blockedUntil: Date | null }

/** The tally after one more try at `now`. The try is counted before the password is looked at, so that racing tries all count. */
export function countAccountTry(tally: Tally | null, now: Date): Tally {
  const fresh = tally === null || now.getTime() - tally.since.getTime() > ACCOUNT_FORGETS
  const failures = fresh ? 1 : tally.failures + 1
  const over = failures - ACCOUNT_FREE
  const wait = over >= 0 ? (ACCOUNT_WAITS[Math.min(over, ACCOUNT_WAITS.length - 1)] ?? 15) : 0
  return { failures, since: fresh ? now : tally.since, blockedUntil: wait > 0 ? new Date(now.getTime() + wait * MINUTE) : null }
}

/** The same for an address: fifty tries an hour, then none until that hour is over. */
export function countAddressTry(tally: Tally | null, now: Date): Tally {
  const fresh = tally === null || now.getTime() - tally.since.getTime() > 60 * MINUTE
  const failures = fresh ? 1 : tally.failures + 1
  const since = fresh ? now : tally.since
  return { failures, since, blockedUntil: failures >= ADDRESS_PER_HOUR ? new Date(since.getTime() + 60 * MINUTE) : null }
}

/** Whole minutes, at least one, until a blocked tally opens again; null where it is open. */
export function minutesBlocked(tally: Tally | null, now: Date): number | null {
  if (!tally?.blockedUntil || tally.blockedUntil <= now) return null
  return Math.ceil((tally.blockedUntil.getTime() - now.getTime()) / MINUTE)
}

/** One bucket for an account however its address is written. */
export const accountKey = (email: string) => `account:${email}`

/** A browser that this account has logged in from before has its own. */
export const deviceKey = (deviceHash: string, email: string) => `device:${deviceHash.slice(0, 32)}:${email}`

/** One bucket for an IPv4 /24 or an IPv6 /64: the width that one attacker gets for nothing. */
export function addressKey(address: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/i.exec(address)
  if (v4) return `address:${v4[1]}.${v4[2]}.${v4[3]}`
  if (!address.includes(":")) return "address:unknown"
  const [head = "", tail = ""] = address.toLowerCase().split("::")
  const left = head.split(":").filter(Boolean)
  const right = address.includes("::") ? tail.split(":").filter(Boolean) : []
  const groups = [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0"), ...right]
  return `address:${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "")).join(":")}`
}
