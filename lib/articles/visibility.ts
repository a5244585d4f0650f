import type { Prisma } from "@/lib/generated/desk/client"
import type { Actor } from "@/lib/permissions"

/** The articles that a person may see, as a WHERE: their own, those of their sections, or all. The same rule as `article.see`. */
export function visibleTo(actor: Actor): Prisma.ArticleWhereInput {
  if (actor.role === "chief" || actor.role === "admin") return {}
  const own: Prisma.ArticleWhereInput = { writerId: actor.id }
  return actor.role === "editor" ? { OR: [own, { sectionId: { in: [...actor.sectionIds] } }] } : own
}
