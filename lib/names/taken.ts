import { searchKey } from "@/lib/arabic/normalize"
import { slugify } from "@/lib/arabic/slug"
import type { Tx } from "@/lib/db"
import { refuse } from "@/lib/result"

type Named = "section" | "source" | "author" | "tag"

/** Lets one at a time give names to this sort of thing, until the transaction ends: two who add the same name do not both pass the check. */
export async function lockNames(tx: Tx, what: Named | "user"): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7242002, hashtext(${what}))`
}

/** What both tables of a name answer to; Prisma's own types of four tables do not unite. */
const rows = {
  section: { byKey: (tx: Tx, nameKey: string) => tx.section.findUnique({ where: { nameKey }, select: { id: true } }),
    bySlug: (tx: Tx, slug: string) => tx.section.findUnique({ where: { slug }, select: { id: true } }) },
  source: { byKey: (tx: Tx, nameKey: string) => tx.source.findUnique({ where: { nameKey }, select: { id: true } }),
    bySlug: (tx: Tx, slug: string) => tx.source.findUnique({ where: { slug }, select: { id: true } }) },
  author: { byKey: (tx: Tx, nameKey: string) => tx.author.findUnique({ where: { nameKey }, select: { id: true } }),
    bySlug: (tx: Tx, slug: string) => tx.author.findUnique({ where: { slug }, select: { id: true } }) },
  tag: { byKey: (tx: Tx, nameKey: string) => tx.tag.findUnique({ where: { nameKey }, select: { id: true } }),
    bySlug: (tx: Tx, slug: string) => tx.tag.findUnique({ where: { slug }, select: { id: true } }) },
} satisfies Record<Named, unknown>

/** The key under which this name is known; refuses a name that another one of its sort bears in any spelling. Needs lockNames. */
export async function freeName(tx: Tx, what: Named, name: string, own?: string): Promise<string> {
  const key = searchKey(name)
  const holder = await rows[what].byKey(tx, key)
  if (holder && holder.id !== own) refuse({ code: "duplicate", fields: { name: ["duplicate"] } })
  return key
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
