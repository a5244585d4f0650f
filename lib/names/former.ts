import type { Tx } from "@/lib/db"

export type Addressed = "section" | "source" | "author" | "tag"

/**
 * Keeps the address that something had, so that it leads to the present one; a former address that is in use again is forgotten.
 * `was` is the slug before the change, `slug` the one from now on. Needs lockNames of this sort of thing.
 */
export async function keepFormer(tx: Tx, what: Addressed, id: string, was: string, slug: string): Promise<void> {
  await tx.formerSlug.deleteMany({ where: { what, slug } })
  if (was === slug) return
  await tx.formerSlug.upsert({ where: { what_slug: { what, slug: was } }, create: { what, slug: was, targetId: id }, update: { targetId: id } })
}

/** Lets every address of one thing, present and former, lead to another: for a merge. Needs lockNames; the first is then removed by the caller. */
export async function passAddressesOn(tx: Tx, what: Addressed, from: { id: string; slug: string }, to: string): Promise<void> {
  await tx.formerSlug.updateMany({ where: { what, targetId: from.id }, data: { targetId: to } })
  await tx.formerSlug.upsert({
    where: { what_slug: { what, slug: from.slug } }, create: { what, slug: from.slug, targetId: to }, update: { targetId: to },
  })
}
