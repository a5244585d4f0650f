import { safeLink } from "@/lib/articles/body"
import type { ItemPage, Named, PictureView, SectionView, SourceView } from "@/lib/articles/view"
import { strings } from "@/lib/strings"
import { arabCountries, otherCountries } from "@/lib/strings/countries"
import { urls } from "@/lib/urls"
import { trail, type Chrome } from "./chrome"
import { Crumbs } from "./crumbs"
import { SiteDocument } from "./document"
import { listJsonLd } from "./json-ld"
import { ListDocument, Nothing } from "./list-page"
import { Masthead } from "./masthead"
import { Figure, Logo } from "./picture"
import { Text } from "./text"

const words = strings.site.lists
const toHome = ({ newsroom }: Chrome) => ({ href: urls.home(), link: words.toHome(newsroom.homeWord) })
const papersCrumb = { name: strings.site.papers, href: urls.sources() }

type Props = { chrome: Chrome; page: ItemPage; first: boolean }

/** A section: what it is, its children, its articles and theirs. */
export function SectionDocument({ section, picture, ...list }: Props & { section: SectionView; picture?: PictureView | null }) {
  const children = list.chrome.sections.filter((child) => child.parentId === section.id)
  const above = trail(list.chrome.sections, section.id).slice(0, -1)
  return (
    <ListDocument
      {...list} place={{ section: section.id }} crumbs={above.map(({ name, slug }) => ({ name, href: urls.section(slug) }))}
      name={section.name} windowTitle={section.name} description={section.description || section.name} address={urls.section(section.slug)}
      empty={{ text: words.emptySection, ...toHome(list.chrome) }}
      heading={<>
        <h1><Text>{section.name}</Text></h1>
        {section.description && <p><Text>{section.description}</Text></p>}
        {picture && <Figure picture={picture} className="banner" sizes="(min-width: 76rem) 72rem, 94vw" />}
        {children.length > 0 && (
          <ul className="subs">{children.map(({ id, slug, name }) => <li key={id}><a href={urls.section(slug)}><bdi>{name}</bdi></a></li>)}</ul>
        )}
      </>}
    />
  )
}

const unlisted = new Intl.DisplayNames("ar", { type: "region" })

/** The name that the desk has for the country, so that one country is not called two things; the language data's where it has none. */
export function countryName(code: string | null): string | undefined {
  if (code === null || !/^[A-Z]{2}$/.test(code)) return undefined
  return arabCountries[code] ?? otherCountries[code] ?? unlisted.of(code)
}

/** A newspaper: its name in the second ink, where it is from, what was taken from it. */
export function SourceDocument({ source, logo, ...list }: Props & { source: SourceView; logo?: PictureView | null }) {
  const site = source.site === null ? null : safeLink(source.site)
  const country = countryName(source.country)
  return (
    <ListDocument
      {...list} place={{ papers: true }} crumbs={[papersCrumb]} name={source.name} windowTitle={words.source(source.name)}
      description={words.sourceDescription(source.name)} address={urls.source(source.slug)} empty={{ text: words.nothingFurther, ...toHome(list.chrome) }}
      heading={<>
        {logo && <Logo picture={logo} name="" className="logo" />}
        <h1 className="src"><Text>{source.name}</Text></h1>
        <p><Text>{words.sourceDescription(source.name)}</Text></p>
        {(country || site) && (
          <ul className="subs quiet">
            {country && <li>{country}</li>}
            {site && /^https?:/.test(site) && <li><a href={site} rel="noopener">{words.sourceSite}</a></li>}
          </ul>
        )}
      </>}
    />
  )
}

/** Whoever stands in by-lines. */
export function AuthorDocument({ author, ...list }: Props & { author: Named }) {
  return (
    <ListDocument
      {...list} place={{}} crumbs={[]} name={author.name} windowTitle={words.author(author.name)} description={words.author(author.name)}
      address={urls.author(author.slug)} empty={{ text: words.nothingFurther, ...toHome(list.chrome) }} heading={<h1><Text>{author.name}</Text></h1>}
    />
  )
}

export function TopicDocument({ topic, ...list }: Props & { topic: Named }) {
  return (
    <ListDocument
      {...list} place={{}} crumbs={[]} name={topic.name} windowTitle={words.topic(topic.name)} description={words.topic(topic.name)}
      address={urls.topic(topic.slug)} empty={{ text: words.nothingFurther, ...toHome(list.chrome) }} heading={<h1><Text>{topic.name}</Text></h1>}
    />
  )
}

/** Every newspaper that something on the site is from. */
export function SourcesDocument({ chrome, sources }: { chrome: Chrome; sources: readonly (Named & { country: string | null })[] }) {
  const { papers } = strings.site
  const meta = { title: papers, description: words.papersDescription, canonical: chrome.origin + urls.sources(), index: true, jsonLd: listJsonLd(chrome, [], papers) } as const
  return (
    <SiteDocument chrome={chrome} meta={meta} masthead={<Masthead chrome={chrome} place={{ papers: true }} />}>
      <div className="wrap">
        <Crumbs chrome={chrome} between={[]} here={papers} />
        <header className="title"><h1>{papers}</h1><p>{words.papersDescription}</p></header>
        {sources.length === 0
          ? <Nothing text={words.emptyPapers} {...toHome(chrome)} />
          : <ul className="houses">
              {sources.map(({ id, slug, name, country }) => (
                <li key={id}><a className="src" href={urls.source(slug)}><bdi>{name}</bdi></a><span className="quiet">{countryName(country)}</span></li>
              ))}
            </ul>}
      </div>
    </SiteDocument>
  )
}
