import { element, xmlDocument } from "@/lib/feeds/xml"

const SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

/** An index of sitemaps, by their whole addresses. Pure. */
export const writeIndex = (addresses: readonly string[]): string =>
  xmlDocument("sitemapindex", { xmlns: SPACE }, addresses.map((address) => `<sitemap>${element("loc", address)}</sitemap>`))

export type Entry = { address: string; changed: Date | null }

/** A sitemap. Pure. */
export const writeSitemap = (entries: readonly Entry[]): string =>
  xmlDocument("urlset", { xmlns: SPACE }, entries.map(({ address, changed }) => `<url>${element("loc", address)}${changed ? element("lastmod", changed.toISOString()) : ""}</url>`))

export type NewsEntry = { address: string; title: string; published: Date }

/** A sitemap of news, of one newsroom that writes in Arabic. Pure. */
export const writeNewsSitemap = (newsroom: string, entries: readonly NewsEntry[]): string =>
  xmlDocument("urlset", { xmlns: SPACE, "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9" }, entries.map(({ address, title, published }) =>
    `<url>${element("loc", address)}<news:news><news:publication>${element("news:name", newsroom)}<news:language>ar</news:language></news:publication>` +
    `${element("news:publication_date", published.toISOString())}${element("news:title", title)}</news:news></url>`))
