import type { ArticleItem, FrontView, NewsroomView } from "@/lib/articles/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Chrome } from "./chrome"
import { SiteDocument } from "./document"
import { byPaper, layOut, shownOn, type FrontLayout, type Paper } from "./front-layout"
import { By, Item } from "./item"
import { frontJsonLd } from "./json-ld"
import { FrontMasthead } from "./masthead"
import { Figure } from "./picture"
import { Text } from "./text"
import { contentsText, dayText, frontTitle, inDigits, labelText, siteDay, sizeOf, timeText } from "./words"

const words = strings.site.front

function Lead({ item, newsroom }: { item: ArticleItem; newsroom: NewsroomView }) {
  return (
    <article className={item.picture ? "lead pictured" : "lead"}>
      <div className="top">
        <By item={item} newsroom={newsroom} date />
        <h2 className={sizeOf(item.title)}><a href={urls.article(item.id, item.slug)}><Text>{item.title}</Text></a></h2>
      </div>
      {item.standfirst && <p className="stand"><Text>{item.standfirst}</Text></p>}
      {item.picture && <Figure picture={item.picture} sizes="(min-width: 62rem) 34rem, 94vw" />}
    </article>
  )
}

function Top({ layout, newsroom }: { layout: FrontLayout; newsroom: NewsroomView }) {
  const [first, ...others] = layout.under
  return (
    <div className="wrap">
      <div className="front">
        {layout.lead && <Lead item={layout.lead} newsroom={newsroom} />}
        {layout.stack.length > 0 && <div className="stack">{layout.stack.map((item) => <Item key={item.id} item={item} newsroom={newsroom} />)}</div>}
        {others.length > 0 && (
          <div className="stack-2 under">{others.map((item) => <Item key={item.id} item={item} newsroom={newsroom} className="item big" />)}</div>
        )}
        {first && <Item item={first} newsroom={newsroom} className={first.source ? "item big under" : "item jadwal under"} />}
      </div>
    </div>
  )
}

/** «صحف اليوم»: what came from each paper on the newest day, under the paper's name. */
function Papers({ day, papers, chrome }: { day: string | null; papers: readonly Paper[]; chrome: Chrome }) {
  const { newsroom, now } = chrome
  if (day === null || papers.length < 2) return null
  return (
    <section className="papers" aria-labelledby="papers">
      <div className="wrap">
        <div className="sec">
          <h2 id="papers" className="d2">{day === siteDay(now, newsroom) ? words.papersToday : words.papersOf(dayText(day, newsroom))}</h2>
          <a href={urls.archive(day)}>{words.allOfDay}</a>
        </div>
        <ul className="row">
          {papers.map(({ source, items }) => (
            <li key={source.id}>
              <h3><a className="src" href={urls.source(source.slug)}><bdi>{source.name}</bdi></a></h3>
              <ul>
                {items.map((item) => (
                  <li key={item.id}>
                    <span className="quiet"><bdi>{labelText(item, newsroom)}</bdi>:</span>{" "}
                    <a href={urls.article(item.id, item.slug)}><Text>{item.title}</Text></a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function Strip({ section, items, newsroom }: FrontLayout["strips"][number] & { newsroom: NewsroomView }) {
  return (
    <section className="strip" aria-labelledby={`s-${section.id}`}>
      <div className="sec">
        <h2 id={`s-${section.id}`} className="d2"><bdi>{section.name}</bdi></h2>
        <a href={urls.section(section.slug)}>{words.allOfSection}<span className="unseen"> <bdi>{section.name}</bdi></span></a>
      </div>
      <ul>{items.map((item) => <li key={item.id}><Item item={item} newsroom={newsroom} /></li>)}</ul>
    </section>
  )
}

/** «الأكثر قراءة»: where something of it was withdrawn since it was reckoned, what is left. */
function MostRead({ list: { days, items }, newsroom }: { list: NonNullable<FrontView["mostRead"]>; newsroom: NewsroomView }) {
  return (
    <section className="strip read" aria-labelledby="read">
      <div className="sec"><h2 id="read" className="d2">{words.mostRead}</h2><p className="quiet">{days > 2 ? words.ofWeek : words.ofTwoDays}</p></div>
      <ol>
        {items.map((item, index) => (
          <li key={item.id}><b aria-hidden="true">{inDigits(String(index + 1), newsroom)}</b><Item item={item} newsroom={newsroom} standfirst={false} /></li>
        ))}
      </ol>
    </section>
  )
}

/** «26 مقالًا من ست صحف», and when the newest of them came: the time today, else the day. */
function summary(shown: readonly ArticleItem[], { newsroom, now }: Chrome): string[] {
  const [newest] = shown
  if (newest === undefined) return []
  const day = siteDay(newest.publishedAt, newsroom)
  const when = day === siteDay(now, newsroom) ? timeText(newest.publishedAt, newsroom) : dayText(day, newsroom, newsroom.monthStyle, false)
  return [contentsText(shown, newsroom), words.lastChange(when)]
}

/** The front page, the whole <html>. */
export function FrontDocument({ view, chrome }: { view: FrontView; chrome: Chrome }) {
  const { newsroom } = chrome
  const layout = layOut(view)
  const { day, papers } = byPaper(view.latest, (item) => item.sourceDate ?? siteDay(item.publishedAt, newsroom))
  const shown = shownOn(layout, papers)
  const contents = shown.length > 0 ? strings.site.colophon.holds(contentsText(shown, newsroom)) : null
  const meta = {
    title: null, description: frontTitle(newsroom), canonical: `${chrome.origin}/`, index: true, feeds: { path: "/", name: strings.site.feeds.all },
    jsonLd: chrome.preview ? undefined : frontJsonLd(chrome),
  } as const
  return (
    <SiteDocument chrome={chrome} meta={meta} contents={contents} masthead={<FrontMasthead chrome={chrome} count={summary(shown, chrome)} />}>
      {layout.lead
        ? <><Top layout={layout} newsroom={newsroom} /><Papers day={day} papers={papers} chrome={chrome} /></>
        : <div className="wrap front"><article className="lead"><h2>{words.empty}</h2><p>{words.emptyNext}</p></article></div>}
      <div className="wrap">{view.mostRead && view.mostRead.items.length > 0 && <MostRead list={view.mostRead} newsroom={newsroom} />}{layout.strips.map((strip) => <Strip key={strip.section.id} {...strip} newsroom={newsroom} />)}</div>
    </SiteDocument>
  )
}
