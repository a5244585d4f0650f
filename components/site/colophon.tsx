import type { ReactNode } from "react"
import type { NewsroomView } from "@/lib/articles/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Chrome } from "./chrome"
import { Once } from "./once"
import { Text } from "./text"
import { dayText, siteDay } from "./words"

const words = strings.site

/** Light, dark or as the device is; it appears where the script does. */
function Look() {
  const { label, auto, light, dark } = words.look
  const themes: [name: string, text: string][] = [["", auto], ["light", light], ["dark", dark]]
  return (
    <div className="look" role="group" aria-label={label}>
      {themes.map(([name, text]) => <button type="button" hidden key={name} data-theme={name}>{text}</button>)}
    </div>
  )
}

/** The ways on from every page, and what the newsroom says of itself. */
function House({ newsroom }: { newsroom: NewsroomView }) {
  const paragraphs = newsroom.footer.split("\n").filter(Boolean)
  return (
    <>
      <ul>
        <li><a href={urls.home()}>{newsroom.homeWord}</a></li>
        <li><a href={urls.sources()}>{words.papers}</a></li>
        <li><a href={urls.archive()}>{words.archive.archive}</a></li>
        <li><a href={urls.feeds()}>{words.feedsPage.title}</a></li>
        <li><a href={urls.about()}>{words.about.title(newsroom.name)}</a></li>
      </ul>
      <Look />
      {newsroom.links.length > 0 && (
        <ul className="accounts" aria-label={words.accounts}>
          {newsroom.links.map(({ label, href }) => <li key={href}><a href={href} rel="me noopener"><bdi>{label}</bdi></a></li>)}
        </ul>
      )}
      {paragraphs.length > 0 && <div className="house">{paragraphs.map((paragraph, index) => <p key={index}><Text>{paragraph}</Text></p>)}</div>}
    </>
  )
}

/** The end of a page, as a manuscript's: which day it is of, what it holds, the ways on, and what the newsroom says of itself. */
export function Colophon({ chrome, contents }: { chrome: Chrome; contents?: ReactNode }) {
  const { newsroom, now } = chrome
  return (
    <footer className="colophon">
      <div className="wrap">
        <div className="tail">
          <p>{words.colophon.page(dayText(siteDay(now, newsroom), newsroom))}</p>
          {contents && <p>{contents}</p>}
          <p>{words.colophon.everyWord}</p>
          <span className="d3" aria-hidden="true" />
        </div>
        <Once of={[newsroom]} as="house" draw={() => <House newsroom={newsroom} />} />
      </div>
    </footer>
  )
}
