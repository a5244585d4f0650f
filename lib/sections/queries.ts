import { db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { tree, type Branch } from "./order"

export type SectionLine = {
  id: string; slug: string; name: string; description: string; hidden: boolean; parentId: string | null; position: number; articles: number
}

/** The sections as they are kept, with how many articles each has; null for who may not manage them. */
export async function sectionTree(actor: Actor): Promise<Branch<SectionLine>[] | null> {
  if (!can(actor, "section.manage", { id: "all" })) return null
  const rows = await db().section.findMany({
    where: { mergedIntoId: null },
    select: {
      id: true, slug: true, name: true, description: true, hidden: true, parentId: true, position: true,
      _count: { select: { articles: { where: { phase: { not: "trashed" } } } } },
    },
  })
  return tree(rows.map(({ _count, ...row }) => ({ ...row, articles: _count.articles })))
}

/** The sections that an editor can be given, in the newsroom's order, those within another right after it; null for who gives none. */
export async function sectionChoices(actor: Actor): Promise<{ id: string; name: string; depth: 0 | 1 }[] | null> {
  if (!can(actor, "user.manage", { id: "all" })) return null
  const rows = await db().section.findMany({ where: { mergedIntoId: null }, select: { id: true, name: true, parentId: true, position: true } })
  return tree(rows).flatMap((top) => [
    { id: top.id, name: top.name, depth: 0 as const },
    ...top.children.map((child) => ({ id: child.id, name: child.name, depth: 1 as const })),
  ])
}
