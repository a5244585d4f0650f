import "server-only"
import { db, type Tx } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { actorFrom, personSelect } from "./actor"
import { isToken, tokenHash } from "./token"

const IDLE = 12 * 3_600_000
const SEEN_EVERY = 60_000

/** Who holds this token now, from fresh rows: nobody once the session ended, ran out, or its person was deactivated. */
export async function actorOfToken(token: string): Promise<Actor | null> {
  if (!isToken(token)) return null
  const session = await db().session.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { id: true, lastSeenAt: true, expiresAt: true, user: { select: personSelect } },
  })
  if (!session) return null
  const now = Date.now()
  if (session.expiresAt.getTime() <= now || session.lastSeenAt.getTime() + IDLE <= now) return null
  if (session.lastSeenAt.getTime() + SEEN_EVERY < now) {
    await db().session.updateMany({ where: { id: session.id }, data: { lastSeenAt: new Date(now) } })
  }
  return actorFrom(session.user)
}

/** Ends one session, by its token. */
export async function endSession(token: string): Promise<void> {
  if (isToken(token)) await db().session.deleteMany({ where: { tokenHash: tokenHash(token) } })
}

/** Ends every session of a person, inside the transaction that deactivates them or changes their role. */
export async function endSessionsOf(tx: Tx, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } })
}
