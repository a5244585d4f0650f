import "server-only"
import type { Named, SourceView } from "@/lib/articles/view"
import { siteDb, siteRead } from "@/lib/site-db"

/** The newspaper of this slug, or null; one that nothing before readers comes from does not exist for them. */
export async function sourceBySlug(slug: string): Promise<SourceView | null> {
  return siteDb().source.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, country: true, site: true, monthStyle: true, creditLine: true, indexPolicy: true },
  })
}

const readSources = { name: "sources", text: "SELECT s.id, s.slug, s.name, s.country FROM pub.source s ORDER BY s.name" }

/** The newspapers that something before readers comes from, by name. */
export const sources = (): Promise<(Named & { country: string | null })[]> => siteRead(readSources)
