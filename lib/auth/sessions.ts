import "server-only"
import { db, type Tx } from "@/lib/db"
import { record } from "@/lib/history/record"
import type { Actor } from "@/lib/permissions"
import { actorFrom } from "./actor"
import { isToken, tokenHash } from "./token"

/**
 * Somebody with a session. Not `ready`: the newsroom asks for a second step of whoever may publish or administer, and they have none
 * yet. They may set it up and nothing else; no page, command or route takes them for anybody (session.ts#currentActor).
 */
export type Standing = { actor: Actor; ready: boolean }

type Row = {
  id: string
  confirmedAt: Date
  userId: string
  name: string
  role: string
  active: boolean
  sections: string[]
  stepped: boolean
  asked: boolean
  stale: boolean
}

/** Who holds this token now, from fresh rows: nobody once the session ended, ran out, or its person was deactivated. */
export async function standingOfToken(token: string): Promise<Standing | null> {
  if (!isToken(token)) return null
  const [row] = await db().$queryRaw<Row[]>`
    SELECT s.id, s.confirmed_at AS "confirmedAt", u.id AS "userId", u.name, u.role, u.active,
      ARRAY(SELECT g.section_id::text FROM desk.user_section g WHERE g.user_id = u.id) AS sections,
      EXISTS (SELECT FROM desk.second_step t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL) AS stepped,
      coalesce((SELECT n.two_step FROM desk.newsroom n), false) AS asked,
      s.last_seen_at < clock_timestamp() - interval '1 minute' AS stale
    FROM desk.session s JOIN desk."user" u ON u.id = s.user_id
    WHERE s.token_hash = ${tokenHash(token)}
      AND s.expires_at > clock_timestamp() AND s.last_seen_at > clock_timestamp() - interval '12 hours'`
  if (!row) return null
  if (row.stale) await db().$executeRaw`UPDATE desk.session SET last_seen_at = clock_timestamp() WHERE id = ${row.id}::uuid`
  const person = { id: row.userId, name: row.name, role: row.role, active: row.active, sections: row.sections.map((sectionId) => ({ sectionId })) }
  const actor = actorFrom(person, { id: row.id, confirmedAt: row.confirmedAt })
  return actor && { actor, ready: row.stepped || !row.asked || actor.role === "writer" }
}

/** Who may act with this token: nobody either while the second step that is asked of them is still to be set up. */
export async function actorOfToken(token: string): Promise<Actor | null> {
  const standing = await standingOfToken(token)
  return standing?.ready ? standing.actor : null
}

/** Ends one session, by its token, at its person's own wish. */
export async function endSession(token: string): Promise<void> {
  if (!isToken(token)) return
  await db().$transaction(async (tx) => {
    const session = await tx.session.findUnique({ where: { tokenHash: tokenHash(token) }, select: { id: true, user: { select: { id: true, name: true } } } })
    if (!session || (await tx.session.deleteMany({ where: { id: session.id } })).count === 0) return
    const { id, name } = session.user
    await record(tx, { actorId: id, actorName: name, action: "session.close", subjectType: "user", subjectId: id })
  })
}

/**
 * Ends every session of a person and every log-in that waits for its second step, inside the transaction that deactivates them or changes
 * what opens their account; `keep` is the one they do it in.
 */
export async function endSessionsOf(tx: Tx, userId: string, keep?: string): Promise<number> {
  await tx.challenge.deleteMany({ where: { userId } })
  return (await tx.session.deleteMany({ where: { userId, ...(keep ? { id: { not: keep } } : {}) } })).count
}
