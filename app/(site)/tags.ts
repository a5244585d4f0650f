import type { ArticleItem } from "@/lib/articles/view"

/** The tags of what stands in a list: each article, and the section and paper that it names. Ids only. */
export const tagsOf = (items: readonly Pick<ArticleItem, "id" | "section" | "source">[]): string[] =>
  items.flatMap(({ id, section, source }) => [`article:${id}`, ...(section ? [`section:${section.id}`] : []), ...(source ? [`source:${source.id}`] : [])])
