import { searchKey } from "@/lib/arabic/normalize"
import { slugify } from "@/lib/arabic/slug"
import type { Tx } from "@/lib/db"
import { refuse } from "@/lib/result"
import { told } from "@/lib/told"

type Named = "section" | "source" | "author" | "tag"

/** Lets one at a time give names to this sort of thing, until the transaction ends: two who add the same name do not both pass the check. */
export async function lockNames(tx: Tx, what: Named | "user"): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7242002, hashtext(${what}))`
}

/** What all four tables of a name answer to; Prisma's own types of four tables do not unite. */
const holder = { select: { id: true, mergedInto: { select: { id: true, name: true } }, name: true } } as const
const rows = {
  section: { byKey: (tx: Tx, nameKey: string) => tx.section.findUnique({ where: { nameKey }, ...holder }),
    bySlug: (tx: Tx, slug: string) => tx.section.findUnique({ where: { slug }, select: { id: true } }),
    giveUp: (tx: Tx, id: string) => tx.section.update({ where: { id }, data: { nameKey: `#${id}` }, select: { id: true } }) },
  source: { byKey: (tx: Tx, nameKey: string) => tx.source.findUnique({ where: { nameKey }, ...holder }),
    bySlug: (tx: Tx, slug: string) => tx.source.findUnique({ where: { slug }, select: { id: true } }),
    giveUp: (tx: Tx, id: string) => tx.source.update({ where: { id }, data: { nameKey: `#${id}` }, select: { id: true } }) },
  author: { byKey: (tx: Tx, nameKey: string) => tx.author.findUnique({ where: { nameKey }, ...holder }),
    bySlug: (tx: Tx, slug: string) => tx.author.findUnique({ where: { slug }, select: { id: true } }),
    giveUp: (tx: Tx, id: string) => tx.author.update({ where: { id }, data: { nameKey: `#${id}` }, select: { id: true } }) },
  tag: { byKey: (tx: Tx, nameKey: string) => tx.tag.findUnique({ where: { nameKey }, ...holder }),
    bySlug: (tx: Tx, slug: string) => tx.tag.findUnique({ where: { slug }, select: { id: true } }),
    giveUp: (tx: Tx, id: string) => tx.tag.update({ where: { id }, data: { nameKey: `#${id}` }, select: { id: true } }) },
} satisfies Record<Named, unknown>

/**
 * The key under which this name is known; refuses a name that another one of its sort bears in any spelling, or bore before it was merged
 * into another. One's own former name may be taken again. Needs lockNames.
 */
export async function freeName(tx: Tx, what: Named, name: string, own?: string): Promise<string> {
  const key = searchKey(name)
  const found = await rows[what].byKey(tx, key)
  if (!found || found.id === own) return key
  if (found.mergedInto === null || found.mergedInto.id !== own) {
    const { id, name: known } = found.mergedInto ?? found
    refuse({ code: "duplicate", fields: { name: [told("named_already", known)] }, known: { id, name: known } })
  }
  await rows[what].giveUp(tx, found.id)
  return key
}

/** The address to ask for with another name: the one chosen; else the present one, unless it was made from the present name; null is one made anew. */
export function addressAfter(present: { name: string; slug: string }, name: string, chosen: string | null): string | null {
  const made = slugify(present.name)
  const follows = present.slug === made || (present.slug.startsWith(`${made}-`) && /^\d+$/.test(present.slug.slice(made.length + 1)))
  if (chosen !== null && chosen !== present.slug) return chosen
  return follows && name !== present.name ? null : present.slug
}

/**
 * The address of something new or renamed: the one that was chosen, refused where it is taken; else one made from the name,
 * with a number where that is taken. Needs lockNames.
 */
export async function freeSlug(tx: Tx, what: Named, wanted: { chosen: string | null; name: string }, own?: string): Promise<string> {
  const isFree = async (slug: string) => {
    const holder = await rows[what].bySlug(tx, slug)
    return holder === null || holder.id === own
  }
  if (wanted.chosen !== null) {
    if (!(await isFree(wanted.chosen))) refuse({ code: "duplicate", fields: { slug: ["duplicate"] } })
    return wanted.chosen
  }
  const made = slugify(wanted.name)
  for (let n = 1; n <= 1_000; n += 1) {
    const slug = n === 1 ? made : `${made}-${n}`
    if (await isFree(slug)) return slug
  }
  throw new Error(`no free address for ${made}`)
}
