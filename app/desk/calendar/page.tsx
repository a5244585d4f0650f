import type { Metadata } from "next"
import { Link } from "@/components/ui/link"
import { ArticleState } from "@/components/desk/article-state"
import { CalendarBoard, type BoardDay } from "@/components/desk/calendar-board"
import { PageHead } from "@/components/ui/page-head"
import { formatDay, formatTime, isIsoDay, weekdayName } from "@/lib/arabic/dates"
import { monthName } from "@/lib/arabic/months"
import { formatNumber } from "@/lib/arabic/numbers"
import { requireActor } from "@/lib/auth/session"
import { dayAfter, monthAfter } from "@/lib/calendar/days"
import { calendarPage, type Entry } from "@/lib/calendar/queries"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { plan } from "./actions"

const words = strings.desk.calendar

export const metadata: Metadata = { title: words.title }

export default async function CalendarPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor(urls.desk.calendar())
  const asked = await searchParams
  const span = asked["span"] === "month" ? "month" : "week"
  const wanted = typeof asked["day"] === "string" && isIsoDay(asked["day"]) ? asked["day"] : null
  const { timeZone, monthStyle } = await newsroomSettings()
  const page = await calendarPage(actor, { span, day: wanted, timeZone })
  const shownDay = wanted ?? page.today
  const to = (day: string, other: "week" | "month" = span) => urls.desk.calendar(other, day)
  const [back, on] = span === "week" ? [dayAfter(shownDay, -7), dayAfter(shownDay, 7)] : [monthAfter(shownDay, -1), monthAfter(shownDay, 1)]
  const note = (entry: Entry) => {
    if (!entry.receipt) return <ArticleState state={entry.state} changed={false} />
    const { outcome, seenAt } = entry.receipt
    if (seenAt && outcome === "seen") return <span className="quiet">{words.seen(formatTime(seenAt, timeZone))}</span>
    return <span className="quiet">{outcome === "overtaken" ? strings.desk.receipts.overtaken : outcome === "missed" ? strings.desk.receipts.missed : strings.desk.receipts.waiting}</span>
  }
  const days: BoardDay[] = page.days.map((day) => ({
    day, label: formatDay(day, monthStyle), short: `${weekdayName(day)} ${formatNumber(Number(day.slice(8)))}`, today: day === page.today,
    outside: span === "month" && day.slice(0, 7) !== shownDay.slice(0, 7),
    entries: page.entries.filter((entry) => entry.day === day).map(({ key, id, title, source, movable, what, at, ...entry }) => ({
      key, id, title, source, movable, what, at, time: formatTime(at, timeZone), note: note({ key, id, title, source, movable, what, at, ...entry }),
    })),
  }))
  const month = `${monthName(Number(shownDay.slice(5, 7)), monthStyle)} ${formatNumber(Number(shownDay.slice(0, 4)))}`
  return (
    <>
      <PageHead title={words.title} note={span === "week" ? words.week(formatDay(page.days[0] ?? shownDay, monthStyle), formatDay(page.days.at(-1) ?? shownDay, monthStyle)) : month} />
      <nav className="views" aria-label={words.moving}>
        <Link href={to(back)}>{span === "week" ? words.weekBefore : words.monthBefore}</Link>
        <Link href={to(page.today)}>{words.today}</Link>
        <Link href={to(on)}>{span === "week" ? words.weekAfter : words.monthAfter}</Link>
        <Link href={to(shownDay, "week")} {...(span === "week" ? { "aria-current": "true" as const } : {})}>{words.aWeek}</Link>
        <Link href={to(shownDay, "month")} {...(span === "month" ? { "aria-current": "true" as const } : {})}>{words.aMonth}</Link>
      </nav>
      {page.more ? <p className="quiet">{words.more}</p> : null}
      <CalendarBoard
        days={days} span={span} plan={plan} clock={{ timeZone, monthStyle }}
        pool={page.pool.map(({ state, ...line }) => ({ ...line, note: <ArticleState state={state} changed={false} /> }))}
      />
    </>
  )
}
