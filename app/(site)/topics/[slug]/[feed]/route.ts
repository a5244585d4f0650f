import { feedsOf } from "@/app/(site)/feeds"
import { topicBySlug } from "@/lib/tags/published"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

const words = strings.site.feeds

/** The feeds of a topic. */
export const GET = feedsOf("tag", async (slug) => {
  const found = await topicBySlug(slug)
  if (found === null) return null
  const place = { name: words.topic(found.name), description: strings.site.lists.topic(found.name), path: urls.topic(found.slug) }
  return { scope: { topic: found.id }, place, tags: [`topic:${found.id}`] }
})
