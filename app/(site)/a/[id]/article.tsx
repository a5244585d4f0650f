import { missing, reader } from "@/app/(site)/reader"
import { ArticleDocument, indexing } from "@/components/site/article-page"
import { WithdrawnDocument } from "@/components/site/notices"
import { articleAndBeside, withdrawnNotice } from "@/lib/articles/published"
import { tagsOf } from "@/lib/articles/tags"
import { urls } from "@/lib/urls"

const ALSO = 3

/** An article's address, with its slug, a wrong one or none: the page, the canonical address, the notice of a withdrawal, or nothing. */
export const article = reader(async ({ parts, chrome }) => {
  const [, id = "", slug] = parts
  if (!/^[0-9a-z]{12}$/.test(id)) return missing()
  const tag = `article:${id}`
  const found = await articleAndBeside(id, ALSO)
  if (found === null) {
    const withdrawn = await withdrawnNotice(id)
    if (withdrawn === null) return missing(tag)
    return { document: <WithdrawnDocument chrome={await chrome} withdrawn={withdrawn} />, page: "lists", status: 410, tags: [tag] }
  }
  const { view, beside } = found
  const canonical = urls.article(id, view.slug)
  if (slug !== view.slug) return { moved: canonical, tags: [tag] }
  const page = { ...(await chrome), path: canonical }
  return {
    document: <ArticleDocument view={view} chrome={page} beside={beside} />, page: "article",
    tags: [...tagsOf([view, ...beside.also, ...[beside.older, beside.newer].flatMap((item) => item ?? [])]), ...view.topics.map((topic) => `topic:${topic.id}`), ...(view.matter ? [`matter:${view.matter.id}`] : [])], index: indexing(view, page).index,
  }
}, /^\/a\/[0-9a-z]{12}(?:\/[^/?]+)?$/)
