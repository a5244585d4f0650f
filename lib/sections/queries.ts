import { db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { tree, type Branch } from "./order"

export type SectionLine = {
  id: string; slug: string; name: string; description: string; hidden: boolean; onFront: boolean; parentId: string | null; position: number; pictureId: string | null
  /** What is filed under it, the trash left out; and what readers find in it now. */
  articles: number; live: number
  /** Who is given it: the editors. */
  editors: { id: string; name: string }[]
}

/** The sections as they are kept, with how many articles each has and who edits it; null for who may not manage them. */
export async function sectionTree(actor: Actor): Promise<Branch<SectionLine>[] | null> {
  if (!can(actor, "section.manage", { id: "all" })) return null
  const [rows, live] = await Promise.all([
    db().section.findMany({
      where: { mergedIntoId: null },
      select: {
        id: true, slug: true, name: true, description: true, hidden: true, onFront: true, parentId: true, position: true, pictureId: true,
        _count: { select: { articles: { where: { phase: { not: "trashed" } } } } },
        users: { where: { user: { role: "editor", active: true } }, select: { user: { select: { id: true, name: true } } }, orderBy: { user: { name: "asc" } } },
      },
    }),
    db().$queryRaw<{ id: string; n: number }[]>`
      SELECT coalesce(s.merged_into, s.id) AS id, count(*)::int AS n FROM pub.publication p JOIN desk.section s ON s.id = p.section_id
      WHERE p.live_from <= statement_timestamp() AND (p.live_until IS NULL OR p.live_until > statement_timestamp()) GROUP BY 1`,
  ])
  const counts = new Map(live.map(({ id, n }) => [id, n]))
  return tree(rows.map(({ _count, users, ...row }) => (
    { ...row, articles: _count.articles, live: counts.get(row.id) ?? 0, editors: users.map(({ user }) => user) }
  )))
}

/** The editors who can be given a section; null for who gives none. */
export async function editorChoices(actor: Actor): Promise<{ id: string; name: string }[] | null> {
  if (!can(actor, "user.manage", { id: "all" })) return null
  return db().user.findMany({ where: { role: "editor", active: true }, orderBy: [{ name: "asc" }, { id: "asc" }], select: { id: true, name: true } })
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
