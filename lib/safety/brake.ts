import { db, type Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { record } from "@/lib/history/record"
import type { Actor, Permission } from "@/lib/permissions"
import { refuse } from "@/lib/result"

/** The minutes in which one account may change no more than BRAKE_LIMIT articles that readers see or are about to see. */
export const BRAKE_MINUTES = 5

/** What counts: every verb that changes what readers see, now or at a time. */
const counted = [
  "article.publish", "article.update", "article.correct", "article.withdraw", "article.unschedule", "article.reschedule", "article.cancelTakeDown",
] as const satisfies readonly Permission[]

export const isCounted = (permission: Permission): boolean => counted.some((name) => name === permission)

/**
 * Refuses as `paused` where this account has changed as many other articles as it may in these minutes (security.md S-Z8). Counted from the
 * record, since its last release; one at a time for an account, so that twenty at once are counted as twenty.
 */
export async function refuseOverBrake(tx: Tx, actor: Actor, articleId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7242003, hashtext(${actor.id}))`
  const [row] = await tx.$queryRaw<{ others: number }[]>`
    SELECT count(DISTINCT e.subject_id)::int AS others FROM desk.event e
    WHERE e.actor_id = ${actor.id}::uuid AND e.outcome = 'done' AND e.action = ANY(${[...counted]}) AND e.subject_id <> ${articleId}
      AND e.data ->> 'demo' IS NULL -- what a demonstration begins with
      AND e.at > statement_timestamp() - make_interval(mins => ${BRAKE_MINUTES})
      AND e.at > coalesce((SELECT b.released_at FROM desk.brake b WHERE b.user_id = ${actor.id}::uuid), '-infinity')`
  if ((row?.others ?? 0) >= env().BRAKE_LIMIT) refuse({ code: "paused" })
}

/** Pauses the account, after the refusal above rolled everything back: from now on it writes nothing until somebody releases it. */
export async function pauseAccount(actor: Actor): Promise<void> {
  await db().$transaction(async (tx) => {
    const paused = await tx.$executeRaw`
      INSERT INTO desk.brake AS b (user_id, paused_at) VALUES (${actor.id}::uuid, clock_timestamp())
      ON CONFLICT (user_id) DO UPDATE SET paused_at = excluded.paused_at WHERE b.paused_at IS NULL`
    if (paused === 0) return // another of its requests came first
    const data = { articles: env().BRAKE_LIMIT, minutes: BRAKE_MINUTES }
    await record(tx, { actorId: null, actorName: "", action: "account.pause", subjectType: "user", subjectId: actor.id, data })
  })
}
