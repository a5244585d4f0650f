import "server-only"
import { databaseNow, db, type Tx } from "@/lib/db"
import { record } from "@/lib/history/record"
import { accept, reject, type Result } from "@/lib/result"
import { canonicalEmail } from "./email"
import { Busy, verifyPassword } from "./password"
import { accountKey, addressKey, countAccountTry, countAddressTry, minutesBlocked, type Tally } from "./throttle"
import { newToken, tokenHash } from "./token"

export type Visitor = { address: string; agent: string }

const ABSOLUTE = 7 * 24 * 3_600_000
const SESSIONS_PER_PERSON = 10

/**
 * Checks a person's password and opens a session. Gives the token for the cookie; its hash is what is stored.
 * Unknown person, deactivated person and wrong password are one answer, in one time. Refused while throttled, without looking.
 */
export async function logIn(credentials: { email: string; password: string }, visitor: Visitor): Promise<Result<{ token: string }>> {
  const email = canonicalEmail(credentials.email)
  const keys = { account: accountKey(email ?? "none"), address: addressKey(visitor.address) }
  const blocked = await db().$transaction((tx) => countTry(tx, keys))
  if (blocked !== null) return reject({ code: "throttled", minutes: blocked })

  const user = email ? await db().user.findUnique({ where: { email }, select: { id: true, name: true, active: true, passwordHash: true } }) : null
  const right = await checked(user?.active ? user.passwordHash : null, credentials.password.slice(0, 1_024))
  if (right === "busy") return reject({ code: "throttled", minutes: 1 })
  if (!right || !user) {
    await db().$transaction((tx) => record(tx, {
      actorId: null, actorName: "", action: "session.open", outcome: "denied",
      subjectType: "user", subjectId: user?.id ?? "unknown", data: { address: keys.address },
    }))
    return reject({ code: "bad_login" })
  }
  return accept({ token: await db().$transaction((tx) => openSession(tx, user, keys, visitor)) })
}

/** A flood of log-ins is an expected failure, for whoever comes on top of it too. */
async function checked(hash: string | null, password: string): Promise<boolean | "busy"> {
  try {
    return await verifyPassword(hash, password)
  } catch (error) {
    if (error instanceof Busy) return "busy"
    throw error
  }
}

/** Counts this try in both buckets, under their locks, and says for how many minutes it is refused, if it is. */
async function countTry(tx: Tx, keys: { account: string; address: string }): Promise<number | null> {
  const now = await databaseNow(tx)
  const buckets = [{ key: keys.account, count: countAccountTry }, { key: keys.address, count: countAddressTry }]
    .sort((a, b) => (a.key < b.key ? -1 : 1)) // one order of locks for everybody
  // Forgotten buckets go: a row for each made-up address would fill the table for ever.
  await tx.$executeRaw`DELETE FROM desk.throttle WHERE since < ${now}::timestamptz - interval '24 hours' AND key NOT IN (${keys.account}, ${keys.address})`
  await tx.$executeRaw`
    INSERT INTO desk.throttle (key, failures, since) SELECT k, 0, ${now} FROM unnest(${buckets.map((b) => b.key)}::text[]) AS k ON CONFLICT DO NOTHING`
  const rows = await tx.$queryRaw<(Tally & { key: string })[]>`
    SELECT key, failures, since, blocked_until AS "blockedUntil" FROM desk.throttle
    WHERE key IN (${keys.account}, ${keys.address}) ORDER BY key FOR UPDATE`
  const refused = rows.map((row) => minutesBlocked(row, now)).filter((minutes) => minutes !== null)
  if (refused.length > 0) return Math.max(...refused)
  for (const { key, count } of buckets) {
    const row = rows.find((candidate) => candidate.key === key) ?? null
    const { failures, since, blockedUntil } = count(row?.failures ? row : null, now)
    await tx.throttle.update({ where: { key }, data: { failures, since, blockedUntil } })
  }
  return null
}

async function openSession(tx: Tx, user: { id: string; name: string }, keys: { account: string; address: string }, visitor: Visitor) {
  const now = await databaseNow(tx)
  const token = newToken()
  await tx.throttle.deleteMany({ where: { key: keys.account } })
  // What this log-in counted against its address was no failure.
  await tx.throttle.updateMany({ where: { key: keys.address, failures: { gt: 0 } }, data: { failures: { decrement: 1 }, blockedUntil: null } })
  const older = await tx.session.findMany({ where: { userId: user.id }, orderBy: { createdAt: "desc" }, skip: SESSIONS_PER_PERSON - 1, select: { id: true } })
  await tx.session.deleteMany({ where: { OR: [{ id: { in: older.map((s) => s.id) } }, { userId: user.id, expiresAt: { lt: now } }] } })
  await tx.session.create({
    data: {
      tokenHash: tokenHash(token), userId: user.id, expiresAt: new Date(now.getTime() + ABSOLUTE),
      address: visitor.address.slice(0, 64), agent: visitor.agent.slice(0, 300),
    },
  })
  await record(tx, { actorId: user.id, actorName: user.name, action: "session.open", subjectType: "user", subjectId: user.id })
  return token
}
