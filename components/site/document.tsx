import type { ReactNode } from "react"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { assets } from "./assets"
import type { Chrome } from "./chrome"
import { isolatePlain } from "./isolate"
import { DataBlock, Style } from "./raw"
import { styles, type PageClass } from "./styles"
import { dayText, siteDay } from "./words"

export type Meta = {
  page: PageClass
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
}

function Head({ meta, name }: { meta: Meta; name: string }) {
  const title = meta.title === null ? `${name}: ${strings.site.front.title}` : meta.title
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{meta.title === null ? title : `${isolatePlain(title)} | ${name}`}</title>
      {assets.fonts.map((href) => <link key={href} rel="preload" as="font" type="font/woff2" crossOrigin="" href={href} />)}
      <Style css={styles[meta.page]} />
      {meta.description && <meta name="description" content={meta.description} />}
      {!meta.index && <meta name="robots" content="noindex" />}
      {meta.canonical && <link rel="canonical" href={meta.canonical} />}
      <link rel="icon" type="image/svg+xml" href={assets.icon} />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fcfdfb" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#11161a" />
      <meta property="og:site_name" content={name} />
      <meta property="og:locale" content="ar" />
      <meta property="og:type" content={meta.type ?? "website"} />
      <meta property="og:title" content={title} />
      {meta.description && <meta property="og:description" content={meta.description} />}
      {meta.canonical && <meta property="og:url" content={meta.canonical} />}
      {meta.times && <meta property="article:published_time" content={meta.times.published.toISOString()} />}
      {meta.times && <meta property="article:modified_time" content={meta.times.updated.toISOString()} />}
      <meta name="twitter:card" content="summary" />
      {meta.jsonLd && <DataBlock json={meta.jsonLd} />}
      {meta.page === "article" && <script defer src={assets.script} />}
    </head>
  )
}

/** The end of a page, as a manuscript's: which day it is of, what it holds, and the ways on. */
function Colophon({ chrome, contents }: { chrome: Chrome; contents: ReactNode }) {
  const words = strings.site
  return (
    <footer className="colophon">
      <div className="wrap">
        <div className="tail">
          <p>{words.colophon.page(dayText(siteDay(chrome.now, chrome.newsroom), chrome.newsroom))}</p>
          {contents && <p>{contents}</p>}
          <p>{words.colophon.everyWord}</p>
          <span className="d3" aria-hidden="true" />
        </div>
        <ul>
          <li><a href={urls.home()}>{chrome.newsroom.homeWord}</a></li>
          <li><a href={urls.sources()}>{words.papers}</a></li>
        </ul>
      </div>
    </footer>
  )
}

type Props = { chrome: Chrome; meta: Meta; masthead: ReactNode; contents?: ReactNode; children: ReactNode }

/** A whole page: right to left, with its stylesheet in itself, complete without any script. `children` is what stands in <main>. */
export function SiteDocument({ chrome, meta, masthead, contents, children }: Props) {
  return (
    <html lang="ar" dir="rtl">
      <Head meta={meta} name={chrome.newsroom.name} />
      <body>
        <a className="skip" href="#main">{strings.site.toContent}</a>
        {chrome.preview && <div className="preview"><p className="wrap">{strings.site.article.preview}</p></div>}
        {masthead}
        <main id="main">{children}</main>
        <Colophon chrome={chrome} contents={contents} />
      </body>
    </html>
  )
}
