import type { BreadcrumbList, Graph, ImageObject, ListItem, NewsArticle, NewsMediaOrganization, OpinionNewsArticle, Person, WebSite } from "schema-dts"
import { bodyText } from "@/lib/articles/body"
import { readBody } from "@/lib/articles/body-schema"
import { opinionKinds } from "@/lib/articles/kinds"
import type { ArticleView, PictureView, SourceView } from "@/lib/articles/view"
import { originalOf, webLink } from "@/lib/sources/indexing"
import { urls } from "@/lib/urls"
import { trail, type Chrome } from "./chrome"
import type { Crumb } from "./crumbs"
import { fallback } from "./picture"

/** JSON that may stand in a script element: no "<", and no line end that older JavaScript knows and JSON does not. Parses back equal. */
export const escapeJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)

function graph(...things: (BreadcrumbList | NewsArticle | NewsMediaOrganization | OpinionNewsArticle | WebSite)[]): string {
  const whole: Graph = { "@context": "https://schema.org", "@graph": things }
  return escapeJson(whole)
}

function organization(source: SourceView): NewsMediaOrganization {
  const url = webLink(source.site)
  return { "@type": "NewsMediaOrganization", name: source.name, ...(url ? { url } : {}) }
}

const listItem = (position: number, name: string, item: string): ListItem => ({ "@type": "ListItem", position, name, item })

/** The way to a page, as its crumbs show it. */
function breadcrumb({ newsroom, origin, path }: Chrome, between: readonly Crumb[], here: string): BreadcrumbList {
  const way = [{ name: newsroom.homeWord, href: urls.home() }, ...between, { name: here, href: path }]
  return { "@type": "BreadcrumbList", itemListElement: way.map(({ name, href }, index) => listItem(index + 1, name, origin + href)) }
}

/** The newsroom itself: who publishes everything here. */
function publisherOf({ newsroom, origin, logo }: Chrome): Exclude<NewsMediaOrganization, string> {
  const accounts = newsroom.links.map(({ href }) => href)
  return {
    "@type": "NewsMediaOrganization", "@id": `${origin}${urls.home()}#newsroom`, name: newsroom.name, url: origin + urls.home(),
    ...(logo ? { logo: imageOf(logo, origin) } : {}), ...(accounts.length > 0 ? { sameAs: accounts } : {}),
  }
}

/** What a page that is a list says of itself to machines: the way to it. Escaped for a script element, as what follows. */
export const listJsonLd = (chrome: Chrome, between: readonly Crumb[], here: string): string => graph(breadcrumb(chrome, between, here))

/** Of the front page: whose site this is. */
export function frontJsonLd(chrome: Chrome): string {
  const { newsroom, origin } = chrome
  const site: WebSite = {
    "@type": "WebSite", "@id": `${origin}${urls.home()}#site`, name: newsroom.name, url: origin + urls.home(), inLanguage: "ar",
    publisher: { "@id": `${origin}${urls.home()}#newsroom` }, ...(newsroom.tagline ? { description: newsroom.tagline } : {}),
  }
  return graph(publisherOf(chrome), site)
}

/** Of the page about the newsroom: who it is, how it corrects itself, and how one writes to it. */
export function aboutJsonLd(chrome: Chrome, { here, about, reach }: { here: string; about: string; reach: string | null }): string {
  const newsroom: NewsMediaOrganization = {
    ...publisherOf(chrome), publishingPrinciples: chrome.origin + urls.about(), correctionsPolicy: `${chrome.origin}${urls.about()}#corrections`,
    ...(about ? { description: about } : {}), ...(reach === null ? {} : reach.startsWith("mailto:") ? { email: reach.slice("mailto:".length) } : { contactPoint: { "@type": "ContactPoint", url: reach } }),
  }
  return graph(newsroom, breadcrumb(chrome, [], here))
}

/** Of whom the original is: the newspaper, its address and day where they are known. */
function basedOn(view: ArticleView, source: SourceView) {
  const [url, paper] = [originalOf(view), organization(source)]
  return {
    isBasedOn: {
      "@type": "NewsArticle" as const, publisher: paper, ...(url ? { url } : {}),
      ...(view.sourceDate ? { datePublished: view.sourceDate } : {}), ...(view.origin === "republished" ? { headline: view.title } : {}),
    },
    sourceOrganization: paper,
  }
}

function imageOf(picture: PictureView, origin: string): ImageObject {
  const { src, width, height } = fallback(picture)
  return {
    "@type": "ImageObject", url: origin + src, width: String(width), height: String(height), ...(picture.caption ? { caption: picture.caption } : {}),
    ...(picture.credit ? { creditText: picture.credit } : {}),
  }
}

/** What a text of this kind says of itself to machines (schema.org), with its way from home; escaped for a script element. `image`: what it is shared with. */
export function articleJsonLd(view: ArticleView, chrome: Chrome, image: { src: string; width: number; height: number }): string {
  const { origin, path } = chrome
  const publisher = publisherOf(chrome)
  const people = view.authors.map((author): Person => ({ "@type": "Person", name: author.name, url: origin + urls.author(author.slug) }))
  const body = view.origin === "own" ? readBody(view.body) : null
  const description = view.standfirst || view.subtitle
  const facts = {
    "@id": origin + path, url: origin + path, mainEntityOfPage: origin + path, inLanguage: "ar",
    headline: view.title, ...(view.subtitle ? { alternativeHeadline: view.subtitle } : {}), ...(description ? { description } : {}),
    datePublished: view.publishedAt.toISOString(), dateModified: view.updatedAt.toISOString(),
    author: people.length > 0 ? people : [view.source ? organization(view.source) : publisher], publisher,
    wordCount: view.words, ...(view.section ? { articleSection: view.section.name } : {}),
    ...(view.topics.length > 0 ? { keywords: view.topics.map((topic) => topic.name).join(", ") } : {}),
    image: view.picture ? imageOf(view.picture, origin) : { "@type": "ImageObject" as const, url: image.src, width: String(image.width), height: String(image.height) },
    // The words of a text of our own; another's are his to hand to machines.
    ...(body ? { articleBody: bodyText(body) } : {}),
    ...(view.source ? basedOn(view, view.source) : {}),
    ...(view.corrections.length > 0
      ? { correction: view.corrections.map(({ at, note }) => ({ "@type": "CorrectionComment" as const, text: note, datePublished: at.toISOString() })) }
      : {}),
  }
  const article: NewsArticle | OpinionNewsArticle = opinionKinds.some((kind) => kind === view.kind)
    ? { "@type": "OpinionNewsArticle", ...facts }
    : { "@type": "NewsArticle", ...facts }
  const between = trail(chrome.sections, view.section?.id).map(({ name, slug }) => ({ name, href: urls.section(slug) }))
  return graph(article, breadcrumb(chrome, between, view.title))
}
