import type { Prisma } from "@/lib/generated/desk/client"
import type { Actor } from "@/lib/permissions"

/** The publications that readers have at a moment, as a WHERE. */
export const liveAt = (now: Date): Prisma.PublicationWhereInput => ({ liveFrom: { lte: now }, OR: [{ liveUntil: null }, { liveUntil: { gt: now } }] })

/**
 * The articles that a person may see, as a WHERE: their own, those of their sections, or all. The same rule as `article.see`. What the
 * trash let go of is nobody's to see, though its publications are kept.
 */
export function visibleTo(actor: Actor): Prisma.ArticleWhereInput {
  const kept: Prisma.ArticleWhereInput = { purgedAt: null }
  if (actor.role === "chief" || actor.role === "admin") return kept
  const own: Prisma.ArticleWhereInput = { writerId: actor.id, ...kept }
  return actor.role === "editor" ? { OR: [own, { sectionId: { in: [...actor.sectionIds] }, ...kept }] } : own
}
