import { formerly } from "@/app/(site)/former"
import { missing, reader } from "@/app/(site)/reader"
import { TopicDocument } from "@/components/site/lists"
import { pagingOf } from "@/lib/articles/paging"
import { listArticles } from "@/lib/articles/published"
import { tagsOf } from "@/lib/articles/tags"
import { topicBySlug } from "@/lib/tags/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** What was written of a topic. */
export const GET = reader(async (visit) => {
  const { parts, query, chrome } = visit
  const paging = pagingOf(query)
  const topic = paging === null ? null : await topicBySlug(parts[1] ?? "")
  if (paging === null) return missing()
  if (topic === null) return formerly("tag", visit)
  const page = await listArticles({ topic: topic.id }, paging)
  const first = paging === "newest"
  const site = { ...(await chrome), path: urls.topic(topic.slug) }
  const tags = [`topic:${topic.id}`, ...tagsOf(page.items)]
  return { document: <TopicDocument chrome={site} topic={topic} page={page} first={first} />, page: "lists", tags, index: first }
}, /^\/topics\/[^/?]+(?:\?.*)?$/)
