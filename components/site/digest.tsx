import type { ArticleItem, ItemPage, NewsroomView } from "@/lib/articles/view"
import { byPapers, type DayCount } from "@/lib/days/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { archiveCrumbs, Beside } from "./archive"
import type { Chrome } from "./chrome"
import { Crumbs } from "./crumbs"
import { SiteDocument } from "./document"
import { Dotted } from "./item"
import { listJsonLd } from "./json-ld"
import { Nothing, Pager } from "./list-page"
import { Masthead } from "./masthead"
import { Text } from "./text"
import { contentsText, dayText, inDigits, labelText, monthText, siteDay, weekdayName } from "./words"

const words = strings.site.archive

/** Under its paper's name an article needs no other: its kind, who wrote it, its title. */
function Entry({ item, newsroom }: { item: ArticleItem; newsroom: NewsroomView }) {
  const label = labelText(item, newsroom)
  const parts = [
    label && <bdi>{label}</bdi>, ...item.authors.map(({ slug, name }) => <a href={urls.author(slug)} key={slug}><bdi>{name}</bdi></a>),
  ].filter(Boolean)
  return (
    <article className="item">
      <Dotted parts={parts} />
      <h3><a href={urls.article(item.id, item.slug)}><Text>{item.title}</Text></a></h3>
      {item.standfirst && <p><Text>{item.standfirst}</Text></p>}
    </article>
  )
}

const Entries = ({ items, newsroom }: { items: readonly ArticleItem[]; newsroom: NewsroomView }) =>
  <ul className="entries">{items.map((item) => <li key={item.id}><Entry item={item} newsroom={newsroom} /></li>)}</ul>

type Props = { chrome: Chrome; day: string; page: ItemPage; first: boolean; beside: { before: DayCount | null; after: DayCount | null }; matters?: readonly { id: string; title: string }[] }

/** The day's digest: what was taken from each paper of the day under the paper's name, then our own; and the ways to the days beside it. */
export function DigestDocument({ chrome, day, page, first, beside, matters = [] }: Props) {
  const { newsroom } = chrome
  const { papers, own } = byPapers(page.items)
  const date = dayText(day, newsroom, newsroom.monthStyle, false)
  const title = words.papersOf(weekdayName(day))
  const contents = page.items.length > 0 ? strings.site.colophon.holds(contentsText(page.items, newsroom)) : null
  const named = papers.map(({ source }) => words.quoted(source.name))
  // Today may be the first of its month, or of its year, with nothing taken yet: these are nowhere until something is.
  const stands = (span: string) => [page.items.length > 0 ? day : null, beside.before?.day, beside.after?.day].some((each) => each?.startsWith(span))
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)]
  const crumbs = archiveCrumbs(day, newsroom).filter((_, level) => level === 0 || stands(level === 1 ? year : month))
  const here = crumbs.length > 2 ? inDigits(String(Number(day.slice(8))), newsroom) : dayText(day, newsroom)
  const meta = {
    title: words.windowTitle(title, date), description: papers.length > 0 ? words.takenFrom(named, date) : words.windowTitle(title, date),
    canonical: chrome.origin + urls.archive(day), index: first && page.items.length > 0, jsonLd: listJsonLd(chrome, crumbs, here),
  } as const
  const today = day === siteDay(chrome.now, newsroom)
  return (
    <SiteDocument chrome={chrome} meta={meta} contents={contents} masthead={<Masthead chrome={chrome} place={{ archive: true }} />}>
      <div className="wrap">
        <Crumbs chrome={chrome} between={crumbs} here={here} />
        <header className="title">
          <h1>{title}</h1>
          <p><time dateTime={day}>{date}</time>{page.items.length > 0 && <>{strings.site.article.comma} {contentsText(page.items, newsroom)}</>}</p>
          {papers.length > 1 && (
            <ul className="subs">{papers.map(({ source }) => <li key={source.id}><a href={`#p-${source.id}`}><bdi>{source.name}</bdi></a></li>)}</ul>
          )}
        </header>
        {matters.length > 0 && (
          <section className="group" aria-labelledby="matters">
            <h2 id="matters" className="d2">{strings.site.matter.several}</h2>
            <ul className="entries">{matters.map(({ id, title: name }) => <li key={id} className="item"><h3><a href={urls.matter(id)}><Text>{name}</Text></a></h3></li>)}</ul>
          </section>
        )}
        {papers.map(({ source, items }) => (
          <section className="group paper" key={source.id} id={`p-${source.id}`}>
            <h2><a className="src" href={urls.source(source.slug)}><bdi>{source.name}</bdi></a><span className="quiet">{dayText(day, newsroom, source.monthStyle)}</span></h2>
            <Entries items={items} newsroom={newsroom} />
          </section>
        ))}
        {own.length > 0 && (
          <section className="group paper">
            <h2><span><bdi>{newsroom.name}</bdi></span><span className="quiet">{words.own}</span></h2>
            <Entries items={own} newsroom={newsroom} />
          </section>
        )}
        {page.items.length === 0 && <Nothing text={today ? words.emptyToday : words.empty} href={urls.archive(beside.before?.day)} link={beside.before ? words.toLast : words.toArchive} />}
        <Pager page={page} address={urls.archive(day)} />
        <Beside
          label={words.days} before={beside.before && { href: urls.archive(beside.before.day), text: dayText(beside.before.day, newsroom), note: words.dayBefore }}
          after={beside.after && { href: urls.archive(beside.after.day), text: dayText(beside.after.day, newsroom), note: words.dayAfter }}
          up={stands(month) ? { href: urls.archive(month), text: `${monthText(day, newsroom)} ${inDigits(year, newsroom)}`, note: words.allDays } : { href: urls.archive(), text: words.archive, note: words.allDays }}
        />
      </div>
    </SiteDocument>
  )
}
