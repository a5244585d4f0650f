import type { Feed, FeedFormat, FeedItem } from "./model"
import { element, empty, lineText, xmlDocument } from "./xml"

/** The feed in a format. The same feed gives the same letters, so that who asks again can be told that nothing changed. Pure. */
export const writeFeed = (format: FeedFormat, feed: Feed): string => writers[format](feed)

const writers: Record<FeedFormat, (feed: Feed) => string> = { "rss.xml": rss, "atom.xml": atom, "feed.json": json }

/** An item as it is written in a format: written once for as long as it is the same one. */
function once(write: (item: FeedItem) => string): (item: FeedItem) => string {
  const written = new WeakMap<FeedItem, string>()
  return (item) => {
    const text = written.get(item) ?? write(item)
    written.set(item, text)
    return text
  }
}
const [rssItems, atomEntries] = [once(rssItem), once(atomEntry)]

function rss(feed: Feed): string {
  const spaces = {
    version: "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom", "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:media": "http://search.yahoo.com/mrss/",
  }
  return xmlDocument("rss", spaces, [
    "<channel>",
    element("title", lineText(feed.title)), element("link", feed.home), element("description", lineText(feed.description) || lineText(feed.title)),
    element("language", "ar"), element("lastBuildDate", feed.updated.toUTCString()), element("docs", "https://www.rssboard.org/rss-specification"),
    empty("atom:link", { rel: "self", type: "application/rss+xml", href: feed.self }),
    ...feed.items.map(rssItems),
    "</channel>",
  ])
}

function rssItem(item: FeedItem): string {
  const { picture } = item
  return [
    "<item>",
    element("title", lineText(item.title)), element("link", item.url), element("guid", item.id, { isPermaLink: "true" }),
    element("pubDate", item.published.toUTCString()), element("atom:updated", item.updated.toISOString()),
    ...item.authors.map((author) => element("dc:creator", lineText(author))),
    element("dc:publisher", lineText(item.source ?? "")), element("dc:source", item.original ?? ""),
    ...item.topics.map((topic) => element("category", lineText(topic))),
    element("description", item.summary), element("content:encoded", item.html),
    picture ? empty("media:content", { url: picture.url, type: picture.type, medium: "image", width: picture.width, height: picture.height }) : "",
    "</item>",
  ].filter((line) => line !== "").join("\n")
}

function atom(feed: Feed): string {
  return xmlDocument("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "ar" }, [
    element("id", feed.self), element("title", lineText(feed.title)), element("subtitle", lineText(feed.description)), element("updated", feed.updated.toISOString()),
    empty("link", { rel: "self", type: "application/atom+xml", href: feed.self }), empty("link", { rel: "alternate", type: "text/html", href: feed.home }),
    person(feed.publisher),
    ...feed.items.map(atomEntries),
  ])
}

const person = (name: string) => `<author>${element("name", lineText(name)) || "<name/>"}</author>`

function atomEntry(item: FeedItem): string {
  const { picture } = item
  const authors = item.authors.length > 0 ? item.authors : item.source === null ? [] : [item.source]
  return [
    "<entry>",
    element("id", item.id), element("title", lineText(item.title)) || "<title/>",
    element("published", item.published.toISOString()), element("updated", item.updated.toISOString()),
    empty("link", { rel: "alternate", type: "text/html", href: item.url }), item.original ? empty("link", { rel: "via", href: item.original }) : "",
    picture ? empty("link", { rel: "enclosure", type: picture.type, href: picture.url }) : "",
    ...authors.map(person),
    ...item.topics.map((topic) => empty("category", { term: lineText(topic) })),
    element("summary", item.summary), element("content", item.html, { type: "html" }),
    "</entry>",
  ].filter((line) => line !== "").join("\n")
}

/** JSON Feed 1.1. */
function json(feed: Feed): string {
  const people = (names: readonly string[]) => (names.length > 0 ? { authors: names.map((name) => ({ name: lineText(name) })) } : {})
  return `${JSON.stringify({
    version: "https://jsonfeed.org/version/1.1", title: lineText(feed.title), home_page_url: feed.home, feed_url: feed.self,
    ...(feed.description ? { description: lineText(feed.description) } : {}), language: "ar", ...people([feed.publisher]),
    items: feed.items.map((item) => ({
      id: item.id, url: item.url, ...(item.original ? { external_url: item.original } : {}), title: lineText(item.title),
      content_html: item.html.toWellFormed(), ...(item.summary ? { summary: item.summary.toWellFormed() } : {}), ...(item.picture ? { image: item.picture.url } : {}),
      date_published: item.published.toISOString(), date_modified: item.updated.toISOString(),
      ...people(item.authors.length > 0 ? item.authors : item.source === null ? [] : [item.source]),
      ...(item.topics.length > 0 ? { tags: item.topics.map(lineText) } : {}), language: "ar",
    })),
  })}\n`
}
