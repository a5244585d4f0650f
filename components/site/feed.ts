import { bodyTexts, type Body } from "@/lib/articles/body"
import { readBody } from "@/lib/articles/body-schema"
import { bodyHtml, escapeHtml } from "@/lib/articles/body-html"
import type { ArticleView, NewsroomView, PictureView } from "@/lib/articles/view"
import type { Feed, FeedItem } from "@/lib/feeds/model"
import { creditLine } from "@/lib/sources/credit"
import { forMachines, originalOf } from "@/lib/sources/indexing"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Chrome } from "./chrome"
import { fallback } from "./picture"
import { dayText, labelText, siteDay } from "./words"

const words = strings.site.feeds
const EXCERPT = 60 // words

/** Of which page a feed is: its name, what it holds, and its path. */
export type FeedPlace = { name: string; description: string; path: string }

/** A feed of these articles. `withdrawn` is when something last left readers: a feed changes by that too. */
export function feedOf(place: FeedPlace, format: string, articles: readonly ArticleView[], chrome: Chrome, withdrawn: Date | null): Feed {
  const { newsroom, origin } = chrome
  const changes = [...articles.map((view) => view.updatedAt), ...(withdrawn ? [withdrawn] : [])]
  return {
    title: place.path === "/" ? newsroom.name : words.of(place.name, newsroom.name), description: place.description,
    home: origin + place.path, self: origin + urls.feed(place.path, format), publisher: newsroom.name,
    updated: new Date(Math.max(0, ...changes.map((at) => at.getTime()))), items: articles.map((view) => itemOf(view, newsroom, origin)),
  }
}

/** What was told of an article for the newsroom as it is, at this origin: it stands in many feeds, and in the next ones as long as nothing of it changes. */
const told = new WeakMap<ArticleView, { newsroom: NewsroomView; origin: string; item: FeedItem }>()

function itemOf(view: ArticleView, newsroom: NewsroomView, origin: string): FeedItem {
  const known = told.get(view)
  if (known?.newsroom === newsroom && known.origin === origin) return known.item
  const item = feedItem(view, newsroom, origin)
  told.set(view, { newsroom, origin, item })
  return item
}

/** An article as feeds tell it: whose words these are first, then the text, or its beginning where the newspaper keeps the rest to itself. */
function feedItem(view: ArticleView, newsroom: NewsroomView, origin: string): FeedItem {
  const url = origin + urls.article(view.id, view.slug)
  const original = view.source === null ? null : originalOf(view)
  const body = readBody(view.body)
  const begins = cut((body && bodyTexts(body)[0]) ?? "")
  return {
    id: origin + urls.shortArticle(view.id), url, title: view.title, published: view.publishedAt, updated: view.updatedAt,
    authors: view.authors.map(({ name }) => name), source: view.source?.name ?? null, original, topics: [...(view.section ? [view.section.name] : []), ...view.topics.map(({ name }) => name)],
    summary: view.standfirst || view.subtitle || begins, picture: view.picture && shared(view.picture, origin),
    html: [isnad(view, newsroom, original), ...(forMachines(view) ? whole(view, body, newsroom, origin) : [p(own(view.standfirst || begins)), p(link(url, words.readOn(newsroom.name)))])].join("\n"),
  }
}

/** The first words of a text; a sign at its end says where it was cut. */
function cut(text: string): string {
  const all = text.split(/\s+/).filter(Boolean)
  return all.length > EXCERPT ? `${all.slice(0, EXCERPT).join(" ")}\u2026` : all.join(" ")
}

const p = (html: string) => (html === "" ? "" : `<p dir="rtl">${html}</p>`)
const own = (text: string) => `<bdi>${escapeHtml(text)}</bdi>`
const link = (href: string, text: string) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`

/** «الإسناد»: whose words these are, of which day, by whom, and where the original is. The newspaper's own credit line goes before ours. */
function isnad(view: ArticleView, newsroom: NewsroomView, original: string | null): string {
  const { source, sourceDate } = view
  const authors = view.authors.map(({ name }) => name).join(` ${strings.site.article.and}`)
  const label = labelText(view, newsroom)
  const first = source === null ? own(newsroom.name) : credited(source, sourceDate && dayText(sourceDate, newsroom, source.monthStyle))
  const facts = [first, label && label !== newsroom.name ? own(label) : "", authors ? own(words.by(authors)) : ""].filter(Boolean)
  return p(`<strong>${facts.join(". ")}.</strong>${original ? ` ${link(original, words.original)}` : ""}`)

  function credited(paper: NonNullable<ArticleView["source"]>, day: string | null): string {
    const { translatedFromPaper, takenFrom, issueOf } = strings.site.article
    const usual = (view.origin === "translated" ? translatedFromPaper(paper.name) : takenFrom(paper.name)) + (day ? issueOf(day) : "")
    const parts = creditLine(paper.creditLine, { source: paper.name, date: day ?? "", author: authors, link: original ?? "" })
    return parts === null ? own(usual) : parts.map((part) => ("link" in part ? link(part.link, words.original) : escapeHtml(part.text))).join("")
  }
}

function whole(view: ArticleView, body: Body | null, newsroom: NewsroomView, origin: string): string[] {
  const notes = { heading: strings.site.article.notes, back: strings.site.article.back, prefix: `${view.id}-` }
  const figure = ({ mediaId, ...said }: { mediaId: string; alt: string; caption: string; credit: string }) => {
    const files = view.figures.find((picture) => picture.id === mediaId)
    return files ? figureHtml({ ...files, ...said }, origin) : ""
  }
  return [
    view.picture ? figureHtml(view.picture, origin) : "", view.standfirst ? p(`<strong>${own(view.standfirst)}</strong>`) : "",
    body ? `<div dir="rtl" lang="ar">${bodyHtml(body, { figure, notes })}</div>` : "",
    ...view.corrections.map(({ at, note }) => p(own(words.correction(dayText(siteDay(at, newsroom), newsroom), note)))),
  ].filter(Boolean)
}

function shared(picture: PictureView, origin: string): FeedItem["picture"] {
  const { src, width, height } = fallback(picture)
  return { url: origin + src, type: "image/jpeg", width, height, alt: picture.alt }
}

function figureHtml(picture: PictureView, origin: string): string {
  const { src, width, height } = fallback(picture)
  const said = [picture.caption && own(picture.caption), picture.credit && `${words.picture} ${own(picture.credit)}`].filter(Boolean).join(" ")
  return `<figure><img src="${escapeHtml(origin + src)}" alt="${escapeHtml(picture.alt)}" width="${width}" height="${height}">${said && `<figcaption>${said}</figcaption>`}</figure>`
}
