import "server-only"
import type { Named, SourceView } from "@/lib/articles/view"
import { siteDb } from "@/lib/site-db"

/** The newspaper of this slug, or null; one that nothing before readers comes from does not exist for them. */
export async function sourceBySlug(slug: string): Promise<SourceView | null> {
  return siteDb().source.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, country: true, site: true, monthStyle: true, creditLine: true, indexPolicy: true },
  })
}

/** The newspapers that something before readers comes from, by name. */
export async function sources(): Promise<(Named & { country: string | null })[]> {
  return siteDb().source.findMany({ orderBy: { name: "asc" }, select: { id: true, slug: true, name: true, country: true } })
}
