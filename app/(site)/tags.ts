import type { ArticleItem, NeighbourView } from "@/lib/articles/view"

/** The tags of what stands in a list: each article, and the section, paper and by-lines that it names. Ids only. */
export const tagsOf = (items: readonly Pick<ArticleItem, "id" | "section" | "source" | "authors" | "picture">[]): string[] =>
  items.flatMap(({ id, section, source, authors, picture }) => [
    `article:${id}`, ...(section ? [`section:${section.id}`] : []), ...(source ? [`source:${source.id}`] : []),
    ...(picture ? [`media:${picture.id}`] : []), ...authors.map((author) => `author:${author.id}`),
  ])

/** The same of an article that is named beside another. */
export const tagsOfNeighbour = (item: NeighbourView | null): string[] => (item === null ? [] : [`article:${item.id}`, ...(item.source ? [`source:${item.source.id}`] : [])])
