import "server-only"
import { siteDb } from "@/lib/site-db"

/** The slug that what once had this one has now, or null. Asked only where no present slug was found. */
export async function presentSlug(what: "section" | "source" | "author" | "tag", slug: string): Promise<string | null> {
  const row = await siteDb().formerSlug.findUnique({ where: { what_slug: { what, slug } }, select: { now: true } })
  return row?.now ?? null
}
