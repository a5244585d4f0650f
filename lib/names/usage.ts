import { z } from "zod"
import { listedLines, type ArticleLine } from "@/lib/articles/queries"
import { liveAt, visibleTo } from "@/lib/articles/visibility"
import { cursorOf, placeOf } from "@/lib/cursor"
import { databaseNow, db } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"
import { can, type Actor } from "@/lib/permissions"

export const usedThings = ["section", "source", "author", "tag"] as const
export type Used = (typeof usedThings)[number]

const PAGE = 30
const all = { id: "all" }

/** Who sees where something is used: whoever keeps things of its sort. */
const sees: Record<Used, (actor: Actor) => boolean> = {
  section: (actor) => can(actor, "section.manage", all),
  source: (actor) => can(actor, "source.create", all),
  author: (actor) => can(actor, "author.manage", all),
  tag: (actor) => can(actor, "tag.manage", all),
}

const select = { select: { id: true, name: true, merged: true } } as const
const find: Record<Used, (id: string) => Promise<{ id: string; name: string; merged: string[] } | null>> = {
  section: (id) => db().section.findFirst({ where: { id, mergedIntoId: null }, ...select }),
  source: (id) => db().source.findFirst({ where: { id, mergedIntoId: null }, ...select }),
  author: (id) => db().author.findFirst({ where: { id, mergedIntoId: null }, ...select }),
  tag: (id) => db().tag.findFirst({ where: { id, mergedIntoId: null }, ...select }),
}

const inCopies = (what: Used, id: string): Prisma.ArticleWhereInput => ({
  phase: { not: "trashed" },
  ...(what === "section" ? { sectionId: id } : what === "source" ? { sourceId: id } : what === "author" ? { authors: { some: { authorId: id } } } : { tags: { some: { tagId: id } } }),
})
const inPublications = (what: Used, ids: string[]): Prisma.PublicationWhereInput => {
  const under = { in: ids }
  if (what === "section") return { sectionId: under }
  if (what === "source") return { sourceId: under }
  return what === "author" ? { authors: { some: { authorId: under } } } : { tags: { some: { tagId: under } } }
}

/** Where something is used: how many working copies and how many live articles name it, and a page of them, the last edited first. */
export type Usage = {
  name: string
  copies: number
  live: number
  /** How many of them this person may not see; they are counted and not listed. */
  unseen: number
  items: ArticleLine[]
  next: string | null
  now: Date
}

/** Where a section, paper, by-line or tag is used; null where there is none, or this person keeps nothing of its sort. */
export async function usageOf(actor: Actor, what: Used, id: string, after: string): Promise<Usage | null> {
  if (!sees[what](actor) || !z.uuid().safeParse(id).success) return null
  const thing = await find[what](id)
  if (!thing) return null
  const now = await databaseNow(db())
  const live: Prisma.PublicationWhereInput = {
    ...inPublications(what, [id, ...thing.merged]), ...liveAt(now),
  }
  const used: Prisma.ArticleWhereInput = { OR: [inCopies(what, id), { publications: { some: live } }] }
  const place = placeOf(after)
  const beyond: Prisma.ArticleWhereInput = place ? { OR: [{ editedAt: { lt: place.at } }, { editedAt: place.at, id: { lt: place.id } }] } : {}
  const [copies, lives, whole, seen, found] = await Promise.all([
    db().article.count({ where: inCopies(what, id) }),
    db().publication.count({ where: live }),
    db().article.count({ where: used }),
    db().article.count({ where: { AND: [used, visibleTo(actor)] } }),
    listedLines({ AND: [used, visibleTo(actor), beyond] }, PAGE + 1, now),
  ])
  const items = found.slice(0, PAGE)
  const last = items.at(-1)
  return {
    name: thing.name, copies, live: lives, unseen: whole - seen, items, now,
    next: found.length > PAGE && last ? cursorOf({ at: last.editedAt, id: last.id }) : null,
  }
}

/** How many working copies and live articles name something: what a merge takes along. */
export async function usageCounts(what: Used, id: string): Promise<{ copies: number; live: number }> {
  const thing = await find[what](id)
  const now = await databaseNow(db())
  const live = { ...inPublications(what, [id, ...(thing?.merged ?? [])]), ...liveAt(now) }
  const [copies, lives] = await Promise.all([db().article.count({ where: inCopies(what, id) }), db().publication.count({ where: live })])
  return { copies, live: lives }
}
