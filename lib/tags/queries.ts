import { searchKey } from "@/lib/arabic/normalize"
import { db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { named } from "@/lib/search/names"

export type NamedLine = { id: string; slug: string; name: string; articles: number }

const MOST = 300

/** All tags to choose from, by name; null for who may not manage them. */
export async function tagChoices(actor: Actor): Promise<{ id: string; name: string }[] | null> {
  if (!can(actor, "tag.manage", { id: "all" })) return null
  return db().tag.findMany({ where: { mergedIntoId: null }, orderBy: { nameKey: "asc" }, select: { id: true, name: true } })
}

/** Tags in the order of their names, with how many articles have each, narrowed by `q` in any spelling, form or part of a name; null for who may not manage them. */
export async function listTags(actor: Actor, q: string): Promise<NamedLine[] | null> {
  if (!can(actor, "tag.manage", { id: "all" })) return null
  const key = searchKey(q.slice(0, 200)).replace(/[\\%_]/g, "\\$&")
  const answering = key ? named(await namesOf(), q.slice(0, 200)).map(({ id }) => id) : []
  const rows = await db().tag.findMany({
    where: { mergedIntoId: null, ...(key ? { OR: [{ id: { in: answering } }, { nameKey: { contains: key } }, { mergedFrom: { some: { nameKey: { contains: key } } } }] } : {}) },
    orderBy: { nameKey: "asc" }, take: MOST, select: { id: true, slug: true, name: true, _count: { select: { articles: true } } },
  })
  return rows.map(({ _count, ...row }) => ({ ...row, articles: _count.articles }))
}

/** The names, with those of what was merged into each, as a search reads them. */
async function namesOf() {
  const rows = await db().tag.findMany({ where: { mergedIntoId: null }, select: { id: true, name: true, mergedFrom: { select: { name: true } } } })
  return rows.map(({ mergedFrom, ...row }) => ({ ...row, variants: mergedFrom.map(({ name }) => name) }))
}
