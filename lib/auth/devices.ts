import "server-only"
import { db, type Tx } from "@/lib/db"
import { isToken, newToken, tokenHash } from "./token"

/** Whether this person has logged in from this browser before: its cookie is random, and known for each account by itself. */
export async function isKnownDevice(email: string | null, device: string | null | undefined): Promise<boolean> {
  if (!email || !device || !isToken(device)) return false
  return (await db().knownDevice.count({ where: { tokenHash: tokenHash(device), user: { email } } })) > 0
}

/**
 * Notes that somebody logged in from this browser; gives what its cookie is to hold. A cookie that we never gave out is not taken over:
 * else whoever planted one would know it.
 */
export async function knowDevice(tx: Tx, userId: string, device: string | null | undefined, now: Date): Promise<{ device: string; isNew: boolean }> {
  const ours = device && isToken(device) && (await tx.knownDevice.count({ where: { tokenHash: tokenHash(device) } })) > 0 ? device : newToken()
  const hash = tokenHash(ours)
  const { count } = await tx.knownDevice.updateMany({ where: { tokenHash: hash, userId }, data: { lastUsedAt: now } })
  if (count === 0) await tx.knownDevice.createMany({ data: { tokenHash: hash, userId, lastUsedAt: now }, skipDuplicates: true })
  return { device: ours, isNew: count === 0 }
}

/** Whatever knew this account's password from elsewhere counts as a stranger from now on; `keep` is the browser at hand. */
export async function forgetDevices(tx: Tx, userId: string, keep?: string | null): Promise<void> {
  await tx.knownDevice.deleteMany({ where: { userId, ...(keep ? { tokenHash: { not: tokenHash(keep) } } : {}) } })
}
