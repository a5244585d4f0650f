import { command } from "@/lib/command"
import { refuse } from "@/lib/result"
import { accountSchema, freezeSchema, releaseSchema } from "./schema"

/**
 * Freezes the newsroom: from then on every write is refused but its release. Readers notice nothing, and what was scheduled goes out.
 * Waits for the writes that are under way, so that none is half before and half after.
 */
export const freeze = command({
  permission: "newsroom.freeze",
  input: freezeSchema,
  freezes: true,
  load: ({ tx }) => tx.newsroom.findFirst({ select: { id: true } }),
  run: async ({ tx, actor, input, now }) => {
    await tx.newsroom.updateMany({ data: { frozenAt: now, frozenBy: actor.id, frozenReason: input.reason } })
    return {}
  },
  note: ({ input }) => ({ did: "freeze", reason: input.reason }),
})

/** Ends the freeze. The one verb that is not refused while it lasts. */
export const release = command({
  permission: "newsroom.freeze",
  input: releaseSchema,
  whileFrozen: true,
  dangerous: true,
  load: ({ tx }) => tx.newsroom.findFirst({ select: { id: true, frozenAt: true } }),
  run: async ({ tx, subject }) => {
    if (subject.frozenAt === null) refuse({ code: "not_allowed_now", state: "not_frozen" })
    await tx.newsroom.updateMany({ data: { frozenAt: null, frozenBy: null, frozenReason: "" } })
    return {}
  },
  note: ({ subject }) => ({ did: "release", since: subject.frozenAt?.toISOString() ?? "" }),
})

/**
 * Lets an account work again that the brake paused. Nobody releases their own while there is another chief or admin at work who could:
 * whoever holds a stolen session must not be able to.
 */
export const releaseAccount = command({
  permission: "account.release",
  input: accountSchema,
  whilePaused: true,
  dangerous: true,
  load: async ({ tx, input: { id } }) => {
    const paused = await tx.$queryRaw<{ id: string }[]>`
      SELECT b.user_id::text AS id FROM desk.brake b WHERE b.user_id = ${id}::uuid AND b.paused_at IS NOT NULL FOR UPDATE`
    return paused[0] ?? null
  },
  run: async ({ tx, actor, input: { id }, now }) => {
    const [self] = await tx.$queryRaw<{ paused: boolean; others: number }[]>`
      SELECT EXISTS (SELECT FROM desk.brake b WHERE b.user_id = ${actor.id}::uuid AND b.paused_at IS NOT NULL) AS paused,
        (SELECT count(*)::int FROM desk."user" u WHERE u.id <> ${actor.id}::uuid AND u.active AND u.role IN ('chief', 'admin')
          AND NOT EXISTS (SELECT FROM desk.brake b WHERE b.user_id = u.id AND b.paused_at IS NOT NULL)) AS others`
    if (self?.paused && self.others > 0) refuse({ code: "paused" })
    await tx.brake.update({ where: { userId: id }, data: { pausedAt: null, releasedAt: now, releasedBy: actor.id }, select: { userId: true } })
    return { id }
  },
})
