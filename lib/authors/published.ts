import "server-only"
import type { Named } from "@/lib/articles/view"
import { siteDb } from "@/lib/site-db"

/** The by-line of this slug, or null; one that stands on nothing before readers does not exist for them. */
export async function authorBySlug(slug: string): Promise<Named | null> {
  return siteDb().author.findUnique({ where: { slug }, select: { id: true, slug: true, name: true } })
}
