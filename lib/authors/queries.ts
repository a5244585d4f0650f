import { searchKey } from "@/lib/arabic/normalize"
import { db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"

export type NamedLine = { id: string; slug: string; name: string; articles: number }

const MOST = 300

/** All by-lines to choose from, by name; null for who may not manage them. */
export async function authorChoices(actor: Actor): Promise<{ id: string; name: string }[] | null> {
  if (!can(actor, "author.manage", { id: "all" })) return null
  return db().author.findMany({ where: { mergedIntoId: null }, orderBy: { nameKey: "asc" }, select: { id: true, name: true } })
}

/** By-lines in the order of their names, with how many articles bear each, narrowed by `q` in any spelling; null for who may not manage them. */
export async function listAuthors(actor: Actor, q: string): Promise<NamedLine[] | null> {
  if (!can(actor, "author.manage", { id: "all" })) return null
  const key = searchKey(q.slice(0, 200)).replace(/[\\%_]/g, "\\$&")
  const rows = await db().author.findMany({
    where: { mergedIntoId: null, ...(key ? { OR: [{ nameKey: { contains: key } }, { mergedFrom: { some: { nameKey: { contains: key } } } }] } : {}) },
    orderBy: { nameKey: "asc" }, take: MOST, select: { id: true, slug: true, name: true, _count: { select: { articles: true } } },
  })
  return rows.map(({ _count, ...row }) => ({ ...row, articles: _count.articles }))
}
