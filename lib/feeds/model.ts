/** A feed as it is told, whatever the format: plain data, addresses whole, instants as Dates. */
export type Feed = {
  title: string
  description: string
  /** The page of which this is the feed, and the feed's own address. */
  home: string
  self: string
  /** When anything in it last changed. */
  updated: Date
  publisher: string
  items: readonly FeedItem[]
}

export type FeedItem = {
  /** Never changes, whatever the title becomes; leads to the article. */
  id: string
  url: string
  title: string
  published: Date
  updated: Date
  authors: readonly string[]
  /** The newspaper whose words these are, and the address of the original where it is known. */
  source: string | null
  original: string | null
  topics: readonly string[]
  /** A few plain words of it. */
  summary: string
  /** HTML: whose words these are, and then the text or as much of it as its newspaper lets us hand on. */
  html: string
  picture: { url: string; type: string; width: number; height: number; alt: string } | null
}

/** The formats, by the name of their file, with the media type that each is sent as. */
export const feedFormats = {
  "rss.xml": "application/rss+xml; charset=utf-8",
  "atom.xml": "application/atom+xml; charset=utf-8",
  "feed.json": "application/feed+json; charset=utf-8",
} as const

export type FeedFormat = keyof typeof feedFormats

export const feedNames = ["rss.xml", "atom.xml", "feed.json"] as const satisfies readonly FeedFormat[]

export const isFeedFormat = (name: string): name is FeedFormat => Object.hasOwn(feedFormats, name)
