import { feedsOf } from "@/app/(site)/feeds"
import { sourceBySlug } from "@/lib/sources/published"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

const words = strings.site.feeds

/** The feeds of a newspaper. */
export const GET = feedsOf("source", async (slug) => {
  const found = await sourceBySlug(slug)
  if (found === null) return null
  const place = { name: words.source(found.name), description: strings.site.lists.sourceDescription(found.name), path: urls.source(found.slug) }
  return { scope: { source: found.id }, place, tags: [`source:${found.id}`] }
})
