import { execFileSync, spawnSync } from "node:child_process"
import { Readable } from "node:stream"
import { parseFeed } from "@rowanmanning/feed-parser"
import fc from "fast-check"
import FeedParser from "feedparser"
import sax from "sax"
import { expect, test } from "vitest"
import { feedNames, isFeedFormat, type Feed, type FeedItem } from "./model"
import { writeFeed } from "./write"
import { lineText, xmlText } from "./xml"

const at = new Date("2017-12-14T08:30:00.000Z")
const item: FeedItem = {
  id: "https://waha.example/a/000000000001", url: "https://waha.example/a/000000000001/%D9%86%D9%87%D8%B1%D8%A7%D9%86", title: "نهران وخريطة واحدة",
  published: at, updated: new Date("2017-12-15T09:00:00.000Z"), authors: ["سلمى الحوراني"], source: "المرفأ", original: "https://almarfa.example/kalima?a=1&b=2",
  topics: ["ماء ومناخ"], summary: "لا تعترف الأنهار بالخرائط.", html: "<p dir=\"rtl\"><strong>نقلًا عن «المرفأ».</strong></p>\n<p>لا تعترف الأنهار بالخرائط.</p>",
  picture: { url: "https://waha.example/media/k/1280.jpg", type: "image/jpeg", width: 1280, height: 720, alt: "جسر" },
}
const feed: Feed = {
  title: "قسم ماء ومناخ | واحة", description: "أنهار المنطقة", home: "https://waha.example/sections/water", self: "https://waha.example/sections/water/rss.xml",
  updated: item.updated, publisher: "واحة", items: [item],
}

/** Reads the whole as strictly as XML is meant, and gives the texts of the elements of a name. */
function texts(xml: string, name: string): string[] {
  const parser = sax.parser(true)
  const found: string[] = []
  const open: string[] = []
  parser.onopentag = (tag) => {
    open.push(tag.name)
    if (tag.name === name) found.push("")
  }
  parser.onclosetag = () => void open.pop()
  parser.ontext = (text) => {
    if (open.at(-1) === name) found[found.length - 1] += text
  }
  parser.onerror = (error) => {
    throw error
  }
  parser.write(xml).close()
  return found
}

// sax takes control characters for letters like any other; XML does not have them.
const isXml = (xml: string) => !/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|&#(?:[0-8]|1[124-9]|2\d|3[01]);|\p{Surrogate}/u.test(xml)

const byFeedparser = (xml: string) =>
  new Promise<{ title: string; items: { guid: string; title: string; description: string; pubdate: Date | null; author: string }[] }>((read, refuse) => {
    const parser = new FeedParser({ normalize: true, feedurl: "https://waha.example/" })
    const items: FeedParser.Item[] = []
    parser.on("error", refuse)
    parser.on("readable", () => {
      for (let next = parser.read(); next; next = parser.read()) items.push(next)
    })
    parser.on("end", () => read({ title: parser.meta.title, items: items.map(({ guid, title, description, pubdate, author }) => ({ guid, title, description, pubdate, author })) }))
    Readable.from([xml]).pipe(parser)
  })

test.each(["rss.xml", "atom.xml"] as const)("two readers of feeds that others wrote find in %s what was put in", async (format) => {
  const xml = writeFeed(format, feed)
  const one = parseFeed(xml)
  expect(one).toMatchObject({ title: feed.title, url: feed.home, language: "ar" })
  expect(one.items).toHaveLength(1)
  expect(one.items[0]).toMatchObject({ id: item.id, title: item.title, url: item.url, content: item.html, description: item.summary, published: at })
  if (format === "atom.xml") expect(one.items[0]?.updated).toEqual(item.updated)
  expect(one.items[0]?.authors.map(({ name }) => name)).toEqual(item.authors)
  expect(one.items[0]?.categories.map((each) => each.term)).toEqual(item.topics)

  const two = await byFeedparser(xml)
  expect(two.title).toBe(feed.title)
  expect(two.items).toMatchObject([{ guid: item.id, title: item.title, description: item.html, pubdate: at, author: "سلمى الحوراني" }])
})

test("the JSON feed is of the format's version 1.1 and holds the same", () => {
  expect(JSON.parse(writeFeed("feed.json", feed))).toEqual({
    version: "https://jsonfeed.org/version/1.1", title: feed.title, home_page_url: feed.home, feed_url: feed.self, description: feed.description, language: "ar",
    authors: [{ name: "واحة" }],
    items: [{
      id: item.id, url: item.url, external_url: item.original, title: item.title, content_html: item.html, summary: item.summary, image: item.picture?.url,
      date_published: "2017-12-14T08:30:00.000Z", date_modified: "2017-12-15T09:00:00.000Z", authors: [{ name: "سلمى الحوراني" }], tags: item.topics, language: "ar",
    }],
  })
})

test("a text without an author of its own is its newspaper's in Atom and JSON, and the newsroom's where there is neither", () => {
  const of = (over: Partial<FeedItem>) => ({ ...feed, items: [{ ...item, authors: [], ...over }] })
  expect(texts(writeFeed("atom.xml", of({})), "name")).toEqual(["واحة", "المرفأ"])
  expect(texts(writeFeed("atom.xml", of({ source: null })), "name")).toEqual(["واحة"])
  expect(writeFeed("feed.json", of({}))).toContain('"authors":[{"name":"المرفأ"}]')
})

// What people paste and what enemies send: signs that XML has no room for, ends of sections, signs that turn a line, halves of pairs.
const hostile = fc.array(fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("]]>", "<![CDATA[", "</title>", "<script>alert(1)</script>", "&amp;", "&#0;", "\0", "\u0008", "\u001F", "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "\u202E", "\u2066", "\u2028", "\r\n", "\"'", "<!--", "<?xml?>", "شِعر"),
), { maxLength: 6 }).map((parts) => parts.join(""))
const wildItem: fc.Arbitrary<FeedItem> = fc.record({
  id: fc.constant(item.id), url: fc.constant(item.url), title: hostile, published: fc.constant(at), updated: fc.constant(at), authors: fc.array(hostile, { maxLength: 2 }),
  source: fc.option(hostile), original: fc.option(fc.constant("https://almarfa.example/?a&b\"<>")), topics: fc.array(hostile, { maxLength: 2 }), summary: hostile, html: hostile, picture: fc.constant(null),
})

test("whatever stands in a text, a feed of it is well-formed, and the text comes back less what XML cannot hold", () => {
  fc.assert(fc.property(hostile, fc.array(wildItem, { maxLength: 3 }), (title, items) => {
    for (const format of ["rss.xml", "atom.xml"] as const) {
      const xml = writeFeed(format, { ...feed, title, items })
      expect(isXml(xml)).toBe(true)
      const content = texts(xml, format === "rss.xml" ? "content:encoded" : "content")
      expect(content).toEqual(items.map(({ html }) => bare(html)).filter((html) => html !== ""))
    }
    const json = JSON.parse(writeFeed("feed.json", { ...feed, title, items }))
    expect(json.items.map((each: { content_html: string }) => each.content_html)).toEqual(items.map(({ html }) => html.toWellFormed()))
  }), { numRuns: 300 })
})

const bare = (text: string) => text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu, "")

test("the same reader of feeds reads it whatever stands in it", () => {
  fc.assert(fc.property(fc.array(wildItem, { minLength: 1, maxLength: 3 }), (items) => {
    for (const format of ["rss.xml", "atom.xml"] as const) expect(parseFeed(writeFeed(format, { ...feed, items })).items).toHaveLength(items.length)
  }), { numRuns: 100 })
})

test("an element closes where it is closed and nowhere else", () => {
  fc.assert(fc.property(hostile, (text) => {
    const xml = `<x a="${xmlText(text)}">${xmlText(text)}</x>`
    expect(texts(xml, "x")).toEqual([bare(text)])
  }))
})

test("a line is one line, and turns nothing around that follows it", () => {
  fc.assert(fc.property(hostile, (text) => void expect(lineText(text)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\n\r\t\u2028]/)))
  expect(lineText("  عنوان\u202E مقلوب \n و\u200Fعلامة ")).toBe("عنوان مقلوب و\u200Fعلامة")
})

test("only the three names are formats", () => {
  expect(feedNames.every(isFeedFormat)).toBe(true)
  for (const name of ["rss", "constructor", "__proto__", "RSS.XML", "toString", ""]) expect(isFeedFormat(name)).toBe(false)
})

const xmllint = spawnSync("xmllint", ["--version"]).status === 0
test.runIf(xmllint)("xmllint finds nothing", () => {
  for (const format of ["rss.xml", "atom.xml"] as const) execFileSync("xmllint", ["--noout", "-"], { input: writeFeed(format, { ...feed, items: [{ ...item, title: "]]> & < \0" }] }) })
})
