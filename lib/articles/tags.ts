type One = { id: string }
type Named = One & { source: One | null; section?: One | null; picture?: One | null; authors?: readonly One[] }

/** The tags of articles that a page names: each, and the section, paper, picture and by-lines that stand with it. Ids only. Pure. */
export const tagsOf = (items: readonly Named[]): string[] =>
  items.flatMap(({ id, section, source, authors = [], picture }) => [
    `article:${id}`, ...(section ? [`section:${section.id}`] : []), ...(source ? [`source:${source.id}`] : []),
    ...(picture ? [`media:${picture.id}`] : []), ...authors.map((author) => `author:${author.id}`),
  ])
