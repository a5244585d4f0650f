import type { Tx } from "@/lib/db"

/** The publications that show a picture now or will, as far as is set. */
export const publishedWith = (id: string, now: Date) => ({
  AND: [{ OR: [{ pictureId: id }, { figures: { some: { mediaId: id } } }] }, { OR: [{ liveUntil: null }, { liveUntil: { gt: now } }] }],
})

/**
 * What uses a picture, at the head of an article or in its text: working copies, publications that have not ended (their article may name
 * another picture by now); sections, newspapers, the newsroom's logo. What has ended is no use; it shows nothing to anybody.
 */
export async function usesOf(tx: Pick<Tx, "article" | "publication" | "section" | "source" | "newsroom">, id: string, now: Date) {
  const named = { select: { id: true, name: true }, orderBy: { name: "asc" } } as const
  const [articles, published, sections, sources, logo] = await Promise.all([
    tx.article.findMany({ where: { OR: [{ pictureId: id }, { figures: { some: { mediaId: id } } }] }, orderBy: { editedAt: "desc" }, take: 200, select: { id: true } }),
    tx.publication.findMany({ where: publishedWith(id, now), take: 200, select: { articleId: true } }),
    tx.section.findMany({ where: { pictureId: id }, ...named }),
    tx.source.findMany({ where: { logoId: id }, ...named }),
    tx.newsroom.count({ where: { logoId: id } }),
  ])
  const articleIds = [...new Set([...articles.map((article) => article.id), ...published.map((row) => row.articleId)])]
  return { articleIds, sections, sources, logo: logo > 0, count: articleIds.length + sections.length + sources.length + logo }
}
