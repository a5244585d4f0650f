import "server-only"
import type { BreakingView } from "@/lib/articles/view"
import { siteDb } from "@/lib/site-db"
import { urls } from "@/lib/urls"

/** The line of what has just happened that holds now by the database's clock, or null. Its link is left out where readers have no such article. */
export async function breakingLine(): Promise<BreakingView | null> {
  const row = await siteDb().breaking.findFirst({
    orderBy: [{ beginsAt: "desc" }, { id: "asc" }], select: { text: true, articleId: true, slug: true, path: true },
  })
  return row && lineOf(row)
}

export type BreakingRow = { text: string; articleId: string | null; slug: string | null; path: string | null }

export function lineOf(row: BreakingRow): BreakingView {
  return { text: row.text, href: row.articleId !== null && row.slug !== null ? urls.article(row.articleId, row.slug) : row.path }
}
