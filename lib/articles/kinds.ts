/** The kinds of piece, by key (design.md §3). «مقال» is `opinion`. */
export const kinds = [
  "editorial", "opinion", "column", "analysis", "report", "news",
  "interview", "investigation", "translation", "press_review", "document", "cartoon",
] as const
export type Kind = (typeof kinds)[number]

/** Where a piece comes from: written here, republished from a newspaper, or translated. */
export const origins = ["own", "republished", "translated"] as const
export type Origin = (typeof origins)[number]

/** Kinds that are somebody's opinion, for schema.org's OpinionNewsArticle. */
export const opinionKinds: readonly Kind[] = ["editorial", "opinion", "column", "analysis"]
