import { z } from "zod"
import { visibleArticle } from "@/lib/articles/facts"
import { articleId } from "@/lib/articles/schema"
import { command } from "@/lib/command"
import { GONE_MS, whoElse, type Beat } from "./rules"
import { takenFrom } from "./taken"

const pageSchema = z.strictObject({ id: articleId, tab: z.uuid() })

/**
 * An open page says that it is there, and how long nobody has typed in it; it is told who else is. `opens` is its first word: what was
 * taken over from an earlier page of this name is forgotten. `leaves` is its last. By the database's clock.
 */
export const heartbeat = command({
  permission: "article.edit",
  input: z.strictObject({ ...pageSchema.shape, idleMs: z.number().int().nonnegative().max(86_400_000), opens: z.boolean().default(false), leaves: z.boolean().default(false) }),
  unrecorded: true,
  load: visibleArticle,
  run: async ({ tx, actor, input: { id, tab, idleMs, opens, leaves }, now }): Promise<Beat> => {
    const mine = { articleId: id, tab, userId: actor.id }
    const typedAt = new Date(now.getTime() - idleMs)
    if (leaves) await tx.presence.deleteMany({ where: mine })
    else if ((await tx.presence.updateMany({ where: mine, data: { seenAt: now, typedAt, ...(opens ? { takenBy: null } : {}) } })).count === 0) {
      // A tab's name is its own; one that somebody else's page has already is theirs, and this page is not shown.
      await tx.presence.createMany({ data: [{ ...mine, seenAt: now, typedAt }], skipDuplicates: true })
    }
    await tx.presence.deleteMany({ where: { articleId: id, seenAt: { lt: new Date(now.getTime() - 60 * GONE_MS) } } })
    const pages = await tx.presence.findMany({
      where: { articleId: id, takenBy: null },
      select: { userId: true, seenAt: true, typedAt: true, user: { select: { name: true } } },
    })
    const { version } = await tx.article.findUniqueOrThrow({ where: { id }, select: { version: true } })
    const others = whoElse(pages.map(({ user, ...page }) => ({ ...page, name: user.name })), actor.id, now)
    return { version, others, takenBy: await takenFrom(tx, id, tab, actor.id) }
  },
})

/** Takes an article over from every other page that has it open: their texts are kept beside from now on, until they open it again. */
export const takeOver = command({
  permission: "article.takeOver",
  input: pageSchema,
  load: visibleArticle,
  run: async ({ tx, actor, input: { id, tab }, now }) => {
    await tx.presence.updateMany({ where: { articleId: id, NOT: { tab, userId: actor.id } }, data: { takenBy: actor.id } })
    await tx.presence.upsert({
      where: { articleId_tab: { articleId: id, tab } },
      create: { articleId: id, tab, userId: actor.id, seenAt: now, typedAt: now },
      update: { seenAt: now, takenBy: null },
    })
    return { id }
  },
})
