import { missing, reader } from "@/app/(site)/reader"
import { ChangesDocument } from "@/components/site/changes"
import { articlePage, pastOfArticle } from "@/lib/articles/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** «ما الذي تغيّر»: nowhere while the newsroom does not show it, or where nothing has changed. */
export const GET = reader(async ({ parts, chrome }) => {
  const [, id = "", slug] = parts
  if (!/^[0-9a-z]{12}$/.test(id)) return missing()
  const [view, past] = await Promise.all([articlePage(id), pastOfArticle(id)])
  const tags = [`article:${id}`]
  if (view === null || past.length === 0) return missing(...tags)
  if (slug !== view.slug) return { moved: urls.articleChanges(id, view.slug), tags }
  const site = { ...(await chrome), path: urls.articleChanges(id, view.slug) }
  return { document: <ChangesDocument chrome={site} view={view} past={past} />, page: "article", tags, index: false }
})
