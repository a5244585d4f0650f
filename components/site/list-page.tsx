import type { ReactNode } from "react"
import type { ArticleItem, ItemPage, NewsroomView } from "@/lib/articles/view"
import { strings } from "@/lib/strings"
import type { Chrome } from "./chrome"
import { Crumbs, type Crumb } from "./crumbs"
import { SiteDocument } from "./document"
import { Item } from "./item"
import { listJsonLd } from "./json-ld"
import { Masthead, type Place } from "./masthead"
import { contentsText, dayText, siteDay, weekdayName } from "./words"

const words = strings.site.lists

type Day = { day: string; items: ArticleItem[] }

function byDay(items: readonly ArticleItem[], newsroom: NewsroomView): Day[] {
  const days: Day[] = []
  for (const item of items) {
    const day = siteDay(item.publishedAt, newsroom)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}

function Group({ day, items, newsroom }: Day & { newsroom: NewsroomView }) {
  return (
    <section className="group">
      <h2>{weekdayName(day)}<span className="quiet">{dayText(day, newsroom, newsroom.monthStyle, false)}</span></h2>
      <ul className="entries">{items.map((item) => <li key={item.id}><Item item={item} newsroom={newsroom} date /></li>)}</ul>
    </section>
  )
}

/** The ways to the newer and the older part of a list. */
export function Pager({ page, address }: { page: ItemPage; address: string }) {
  if (page.newer === null && page.older === null) return null
  return (
    <nav className="pager" aria-label={words.pages}>
      {page.newer && <a href={`${address}?after=${page.newer}`} rel="prev"><span>{words.newerNote}</span>{words.newer}</a>}
      {page.older && <a className="next" href={`${address}?before=${page.older}`} rel="next"><span>{words.olderNote}</span>{words.older}</a>}
    </nav>
  )
}

/** What an empty list says: one sentence and the one thing to do. */
export function Nothing({ text, href, link }: { text: string; href: string; link: string }) {
  return <div className="none"><p>{text}</p><p><a href={href}>{link}</a></p></div>
}

export type ListProps = {
  chrome: Chrome
  place: Place
  crumbs: readonly Crumb[]
  /** The list's own name, its title for windows, and its first address (without marks). */
  name: string
  windowTitle: string
  description: string
  address: string
  /** A page further on than the first is not for search engines, which find its articles by themselves. */
  first: boolean
  page: ItemPage
  heading: ReactNode
  empty: { text: string; href: string; link: string }
}

/** A list of articles by day: the page of a section, a newspaper, a writer or a topic. */
export function ListDocument(props: ListProps) {
  const { chrome, page, address } = props
  const { newsroom } = chrome
  const contents = page.items.length > 0 ? strings.site.colophon.holds(contentsText(page.items, newsroom)) : null
  const meta = {
    title: props.windowTitle, description: props.description, canonical: chrome.origin + address, index: props.first,
    feeds: { path: address, name: props.windowTitle }, jsonLd: listJsonLd(chrome, props.crumbs, props.name),
  } as const
  return (
    <SiteDocument chrome={chrome} meta={meta} contents={contents} masthead={<Masthead chrome={chrome} place={props.place} />}>
      <div className="wrap">
        <Crumbs chrome={chrome} between={props.crumbs} here={props.name} />
        <header className="title">{props.heading}</header>
        {byDay(page.items, newsroom).map((group) => <Group key={group.day} {...group} newsroom={newsroom} />)}
        {page.items.length === 0 && (props.first
          ? <Nothing {...props.empty} />
          : <Nothing text={words.nothingFurther} href={address} link={words.toNewest} />)}
        <Pager page={page} address={address} />
      </div>
    </SiteDocument>
  )
}
