import { Prisma } from "@/lib/generated/desk/client"
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

/** The same rule as a condition of SQL on a row of desk.article under the name `a`, but for what the trash let go of. */
export function seenBy(actor: Actor): Prisma.Sql {
  if (actor.role === "chief" || actor.role === "admin") return Prisma.sql`true`
  const own = Prisma.sql`a.writer_id = ${actor.id}::uuid`
  return actor.role === "editor" ? Prisma.sql`(${own} OR a.section_id = ANY(${[...actor.sectionIds]}::uuid[]))` : own
}
