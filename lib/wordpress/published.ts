import "server-only"
import { siteDb } from "@/lib/site-db"
import { urls } from "@/lib/urls"
import { formerPath } from "./former-path"

/** Where an article is now that stood at this address on the site that the newsroom had before; null for any other address. */
export async function movedHere(path: string, query: URLSearchParams): Promise<{ id: string; href: string } | null> {
  const former = formerPath(path, query)
  const found = former === null ? null : await siteDb().formerAddress.findUnique({ where: { path: former }, select: { articleId: true, slug: true } })
  return found && { id: found.articleId, href: found.slug === null ? urls.shortArticle(found.articleId) : urls.article(found.articleId, found.slug) }
}
