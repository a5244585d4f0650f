import type { ReactNode } from "react"
import type { BreakingView, NewsroomView } from "@/lib/articles/view"
import { feedFormats, feedNames, type FeedFormat } from "@/lib/feeds/model"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { assets } from "./assets"
import type { Chrome } from "./chrome"
import { Colophon } from "./colophon"
import { isolatePlain } from "./isolate"
import { DataBlock, Style } from "./raw"
import { styles, type PageClass } from "./styles"
import { Text } from "./text"
import { frontTitle } from "./words"

export type Meta = {
  /** The page's own title; the newsroom's name follows it. Null for the front page, which has the name first. */
  title: string | null
  description?: string
  /** An absolute address, or null for a page that has none (errors, previews). */
  canonical: string | null
  index: boolean
  type?: "article" | "website"
  /** Escaped JSON-LD (json-ld.ts). */
  jsonLd?: string | undefined
  times?: { published: Date; updated: Date }
  /** What those who share the page show beside its title; an absolute address. */
  image?: { src: string; width: number; height: number; alt: string } | undefined
  /** The page of which there are feeds, and what they are of; the site's own is always named. */
  feeds?: { path: string; name: string }
}

/** Where programs find the feeds: the page's own in each format, and the whole site's. */
function Feeds({ of, newsroom }: { of: Meta["feeds"]; newsroom: NewsroomView }) {
  const words = strings.site.feeds
  const site = { path: "/", name: words.all }
  const link = ({ path, name }: { path: string; name: string }, format: FeedFormat) =>
    <link key={path + format} rel="alternate" type={feedFormats[format].split(";", 1)[0]} title={words.of(name, newsroom.name)} href={urls.feed(path, format)} />
  return <>{of && feedNames.map((format) => link(of, format))}{of?.path !== "/" && link(site, "rss.xml")}</>
}

/** What every page of a class begins with: its script, its letters and its stylesheet. Browsers ask for them while the rest comes. */
export function Opening({ page }: { page: PageClass }) {
  return (
    <html lang="ar" dir="rtl">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* async and first: whoever chose a look has the script already, and it is worn before the page is drawn (docs/decisions/0025) */}
        <script async fetchPriority="high" src={assets.script} />
        {assets.fonts.map((href) => <link key={href} rel="preload" as="font" type="font/woff2" crossOrigin="" href={href} />)}
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fcfdfb" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#11161a" />
        <meta property="og:locale" content="ar" />
        <Style css={styles[page]} />
      </head>
    </html>
  )
}

function Head({ meta, newsroom }: { meta: Meta; newsroom: NewsroomView }) {
  const { name } = newsroom
  const title = meta.title ?? frontTitle(newsroom)
  return (
    <head>
      <title>{meta.title === null ? title : `${isolatePlain(title)} | ${name}`}</title>
      {meta.description && <meta name="description" content={meta.description} />}
      {!meta.index && <meta name="robots" content="noindex" />}
      {meta.canonical && <link rel="canonical" href={meta.canonical} />}
      {(meta.canonical || meta.feeds) && <Feeds of={meta.feeds} newsroom={newsroom} />}
      <meta property="og:site_name" content={name} />
      <meta property="og:type" content={meta.type ?? "website"} />
      <meta property="og:title" content={title} />
      {meta.description && <meta property="og:description" content={meta.description} />}
      {meta.canonical && <meta property="og:url" content={meta.canonical} />}
      {meta.times && <meta property="article:published_time" content={meta.times.published.toISOString()} />}
      {meta.times && <meta property="article:modified_time" content={meta.times.updated.toISOString()} />}
      {meta.image && <meta property="og:image" content={meta.image.src} />}
      {meta.image && <meta property="og:image:width" content={String(meta.image.width)} />}
      {meta.image && <meta property="og:image:height" content={String(meta.image.height)} />}
      {meta.image && <meta property="og:image:alt" content={meta.image.alt} />}
      <meta name="twitter:card" content={meta.image ? "summary_large_image" : "summary"} />
      {meta.jsonLd && <DataBlock json={meta.jsonLd} />}
    </head>
  )
}

/** What has just happened, in one line above everything: the newspaper's own black, for it is nobody else's word. */
function Breaking({ line: { text, href } }: { line: BreakingView }) {
  const words = strings.site.breaking
  return (
    <aside className="urgent" aria-label={words.label}>
      <p className="wrap"><strong>{words.label}</strong> {href === null ? <Text>{text}</Text> : <a href={href}><Text>{text}</Text></a>}</p>
    </aside>
  )
}

type Props = { chrome: Chrome; meta: Meta; masthead: ReactNode; contents?: ReactNode; children: ReactNode }

/** A page after its opening (render.tsx), complete without any script. `children` is what stands in <main>. */
export function SiteDocument({ chrome, meta, masthead, contents, children }: Props) {
  return (
    <html lang="ar" dir="rtl">
      <Head meta={meta} newsroom={chrome.newsroom} />
      <body>
        <a className="skip" href="#main">{strings.site.toContent}</a>
        {chrome.preview && <div className="preview"><p className="wrap">{chrome.banner ?? strings.site.article.preview}</p></div>}
        {chrome.breaking && <Breaking line={chrome.breaking} />}
        {masthead}
        <main id="main">{children}</main>
        <Colophon chrome={chrome} contents={contents} />
      </body>
    </html>
  )
}
