import type { ReactNode } from "react"
import type { NewsroomView } from "@/lib/articles/view"
import type { DayCount } from "@/lib/days/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Chrome } from "./chrome"
import { Crumbs, type Crumb } from "./crumbs"
import { SiteDocument } from "./document"
import { listJsonLd } from "./json-ld"
import { Nothing } from "./list-page"
import { Masthead } from "./masthead"
import { counted, dayText, inDigits, monthText, weekdayName } from "./words"

const words = strings.site.archive
const { articles } = strings.site.count

/** The way to a day, «2017-12-13»: the archive, its year, its month. */
export const archiveCrumbs = (day: string, newsroom: NewsroomView) => [
  { name: words.archive, href: urls.archive() },
  { name: inDigits(day.slice(0, 4), newsroom), href: urls.archive(day.slice(0, 4)) },
  { name: monthText(day, newsroom), href: urls.archive(day.slice(0, 7)) },
]

type Way = { href: string; text: string; note: string }

/** The ways to what stands before and after in the archive, and above it. */
export function Beside({ label, before, after, up }: { label: string; before: Way | null; after: Way | null; up: Way }) {
  const way = ({ href, text, note }: Way, rel?: "prev" | "next") => <a href={href} rel={rel}><span>{note}</span>{text}</a>
  return (
    <nav className="pager" aria-label={label}>
      <ul>
        {before && <li>{way(before, "prev")}</li>}
        <li className={before ? "up" : undefined}>{way(up)}</li>
        {after && <li className="next">{way(after, "next")}</li>}
      </ul>
    </nav>
  )
}

type PageProps = { chrome: Chrome; title: string; path: string; crumbs: readonly Crumb[]; here: string; count: number; children: ReactNode }

function ArchivePage({ chrome, title, path, crumbs, here, count, children }: PageProps) {
  const { newsroom } = chrome
  const total = counted(count, articles, newsroom)
  const meta = { title, description: `${title}: ${total}`, canonical: chrome.origin + path, index: count > 0, jsonLd: listJsonLd(chrome, crumbs, here) } as const
  return (
    <SiteDocument chrome={chrome} meta={meta} masthead={<Masthead chrome={chrome} place={{ archive: true }} />}>
      <div className="wrap">
        <Crumbs chrome={chrome} between={crumbs} here={here} />
        <header className="title"><h1>{title}</h1>{count > 0 && <p>{total}</p>}</header>
        {children}
      </div>
    </SiteDocument>
  )
}

const sum = (rows: readonly { articles: number }[]) => rows.reduce((all, row) => all + row.articles, 0)

/** A list's line: where it leads, and how much is there. */
function Line({ href, text, count, newsroom }: { href: string; text: ReactNode; count: number; newsroom: NewsroomView }) {
  return <li><a href={href}>{text}</a><span className="quiet">{counted(count, articles, newsroom)}</span></li>
}

type GroupProps = { href: string; name: string; rows: readonly { articles: number }[]; newsroom: NewsroomView; children: ReactNode }

/** A year or a month under its name, with how much it has. */
function Group({ href, name, rows, newsroom, children }: GroupProps) {
  return (
    <section className="group">
      <h2><a href={href}>{name}</a><span className="quiet">{counted(sum(rows), articles, newsroom)}</span></h2>
      {children}
    </section>
  )
}

/** The whole archive: its years, and in each the months that have something. */
export function ArchiveDocument({ chrome, months }: { chrome: Chrome; months: readonly { month: string; articles: number }[] }) {
  const { newsroom } = chrome
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))]
  return (
    <ArchivePage chrome={chrome} title={words.archive} path={urls.archive()} crumbs={[]} here={words.archive} count={sum(months)}>
      {years.map((year) => {
        const own = months.filter(({ month }) => month.startsWith(year))
        return (
          <Group key={year} href={urls.archive(year)} name={inDigits(year, newsroom)} rows={own} newsroom={newsroom}>
            <ul className="days">
              {own.map(({ month, articles: count }) => <Line key={month} href={urls.archive(month)} text={monthText(month, newsroom)} count={count} newsroom={newsroom} />)}
            </ul>
          </Group>
        )
      })}
      {years.length === 0 && <Nothing text={strings.site.front.empty} href={urls.home()} link={strings.site.lists.toHome(newsroom.homeWord)} />}
    </ArchivePage>
  )
}

type SpanProps = { chrome: Chrome; days: readonly DayCount[]; beside: { before: DayCount | null; after: DayCount | null } }

/** A year: each month that has something, and its days by number. */
export function YearDocument({ chrome, year, days, beside }: SpanProps & { year: string }) {
  const { newsroom } = chrome
  const months = [...new Set(days.map(({ day }) => day.slice(0, 7)))]
  const way = (to: DayCount | null, note: string) => to && { href: urls.archive(to.day.slice(0, 4)), text: inDigits(to.day.slice(0, 4), newsroom), note }
  return (
    <ArchivePage
      chrome={chrome} title={words.ofYear(inDigits(year, newsroom))} path={urls.archive(year)} crumbs={archiveCrumbs(`${year}-01-01`, newsroom).slice(0, 1)}
      here={inDigits(year, newsroom)} count={sum(days)}
    >
      {months.map((month) => {
        const own = days.filter(({ day }) => day.startsWith(month))
        return (
          <Group key={month} href={urls.archive(month)} name={monthText(month, newsroom)} rows={own} newsroom={newsroom}>
            <ul className="numbers">
              {own.map(({ day }) => (
                <li key={day}><a href={urls.archive(day)}><span className="unseen">{weekdayName(day)} </span>{inDigits(String(Number(day.slice(8))), newsroom)}</a></li>
              ))}
            </ul>
          </Group>
        )
      })}
      <Beside
        label={words.years} before={way(beside.before, words.yearBefore)} after={way(beside.after, words.yearAfter)}
        up={{ href: urls.archive(), text: words.archive, note: words.allYears }}
      />
    </ArchivePage>
  )
}

/** A month, day by day. */
export function MonthDocument({ chrome, month, days, beside }: SpanProps & { month: string }) {
  const { newsroom } = chrome
  const title = `${monthText(month, newsroom)} ${inDigits(month.slice(0, 4), newsroom)}`
  const way = (to: DayCount | null, note: string) =>
    to && { href: urls.archive(to.day.slice(0, 7)), text: `${monthText(to.day, newsroom)} ${inDigits(to.day.slice(0, 4), newsroom)}`, note }
  return (
    <ArchivePage
      chrome={chrome} title={title} path={urls.archive(month)} crumbs={archiveCrumbs(`${month}-01`, newsroom).slice(0, 2)} here={monthText(month, newsroom)}
      count={sum(days)}
    >
      <ul className="days alone">
        {days.map(({ day, articles: count }) => <Line key={day} href={urls.archive(day)} text={dayText(day, newsroom)} count={count} newsroom={newsroom} />)}
      </ul>
      <Beside
        label={words.months} before={way(beside.before, words.monthBefore)} after={way(beside.after, words.monthAfter)}
        up={{ href: urls.archive(month.slice(0, 4)), text: inDigits(month.slice(0, 4), newsroom), note: words.allMonths }}
      />
    </ArchivePage>
  )
}
