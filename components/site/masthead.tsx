import { Wordmark } from "@/components/ui/wordmark"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { trail, type Chrome } from "./chrome"
import { Once } from "./once"
import { Logo } from "./picture"
import { dayText, hijriText, siteDay, weekdayName } from "./words"

const words = strings.site

/** The newsroom's name, drawn where it is the product's own and set in type where it is another. */
function Name({ chrome }: { chrome: Chrome }) {
  const { name } = chrome.newsroom
  if (chrome.logo) return <Logo picture={chrome.logo} name={name} className="wm" />
  return name === strings.product ? <Wordmark /> : <span className="name"><bdi>{name}</bdi></span>
}

function Nav({ chrome: { sections }, place: { section, papers, archive, search } }: { chrome: Chrome; place: Place }) {
  const current = trail(sections, section)[0]?.id
  const mark = (here: boolean | undefined) => (here ? ({ "aria-current": "true" } as const) : {})
  const draw = () => (
    <nav className="nav" aria-label={words.sectionsNav}>
      <ul className="wrap">
        {sections.filter(({ parentId }) => parentId === null).map(({ id, slug, name }) => <li key={id}><a href={urls.section(slug)} {...mark(id === current)}><bdi>{name}</bdi></a></li>)}
        <li className="go"><a href={urls.sources()} {...mark(papers)}>{words.papers}</a></li>
        <li><a href={urls.archive()} {...mark(archive)}>{words.archive.archive}</a></li>
        <li><a href={urls.search()} {...mark(search)}>{words.search.title}</a></li>
      </ul>
    </nav>
  )
  return <Once of={[sections]} as={`nav ${current ?? ""} ${papers ?? false} ${archive ?? false} ${search ?? false}`} draw={draw} />
}

/** Where the page stands: in a section, among the papers, in the archive, at the search; none of them. */
export type Place = { section?: string | undefined; papers?: boolean | undefined; archive?: boolean | undefined; search?: boolean | undefined }

/** The head of every page but the front: the name, the day, the sections. */
export function Masthead({ chrome, place }: { chrome: Chrome; place: Place }) {
  const { newsroom, now } = chrome
  const day = siteDay(now, newsroom)
  return (
    <header>
      <div className="wrap mast">
        <a href={urls.home()} aria-label={words.homeOf(newsroom.name, newsroom.homeWord)}><Name chrome={chrome} /></a>
        <p className="day">{weekdayName(day)}<br />{dayText(day, newsroom, newsroom.monthStyle, false)}</p>
      </div>
      <Nav chrome={chrome} place={place} />
    </header>
  )
}

/** The head of the front page: larger, with the Hijri day, and what the page holds. */
export function FrontMasthead({ chrome, count }: { chrome: Chrome; count: readonly string[] }) {
  const { newsroom, now } = chrome
  const day = siteDay(now, newsroom)
  const hijri = hijriText(day, newsroom)
  return (
    <header>
      <div className="wrap mast-front">
        <p className="day">
          <strong>{weekdayName(day)}</strong>{dayText(day, newsroom, newsroom.monthStyle, false)}{hijri && <><br />{hijri}</>}
        </p>
        <h1><a className="name" href={urls.home()}><Name chrome={chrome} /></a></h1>
        <p className="count">{count.map((line, index) => <span key={line}>{index > 0 && <br />}{line}</span>)}</p>
      </div>
      <Nav chrome={chrome} place={{}} />
    </header>
  )
}
