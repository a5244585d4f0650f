import "server-only"
import { databaseNow, db, type Tx } from "@/lib/db"
import { isToken, newToken, tokenHash } from "@/lib/auth/token"
import { refuse } from "@/lib/result"

export type LinkPurpose = "reset" | "email"
const MINUTES: Record<LinkPurpose, number> = { reset: 30, email: 24 * 60 }

type Wish = { purpose: LinkPurpose; userId: string; email: string | null; createdBy: string | null }

/** Makes a single-use link of somebody who has an account; gives its token, of which only the hash is stored. Earlier ones are void. */
export async function makeLink(tx: Tx, wish: Wish): Promise<string> {
  const [token, now] = [newToken(), await databaseNow(tx)]
  // One at a time for each person: of two that are made at once, one voids the other.
  await tx.$executeRaw`SELECT 1 FROM desk."user" WHERE id = ${wish.userId}::uuid FOR UPDATE`
  await voidLinks(tx, wish.userId, now, wish.purpose)
  const expiresAt = new Date(now.getTime() + MINUTES[wish.purpose] * 60_000)
  await tx.accountLink.create({ data: { ...wish, tokenHash: tokenHash(token), expiresAt }, select: { id: true } })
  return token
}

/** Makes a person's open links void: of one purpose, or all of them. */
export async function voidLinks(tx: Tx, userId: string, now: Date, purpose?: LinkPurpose): Promise<void> {
  await tx.accountLink.updateMany({ where: { userId, usedAt: null, revokedAt: null, ...(purpose ? { purpose } : {}) }, data: { revokedAt: now } })
}

/** What the page of a link shows, or null where it was used, voided or has run out, or never was. Consumes nothing. */
export async function linkFor(token: string, purpose: LinkPurpose): Promise<{ email: string | null } | null> {
  if (!isToken(token)) return null
  return db().accountLink.findFirst({
    where: { tokenHash: tokenHash(token), purpose, usedAt: null, revokedAt: null, expiresAt: { gt: await databaseNow(db()) }, user: { active: true } },
    select: { email: true },
  })
}

export type Consumed = { userId: string; email: string | null }

/** Marks a link used, if it can be: whoever comes second finds none (they wait for the first one's transaction). */
export async function consumeLink(tx: Tx, token: string, purpose: LinkPurpose): Promise<Consumed> {
  if (!isToken(token)) return refuse({ code: "not_found" })
  const [row] = await tx.$queryRaw<Consumed[]>`
    UPDATE desk.account_link l SET used_at = clock_timestamp() FROM desk."user" u
    WHERE l.token_hash = ${tokenHash(token)} AND l.purpose = ${purpose} AND l.used_at IS NULL AND l.revoked_at IS NULL
      AND l.expires_at > clock_timestamp() AND u.id = l.user_id AND u.active RETURNING l.user_id AS "userId", l.email`
  return row ?? refuse({ code: "not_found" })
}
