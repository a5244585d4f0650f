import { bodyText } from "@/lib/articles/body"
import { readBody } from "@/lib/articles/body-schema"
import type { ArticleView, NewsroomView } from "@/lib/articles/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { archiveCrumbs } from "./archive"
import type { Chrome } from "./chrome"
import { Crumbs } from "./crumbs"
import { SiteDocument } from "./document"
import { Dotted } from "./item"
import { listJsonLd } from "./json-ld"
import { countryName } from "./lists"
import { Masthead } from "./masthead"
import { Text } from "./text"
import { contentsText, dayText, labelText, timeText } from "./words"

const words = strings.site.matter
const LONGEST = 420 // letters of an excerpt

/** The beginning of a text, to the end of a word: what it sets out from, and no more than that. */
function beginning({ standfirst, body }: ArticleView): string {
  const read = readBody(body)
  const text = standfirst || (read ? (bodyText(read).split("\n")[0] ?? "") : "")
  return text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(" ", LONGEST))}…`
}

/** One paper's word: whose it is and where from, its title, how it begins. */
function Voice({ view, newsroom }: { view: ArticleView; newsroom: NewsroomView }) {
  const { source, authors } = view
  const country = source ? countryName(source.country) : undefined
  const parts = [
    country, labelText(view, newsroom) && <bdi>{labelText(view, newsroom)}</bdi>, ...authors.map(({ slug, name }) => <a href={urls.author(slug)} key={slug}><bdi>{name}</bdi></a>),
    <time dateTime={view.publishedAt.toISOString()} key="at">{timeText(view.publishedAt, newsroom)}</time>,
  ].filter(Boolean)
  return (
    <article className="item">
      {source && <p><a className="src" href={urls.source(source.slug)}><bdi>{source.name}</bdi></a></p>}
      <Dotted parts={parts} />
      <h2><a href={urls.article(view.id, view.slug)}><Text>{view.title}</Text></a></h2>
      <p><Text>{beginning(view)}</Text></p>
      <p className="by"><a href={urls.article(view.id, view.slug)}>{words.read}<span className="unseen">: <Text>{view.title}</Text></span></a></p>
    </article>
  )
}

type Props = { chrome: Chrome; matter: { id: string; title: string; day: string }; views: readonly ArticleView[] }

/** What several papers wrote of one thing on one day, side by side, each with its country and the time at which it came. */
export function MatterDocument({ chrome, matter: { id, title, day }, views }: Props) {
  const { newsroom } = chrome
  const date = dayText(day, newsroom)
  const crumbs = [...archiveCrumbs(day, newsroom).slice(0, 1), { name: dayText(day, newsroom, newsroom.monthStyle, false), href: urls.archive(day) }]
  const meta = {
    title, description: `${words.on(date)}: ${contentsText(views, newsroom)}`, canonical: chrome.origin + urls.matter(id), index: true, jsonLd: listJsonLd(chrome, crumbs, title),
  } as const
  return (
    <SiteDocument chrome={chrome} meta={meta} contents={strings.site.colophon.holds(contentsText(views, newsroom))} masthead={<Masthead chrome={chrome} place={{ archive: true }} />}>
      <div className="wrap">
        <Crumbs chrome={chrome} between={crumbs} here={title} />
        <header className="title">
          <p className="by">{words.several}</p>
          <h1><Text>{title}</Text></h1>
          <p><time dateTime={day}>{words.on(date)}</time>{strings.site.article.comma} {contentsText(views, newsroom)}</p>
        </header>
        <ul className="voices">{views.map((view) => <li key={view.id}><Voice view={view} newsroom={newsroom} /></li>)}</ul>
      </div>
    </SiteDocument>
  )
}
