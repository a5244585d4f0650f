import { z } from "zod"
import { searchKey } from "@/lib/arabic/normalize"
import { kinds } from "@/lib/articles/kinds"
import { db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { named } from "@/lib/search/names"
import { houseLabel } from "./house-label"

export type SourceLine = {
  id: string; slug: string; name: string; country: string | null; permission: string; permissionUntil: string | null; articles: number
}

const MOST = 300

/** Newspapers in the order of their names, narrowed by `q` in any spelling, form or part of a name, a variant or a host; null for who may not add any. */
export async function listSources(actor: Actor, q: string): Promise<SourceLine[] | null> {
  if (!can(actor, "source.create", { id: "all" })) return null
  const key = searchKey(q.slice(0, 200)).replace(/[\\%_]/g, "\\$&")
  const answering = key ? named(await namesOf(), q.slice(0, 200)).map(({ id }) => id) : []
  const rows = await db().source.findMany({
    where: { mergedIntoId: null, ...(key ? { OR: [{ id: { in: answering } }, { nameKey: { contains: key } }, { variants: { some: { key: { contains: key } } } }] } : {}) },
    orderBy: { nameKey: "asc" }, take: MOST,
    select: {
      id: true, slug: true, name: true, country: true, permission: true, permissionUntil: true,
      _count: { select: { articles: { where: { phase: { not: "trashed" } } } } },
    },
  })
  return rows.map(({ _count, permissionUntil, ...row }) => ({ ...row, permissionUntil: dayOf(permissionUntil), articles: _count.articles }))
}

/** The names, each with its other spellings, as a search reads them. */
async function namesOf() {
  const rows = await db().source.findMany({ where: { mergedIntoId: null }, select: { id: true, name: true, variants: { select: { name: true } } } })
  return rows.map(({ variants, ...row }) => ({ ...row, variants: variants.map(({ name }) => name) }))
}

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** The papers that a new one may be, with all their names; null for who adds none. */
export async function knownPapers(actor: Actor): Promise<{ id: string; name: string; names: string[] }[] | null> {
  if (!can(actor, "source.create", { id: "new" })) return null
  const rows = await db().source.findMany({ where: { mergedIntoId: null }, orderBy: { nameKey: "asc" }, select: { id: true, name: true, variants: { select: { name: true } } } })
  return rows.map(({ variants, ...row }) => ({ ...row, names: variants.map(({ name }) => name) }))
}

export type SourceForm = NonNullable<Awaited<ReturnType<typeof sourceForDesk>>>

/** All that is kept of one newspaper; null where there is none, or this person may not manage it. */
export async function sourceForDesk(actor: Actor, id: string) {
  if (!z.uuid().safeParse(id).success || !can(actor, "source.manage", { id })) return null
  const row = await db().source.findFirst({
    where: { id, mergedIntoId: null },
    select: {
      id: true, slug: true, name: true, country: true, site: true, monthStyle: true, creditLine: true, permission: true,
      permissionUntil: true, indexPolicy: true, kindLabels: true, contactName: true, contactEmail: true, contactPhone: true,
      sharePercent: true, shareWords: true, offWeekdays: true, offDays: true, feeds: true, logoId: true,
      variants: { orderBy: { key: "asc" }, select: { name: true } },
    },
  })
  if (!row) return null
  const { kindLabels, variants, permissionUntil, offDays, ...fields } = row
  return {
    ...fields, permissionUntil: dayOf(permissionUntil), offDays: offDays.map((day) => day.toISOString().slice(0, 10)),
    variants: variants.map((variant) => variant.name), kindLabels: kinds.map((kind) => ({ kind, label: houseLabel(kindLabels, kind) ?? "" })),
  }
}
