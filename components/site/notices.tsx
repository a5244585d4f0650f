import type { ReactNode } from "react"
import type { WithdrawnView } from "@/lib/articles/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Chrome } from "./chrome"
import { SiteDocument, type Meta } from "./document"
import { Masthead } from "./masthead"
import { Text } from "./text"
import { dayText, siteDay } from "./words"

const words = strings.site

const meta = (title: string): Meta => ({ title, canonical: null, index: false })

function Ways({ chrome }: { chrome: Chrome }) {
  return <p><a href={urls.home()}>{words.missing.home(chrome.newsroom.homeWord)}</a>{words.missing.or} <a href={urls.sources()}>{words.missing.papers}</a>.</p>
}

function Notice({ chrome, title, children }: { chrome: Chrome; title: string; children: ReactNode }) {
  return (
    <SiteDocument chrome={chrome} meta={meta(title)} masthead={<Masthead chrome={chrome} place={{}} />}>
      <div className="wrap"><div className="void"><div className="d1" aria-hidden="true" /><h1>{title}</h1>{children}</div></div>
    </SiteDocument>
  )
}

/** 404: nothing is here; the same words for a draft's address and for one that was made up. */
export function MissingDocument({ chrome }: { chrome: Chrome }) {
  return <Notice chrome={chrome} title={words.missing.title}><p>{words.missing.text}</p><Ways chrome={chrome} /></Notice>
}

/** 410: something was here; when it was taken down, and the short notice. */
export function WithdrawnDocument({ chrome, withdrawn }: { chrome: Chrome; withdrawn: WithdrawnView }) {
  const day = siteDay(withdrawn.at, chrome.newsroom)
  return (
    <Notice chrome={chrome} title={words.withdrawn.title}>
      <p className="by">{words.withdrawn.day} <time dateTime={withdrawn.at.toISOString()}>{dayText(day, chrome.newsroom)}</time></p>
      {withdrawn.notice && <p><Text>{withdrawn.notice}</Text></p>}
      <Ways chrome={chrome} />
    </Notice>
  )
}

/** 503: needs nothing, so that it can be said when nothing answers. `again` is the address that was asked for. */
export function UnavailableDocument({ chrome, again }: { chrome: Chrome; again: string }) {
  const { title, text, again: retry } = words.unavailable
  return <Notice chrome={chrome} title={title}><p>{text}</p><p><a href={again}>{retry}</a></p></Notice>
}
