import { databaseNow, db } from "@/lib/db"
import { can, type Actor, type ArticleFacts } from "@/lib/permissions"
import { makerMay, makerSelect } from "./maker"
import type { LinkLine } from "./view"

/** The review links of an article, the latest first; null for who may not make any. The caller has asked who may see the article. */
export async function linksOf(actor: Actor, article: ArticleFacts): Promise<LinkLine[] | null> {
  if (!can(actor, "article.share", article)) return null
  const now = await databaseNow(db())
  const rows = await db().reviewLink.findMany({
    where: { articleId: article.id }, orderBy: { createdAt: "desc" }, take: 30,
    select: {
      id: true, label: true, createdAt: true, expiresAt: true, revokedAt: true, ...makerSelect, revision: { select: { version: true } },
      openings: { orderBy: { at: "desc" }, take: 50, select: { at: true, version: true, times: true } },
    },
  })
  const totals = await db().reviewOpening.groupBy({ by: ["linkId"], where: { linkId: { in: rows.map(({ id }) => id) } }, _sum: { times: true } })
  return rows.map(({ maker, article: of, revision, revokedAt, ...row }) => ({
    ...row, by: maker.name, pinned: revision?.version ?? null,
    ended: revokedAt !== null || !makerMay({ maker, article: of }) ? "revoked" : row.expiresAt <= now ? "expired" : null,
    opened: totals.find(({ linkId }) => linkId === row.id)?._sum.times ?? 0,
  }))
}
