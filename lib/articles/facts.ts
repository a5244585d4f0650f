import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"
import { can, type Actor, type ArticleFacts } from "@/lib/permissions"
import type { Phase } from "@/lib/publishing/state"
import { phases, standing, type Standing } from "@/lib/publishing/state"

const asPhase = (text: string): Phase => phases.find((phase) => phase === text) ?? "trashed"

export type StandingRow = { phase: string; version: number; publications: { id: string; version: number; liveFrom: Date; liveUntil: Date | null }[] }

/** The columns that a standing is derived from; of the publications only what has not ended. */
export const standingSelect = (now: Date) => ({
  phase: true,
  version: true,
  publications: {
    where: { OR: [{ liveUntil: null }, { liveUntil: { gt: now } }] },
    select: { id: true, version: true, liveFrom: true, liveUntil: true },
  },
}) satisfies Prisma.ArticleSelect

/** Where an article of the database stands at `now`. */
export const standingOf = (row: StandingRow, now: Date): Standing =>
  standing({ phase: asPhase(row.phase), version: row.version, publications: row.publications }, now)

export type LockedArticle = ArticleFacts & { standing: Standing }

/** Locks an article's row until the transaction ends, and gives what rules need to know of it. Null where there is none. */
export async function lockArticle(tx: Tx, id: string, now: Date): Promise<LockedArticle | null> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM desk.article WHERE id = ${id} AND purged_at IS NULL FOR UPDATE`
  if (locked.length === 0) return null
  const row = await tx.article.findUniqueOrThrow({ where: { id }, select: { id: true, writerId: true, sectionId: true, ...standingSelect(now) } })
  const stands = standingOf(row, now)
  return { id: row.id, writerId: row.writerId, sectionId: row.sectionId, isDraft: stands.state === "draft", standing: stands }
}

/** Locks the article that a verb is about, where this person may see it at all: what one may not see does not exist. */
export async function visibleArticle(c: { tx: Tx; actor: Actor; input: { id: string }; now: Date }): Promise<LockedArticle | null> {
  const article = await lockArticle(c.tx, c.input.id, c.now)
  return article && can(c.actor, "article.see", article) ? article : null
}
