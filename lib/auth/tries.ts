import "server-only"
import { databaseNow, db, type Tx } from "@/lib/db"
import { countAccountTry, minutesBlocked, type Tally } from "./throttle"

export type Bucket = { key: string; count: (tally: Tally | null, now: Date) => Tally }

/** What one person or device may get wrong before it has to wait. */
export const bucket = (key: string): Bucket => ({ key, count: countAccountTry })

/**
 * Counts a try in every bucket, under their locks, and says for how many minutes it is refused, if it is. It is counted before anything
 * is looked at, in a transaction of its own: tries that race all count, and nobody waits for another's hash.
 */
export const countTry = (buckets: readonly Bucket[]): Promise<number | null> =>
  db().$transaction(async (tx) => {
    const now = await databaseNow(tx)
    const keys = buckets.map(({ key }) => key).sort() // one order of locks for everybody
    // Forgotten buckets go: a row for each made-up address would fill the table for ever.
    await tx.$executeRaw`DELETE FROM desk.throttle WHERE since < ${now}::timestamptz - interval '24 hours' AND key <> ALL (${keys}::text[])`
    // In one statement, so that no right answer of another's takes a row away between its making and its lock.
    const rows = await tx.$queryRaw<(Tally & { key: string })[]>`
      INSERT INTO desk.throttle AS t (key, failures, since) SELECT k, 0, ${now} FROM unnest(${keys}::text[]) AS k ORDER BY k
      ON CONFLICT (key) DO UPDATE SET failures = t.failures
      RETURNING key, failures, since, blocked_until AS "blockedUntil"`
    const refused = rows.map((row) => minutesBlocked(row, now)).filter((minutes) => minutes !== null)
    if (refused.length > 0) return Math.max(...refused)
    for (const { key, count } of buckets) {
      const row = rows.find((candidate) => candidate.key === key) ?? null
      const { failures, since, blockedUntil } = count(row?.failures ? row : null, now)
      await tx.throttle.update({ where: { key }, data: { failures, since, blockedUntil } })
    }
    return null
  })

/** It was right: the account's or the device's failures are forgotten, and what this try counted against an address was no failure. */
export async function forgetTries(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  for (const { key } of [...buckets].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (!key.startsWith("address:")) await tx.throttle.deleteMany({ where: { key } })
    else await tx.throttle.updateMany({ where: { key, failures: { gt: 0 } }, data: { failures: { decrement: 1 }, blockedUntil: null } })
  }
}
