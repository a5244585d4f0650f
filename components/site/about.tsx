import type { ReactNode } from "react"
import { safeLink } from "@/lib/articles/body"
import type { Named } from "@/lib/articles/view"
import { feedNames } from "@/lib/feeds/model"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { inOrder, type Chrome } from "./chrome"
import { Crumbs } from "./crumbs"
import { SiteDocument } from "./document"
import { aboutJsonLd, listJsonLd } from "./json-ld"
import { Masthead } from "./masthead"
import { Text } from "./text"

const words = strings.site.about
const { feedsPage } = strings.site

/** What the formats are called everywhere. */
const called = { "rss.xml": "RSS", "atom.xml": "Atom", "feed.json": "JSON" } as const

type PageProps = { chrome: Chrome; title: string; path: string; lead?: string; jsonLd?: string; children: ReactNode }

function Page({ chrome, title, path, lead, jsonLd = listJsonLd(chrome, [], title), children }: PageProps) {
  const meta = { title, description: lead ?? title, canonical: chrome.origin + path, index: true, jsonLd } as const
  return (
    <SiteDocument chrome={chrome} meta={meta} masthead={<Masthead chrome={chrome} place={{}} />}>
      <div className="wrap">
        <Crumbs chrome={chrome} between={[]} here={title} />
        <header className="title"><h1><Text>{title}</Text></h1>{lead && <p><Text>{lead}</Text></p>}</header>
        {children}
      </div>
    </SiteDocument>
  )
}

const Part = ({ id, title, children }: { id?: string; title: string; children: ReactNode }) =>
  <section className="group" id={id}><h2>{title}</h2><div className="prose">{children}</div></section>

const Paragraphs = ({ text }: { text: string }) => text.split("\n").filter(Boolean).map((paragraph, index) => <p key={index}><Text>{paragraph}</Text></p>)

/** «عن …»: what the newsroom says of itself; where it has said nothing yet, what every page of it holds to. */
export function AboutDocument({ chrome, about, correctionsPolicy, reach }: { chrome: Chrome; about: string; correctionsPolicy: string; reach: string }) {
  const { name, tagline } = chrome.newsroom
  const link = reach === "" ? null : safeLink(reach.includes("@") && !/^[a-z]+:/i.test(reach) ? `mailto:${reach}` : reach)
  return (
    <Page chrome={chrome} title={words.title(name)} path={urls.about()} {...(tagline ? { lead: tagline } : {})} jsonLd={aboutJsonLd(chrome, { here: words.title(name), about: about || words.whoUsually(name), reach: link })}>
      <Part title={words.who}>{about ? <Paragraphs text={about} /> : <p>{words.whoUsually(name)}</p>}</Part>
      <Part title={words.taking}><p>{words.takingText}</p><p><a href={urls.sources()}>{strings.site.missing.papers}</a></p></Part>
      <Part id="corrections" title={words.corrections}>{correctionsPolicy ? <Paragraphs text={correctionsPolicy} /> : <p>{words.correctionsUsually}</p>}</Part>
      {link !== null && <Part id="contact" title={words.contact}><p>{words.contactText} <a href={link}><bdi dir="ltr">{reach.replace(/^(?:mailto:|https?:\/\/)/i, "")}</bdi></a></p></Part>}
    </Page>
  )
}

/** The feeds by what they are of, each in its formats. */
export function FeedsDocument({ chrome, papers }: { chrome: Chrome; papers: readonly Named[] }) {
  const formats = (path: string, of: string) => (
    <span className="formats">
      {feedNames.map((format) => <a key={format} href={urls.feed(path, format)}><bdi dir="ltr">{called[format]}</bdi><span className="unseen"> {of}</span></a>)}
    </span>
  )
  const line = (path: string, name: string) => <li key={path}><bdi>{name}</bdi>{formats(path, name)}</li>
  return (
    <Page chrome={chrome} title={feedsPage.title} path={urls.feeds()} lead={feedsPage.lead}>
      <section className="group"><h2>{feedsPage.whole}</h2><ul className="days">{line("/", feedsPage.all)}</ul></section>
      {chrome.sections.length > 0 && (
        <section className="group"><h2>{strings.site.sectionsNav}</h2><ul className="days">{inOrder(chrome.sections).map(({ slug, name }) => line(urls.section(slug), name))}</ul></section>
      )}
      {papers.length > 0 && (
        <section className="group"><h2>{strings.site.papers}</h2><ul className="days">{papers.map(({ slug, name }) => line(urls.source(slug), name))}</ul></section>
      )}
    </Page>
  )
}
