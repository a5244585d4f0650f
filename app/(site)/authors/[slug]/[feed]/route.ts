import { feedsOf } from "@/app/(site)/feeds"
import { authorBySlug } from "@/lib/authors/published"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

const words = strings.site.feeds

/** The feeds of whoever stands in by-lines. */
export const GET = feedsOf("author", async (slug) => {
  const found = await authorBySlug(slug)
  if (found === null) return null
  const place = { name: words.author(found.name), description: words.author(found.name), path: urls.author(found.slug) }
  return { scope: { author: found.id }, place, tags: [`author:${found.id}`] }
})
