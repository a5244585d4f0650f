import { liveAt } from "@/lib/articles/visibility"
import { databaseNow, db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { urls } from "@/lib/urls"

export type BreakingRow = {
  id: string; text: string; beginsAt: Date; endsAt: Date; begun: boolean
  /** Where it leads for readers now; `gone` where its article is not before them. */
  href: string | null; gone: boolean
}

/** The lines that hold or will hold, in their order; null for who may not set one. */
export async function breakingForDesk(actor: Actor): Promise<BreakingRow[] | null> {
  if (!can(actor, "front.arrange", { id: "front" })) return null
  const now = await databaseNow(db())
  const rows = await db().breaking.findMany({
    where: { endsAt: { gt: now } }, orderBy: { beginsAt: "asc" },
    select: {
      id: true, text: true, path: true, articleId: true, beginsAt: true, endsAt: true,
      article: { select: { publications: { where: liveAt(now), select: { slug: true } } } },
    },
  })
  return rows.filter((row) => row.endsAt > row.beginsAt).map(({ article, articleId, path, ...row }) => {
    const slug = article?.publications[0]?.slug
    const href = articleId !== null && slug !== undefined ? urls.article(articleId, slug) : path
    return { ...row, begun: row.beginsAt <= now, href, gone: articleId !== null && slug === undefined }
  })
}
