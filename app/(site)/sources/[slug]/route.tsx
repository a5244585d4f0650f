import { formerly } from "@/app/(site)/former"
import { missing, reader } from "@/app/(site)/reader"
import { SourceDocument } from "@/components/site/lists"
import { pagingOf } from "@/lib/articles/paging"
import { listArticles } from "@/lib/articles/published"
import { tagsOf } from "@/lib/articles/tags"
import { sourceBySlug } from "@/lib/sources/published"
import { pictureFor } from "@/lib/media/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** What was taken from a newspaper. */
export const GET = reader(async (visit) => {
  const { parts, query, chrome } = visit
  const paging = pagingOf(query)
  const source = paging === null ? null : await sourceBySlug(parts[1] ?? "")
  if (paging === null) return missing()
  if (source === null) return formerly("source", visit)
  const page = await listArticles({ source: source.id }, paging)
  const first = paging === "newest"
  const site = { ...(await chrome), path: urls.source(source.slug) }
  const tags = [`source:${source.id}`, ...tagsOf(page.items)]
  return { document: <SourceDocument chrome={site} source={source} logo={await pictureFor("source", source.id)} page={page} first={first} />, page: "lists", tags, index: first }
}, /^\/sources\/[^/?]+(?:\?.*)?$/)
