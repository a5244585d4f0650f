import { Fragment, type ReactNode } from "react"
import type { ArticleItem, ArticleView, BesideView, NeighbourView, NewsroomView, PictureView } from "@/lib/articles/view"
import { creditLine } from "@/lib/sources/credit"
import { originalOf } from "@/lib/sources/indexing"
import * as policy from "@/lib/sources/indexing"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { Attribution } from "./attribution"
import { Body } from "./body"
import { trail, type Chrome } from "./chrome"
import { Crumbs } from "./crumbs"
import { SiteDocument, type Meta } from "./document"
import { Item } from "./item"
import { articleJsonLd } from "./json-ld"
import { Masthead } from "./masthead"
import { Figure, fallback } from "./picture"
import { sharedPicture } from "./share-picture"
import { Text } from "./text"
import { dayText, siteDay, sizeOf } from "./words"

export type { ArticleView } from "@/lib/articles/view"

const words = strings.site.article

function Head({ view }: { view: ArticleView }) {
  return (
    <header className="head">
      {view.kicker && <p className="kicker"><Text>{view.kicker}</Text></p>}
      <h1 className={sizeOf(view.title)}><Text>{view.title}</Text></h1>
      {view.subtitle && <p className="sub"><Text>{view.subtitle}</Text></p>}
      {view.standfirst && <p className="stand"><Text>{view.standfirst}</Text></p>}
    </header>
  )
}

/** Where these words were taken from: the paper's own credit line where it asks for one, and its day. */
function Origin({ view, newsroom }: { view: ArticleView; newsroom: NewsroomView }) {
  const { source, sourceDate, authors } = view
  if (source === null) return null
  const day = sourceDate && dayText(sourceDate, newsroom, source.monthStyle)
  const original = originalOf(view)
  const usual = (view.origin === "translated" ? words.translatedFromPaper(source.name) : words.takenFrom(source.name)) + (day ? words.issueOf(day) : "")
  const author = authors.map(({ name }) => name).join(` ${words.and}`)
  const parts = creditLine(source.creditLine, { source: source.name, date: day ?? "", author, link: original ?? "" }) ?? [{ text: usual }]
  const linked = parts.some((part) => "link" in part)
  const link = (href: string) => <a href={href} rel="noopener">{words.originalLink}</a>
  return (
    <p className="original">
      {parts.map((part, index) => <Fragment key={index}>{"link" in part ? link(part.link) : <Text>{part.text}</Text>}</Fragment>)}.
      {original !== null && !linked && <>{" "}{link(original)}</>}
    </p>
  )
}

function Corrections({ view, newsroom }: { view: ArticleView; newsroom: NewsroomView }) {
  return view.corrections.map(({ at, note }, index) => (
    <p className="tasweeb" id={`t${index + 1}`} key={index}>
      <b>{words.correction}{words.comma}</b> <time dateTime={at.toISOString()}>{dayText(siteDay(at, newsroom), newsroom)}</time>: <Text>{note}</Text>
    </p>
  ))
}

function Matn({ view, newsroom }: { view: ArticleView; newsroom: NewsroomView }) {
  return (
    <div className="matn">
      {view.picture && <Figure picture={view.picture} className="wide" sizes="(min-width: 62rem) 40rem, 94vw" />}
      <Body body={view.body} pictures={view.figures} digits={newsroom.digits === "arab" ? "arab" : "latn"} />
      <div className="fin d3" aria-hidden="true" />
      <Corrections view={view} newsroom={newsroom} />
      <Origin view={view} newsroom={newsroom} />
      {view.topics.length > 0 && (
        <nav className="topics" aria-label={words.topics}>
          <ul>{view.topics.map(({ slug, name }) => <li key={slug}><a href={urls.topic(slug)}><bdi>{name}</bdi></a></li>)}</ul>
        </nav>
      )}
    </div>
  )
}

/** What went out before and after in the section, each by its title. */
function Neighbours({ older, newer, newsroom }: { older: NeighbourView | null; newer: NeighbourView | null; newsroom: NewsroomView }) {
  if (older === null && newer === null) return null
  const way = ({ id, slug, title, source }: NeighbourView, note: string, rel: "prev" | "next") => (
    <a href={urls.article(id, slug)} rel={rel} className={rel === "next" ? "next" : undefined}>
      <span>{note}{words.comma} <bdi className={source ? "src" : undefined}>{source?.name ?? newsroom.name}</bdi></span><Text>{title}</Text>
    </a>
  )
  return (
    <nav className="pager" aria-label={words.inSection}>
      {older && way(older, words.before, "prev")}
      {newer && way(newer, words.after, "next")}
    </nav>
  )
}

function ReadAlso({ items, newsroom }: { items: readonly ArticleItem[]; newsroom: NewsroomView }) {
  if (items.length === 0) return null
  return (
    <section className="rel" aria-labelledby="also">
      <h2 id="also" className="d2">{words.readAlso}</h2>
      <ul>{items.map((item) => <li key={item.id}><Item item={item} newsroom={newsroom} standfirst={false} /></li>)}</ul>
    </section>
  )
}

/** Whether search engines may keep the page, and which address is the text's own (lib/sources/indexing.ts); a preview is nobody's. */
export function indexing(view: ArticleView, chrome: Chrome): { index: boolean; canonical: string | null } {
  if (chrome.preview) return { index: false, canonical: null }
  const { index, canonical } = policy.indexing(view, chrome.origin + chrome.path)
  return { index: index && (chrome.newsroom.indexOwn || view.origin !== "own"), canonical }
}

function shared(picture: PictureView, origin: string) {
  const image = fallback(picture)
  return { ...image, src: origin + image.src, alt: picture.alt }
}

/** Where an article has no picture of its own, its title is one. */
function drawn(view: ArticleView, { newsroom, origin }: Chrome) {
  const image = sharedPicture(view, newsroom)
  return { ...image, src: origin + image.src, alt: view.title }
}

function metaOf(view: ArticleView, chrome: Chrome): Meta {
  const description = view.standfirst || view.subtitle
  const image = chrome.preview ? undefined : view.picture ? shared(view.picture, chrome.origin) : drawn(view, chrome)
  return {
    title: view.title, ...(description ? { description } : {}), ...indexing(view, chrome), type: "article", image,
    jsonLd: image && articleJsonLd(view, chrome, image), ...(!view.unpublished && { times: { published: view.publishedAt, updated: view.updatedAt } }),
  }
}

export type ArticleProps = {
  view: ArticleView
  chrome: Chrome
  beside?: BesideView
  /** What stands after the article, for who reads it before it is out. */
  after?: ReactNode
}

/** The article's page, the whole <html>: the readers' and the desk's preview are this one component. */
export function ArticleDocument({ view, chrome, beside, after }: ArticleProps) {
  const { newsroom } = chrome
  const between = trail(chrome.sections, view.section?.id).map(({ name, slug }) => ({ name, href: urls.section(slug) }))
  const from = strings.site.colophon
  const contents = view.source ? <>{from.articleFrom} <bdi>{view.source.name}</bdi>{words.comma}</> : from.article
  return (
    <SiteDocument
      chrome={chrome} meta={metaOf(view, chrome)} contents={contents}
      masthead={<Masthead chrome={chrome} place={{ section: view.section?.id }} />}
    >
      <div className="wrap">
        <article className="art" data-read={chrome.preview ? undefined : view.id}>
          <Crumbs chrome={chrome} between={between} here={view.title} />
          <Head view={view} />
          <Attribution view={view} newsroom={newsroom} />
          <Matn view={view} newsroom={newsroom} />
          <ReadAlso items={beside?.also ?? []} newsroom={newsroom} />
          <Neighbours older={beside?.older ?? null} newer={beside?.newer ?? null} newsroom={newsroom} />
        </article>
        {after}
      </div>
    </SiteDocument>
  )
}
