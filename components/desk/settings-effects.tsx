"use client"

import { Link } from "@/components/ui/link"
import type { ReactNode } from "react"
import type { Chrome } from "@/components/site/chrome"
import { Colophon } from "@/components/site/colophon"
import { Crumbs } from "@/components/site/crumbs"
import { Masthead } from "@/components/site/masthead"
import { counted, dayText, frontTitle, hijriText, siteDay, timeText } from "@/components/site/words"
import type { NewsroomView, PictureView, SectionView } from "@/lib/articles/view"
import type { RuleTable, RuleVerb, SettingsFacts, Situation } from "@/lib/newsroom/effects"
import { securityTxt } from "@/lib/newsroom/security-txt"
import type { Settings } from "@/lib/newsroom/settings"
import { roles, type Role } from "@/lib/permissions"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { AsReaders } from "./as-readers"

const words = strings.desk.settings
const situations = Object.keys(words.situations) as Situation[]

/** What a group of settings would do, beside its fields. It changes as one types. */
export function Effect({ title = words.effect, children }: { title?: string; children: ReactNode }) {
  return <aside className="effect"><h3>{title}</h3>{children}</aside>
}

export type Seen = { settings: Settings; facts: SettingsFacts; sections: readonly SectionView[]; logo: PictureView | null }

const viewOf = ({ name, tagline, footer, links, homeWord, digits, monthStyle, timeZone, indexOwn, showHijri, showChanges }: Settings): NewsroomView =>
  ({ name, tagline, footer, links, homeWord, digits, monthStyle, timeZone, indexOwn, showHijri, showChanges })

/** The newsroom as it would be, around a page of its own. */
const chromeOf = ({ settings, facts, sections, logo }: Seen): Chrome =>
  ({ newsroom: viewOf(settings), logo, sections, now: facts.now, origin: "", path: "/" })

/** The head of a page, and the title of the window. */
export function IdentityEffect(seen: Seen) {
  return (
    <Effect title={words.seen}>
      <AsReaders><Masthead chrome={chromeOf(seen)} place={{}} /></AsReaders>
      <p><bdi>{words.windowTitle(frontTitle(seen.settings))}</bdi></p>
    </Effect>
  )
}

/** The end of a page. */
export function FooterEffect(seen: Seen) {
  const { footer, links } = seen.settings
  return (
    <Effect title={words.seen}>
      <AsReaders><Colophon chrome={chromeOf(seen)} /></AsReaders>
      <div className="sr-only">
        {links.map(({ label, href }) => <p key={href}>{label} {href}</p>)}
        {footer.split("\n").map((paragraph, index) => <p key={index}>{paragraph}</p>)}
      </div>
    </Effect>
  )
}

/** Where readers find what the newsroom says of itself, and what they are shown beside its texts. */
export function ReadersEffect({ settings, facts }: Seen) {
  const today = hijriText(siteDay(facts.now, viewOf(settings)), viewOf(settings))
  return (
    <Effect>
      <p>{words.aboutPage} <bdi dir="ltr">{urls.about()}</bdi></p>
      <p>{settings.showChanges ? words.showChangesMeans : words.showChangesOff}</p>
      {today && <p>{words.hijriToday(today)}</p>}
      {settings.showMostRead && <p>{words.showMostReadMeans}</p>}
    </Effect>
  )
}

/** The file that is published for whoever finds a hole. */
export function ContactEffect({ settings, facts }: Seen) {
  const text = securityTxt(settings.contact, "", facts.now)
  return (
    <Effect>
      <p>{text === null ? words.contactNone : words.contactFile}</p>
      {text === null ? null : <pre dir="ltr" lang="en">{text.split("\n").slice(0, 3).join("\n")}</pre>}
    </Effect>
  )
}

/** The way to a page, a day, a time and a count, as the newsroom would write them. */
export function WritingEffect(seen: Seen & { zone: string }) {
  const { facts, sections, zone } = seen
  const chrome = chromeOf(seen)
  const { newsroom } = chrome
  const moment = words.dateLine(dayText(siteDay(facts.now, newsroom), newsroom), timeText(facts.now, newsroom))
  const section = sections[0]?.name
  return (
    <Effect title={words.seen}>
      <AsReaders><div className="wrap"><Crumbs chrome={chrome} between={[]} here={section ?? strings.site.papers} /></div></AsReaders>
      <p>{words.nowIn(zone, moment)}</p>
      <p>{words.countLine(counted(26, strings.site.count.articles, newsroom))}</p>
    </Effect>
  )
}

/** What is planned, on the clock as it is and as it would be: the instants stay. */
export function ScheduleEffect({ before, after, facts }: { before: Settings; after: Settings; facts: SettingsFacts }) {
  if (facts.scheduledCount === 0) return <p className="quiet">{words.noScheduled}</p>
  const at = (instant: Date, settings: Settings) => words.dateLine(dayText(siteDay(instant, viewOf(settings)), viewOf(settings)), timeText(instant, viewOf(settings)))
  const moved = before.timeZone !== after.timeZone
  return (
    <>
      <p>{words.scheduled(facts.scheduledCount)}. {words.instants}</p>
      <ul className="plain">
        {facts.scheduled.map((one, index) => (
          <li key={index}>
            <bdi>{one.title}</bdi>: {moved ? words.from(at(one.at, before), at(one.at, after)) : at(one.at, after)}
          </li>
        ))}
      </ul>
    </>
  )
}

const verbsText = (verbs: readonly RuleVerb[]) => verbs.map((verb) => words.verb[verb]).join(strings.desk.lists.comma)

/** Which buttons whom: the tables of permissions and moves themselves, with the rule as it would be. */
export function RuleEffect({ on, table, inReview }: { on: boolean; table: RuleTable; inReview: number }) {
  const cell = (situation: Situation, role: Role) => {
    const verbs = table[situation][role][on ? "on" : "off"]
    return verbs.length > 0 ? verbsText(verbs) : <span className="quiet">{words.noVerb}</span>
  }
  return (
    <Effect>
      <p>{on ? words.secondPersonOn : words.secondPersonOff}</p>
      <table className="rule">
        <caption className="sr-only">{words.verbs}</caption>
        <thead>
          <tr><th scope="col">{words.situation}</th>{roles.slice(0, 3).map((role) => <th key={role} scope="col">{strings.desk.roles[role]}</th>)}</tr>
        </thead>
        <tbody>
          {situations.map((situation) => (
            <tr key={situation}>
              <th scope="row">{words.situations[situation]}</th>
              {roles.slice(0, 3).map((role) => <td key={role} data-role={strings.desk.roles[role]}>{cell(situation, role)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.inReview(inReview)}</p>
    </Effect>
  )
}

/** Whom the two-step rule would send to its set-up. */
export function TwoStepEffect({ on, without }: { on: boolean; without: SettingsFacts["withoutStep"] }) {
  return (
    <Effect>
      <p>{words.twoStepMeans}</p>
      <p>{on ? words.twoStepMust(without.people) : words.twoStepOff}</p>
      {on && without.self ? <p className="err">{words.twoStepSelf} <Link href={urls.desk.profile()}>{words.twoStepSetUp}</Link></p> : null}
    </Effect>
  )
}

const NOINDEX = '<meta name="robots" content="noindex">'

/** What search engines are told, in words and as it stands in the page. */
export function IndexEffect({ settings, facts }: { settings: Settings; facts: SettingsFacts }) {
  return (
    <Effect>
      <p>{settings.indexOwn ? words.indexOn(facts.ownLive) : words.indexOff(facts.ownLive)}</p>
      {settings.indexOwn ? null : <pre dir="ltr" lang="en">{NOINDEX}</pre>}
      <p>{words.policyMeans[settings.indexPolicy]}</p>
      <p>{words.sourcesStay(facts.sources)}</p>
    </Effect>
  )
}
