import { formerly } from "@/app/(site)/former"
import { missing, reader } from "@/app/(site)/reader"
import { AuthorDocument } from "@/components/site/lists"
import { pagingOf } from "@/lib/articles/paging"
import { listArticles } from "@/lib/articles/published"
import { tagsOf } from "@/lib/articles/tags"
import { authorBySlug } from "@/lib/authors/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** What somebody wrote. */
export const GET = reader(async (visit) => {
  const { parts, query, chrome } = visit
  const paging = pagingOf(query)
  const author = paging === null ? null : await authorBySlug(parts[1] ?? "")
  if (paging === null) return missing()
  if (author === null) return formerly("author", visit)
  const page = await listArticles({ author: author.id }, paging)
  const first = paging === "newest"
  const site = { ...(await chrome), path: urls.author(author.slug) }
  const tags = [`author:${author.id}`, ...tagsOf(page.items)]
  return { document: <AuthorDocument chrome={site} author={author} page={page} first={first} />, page: "lists", tags, index: first }
}, /^\/authors\/[^/?]+(?:\?.*)?$/)
