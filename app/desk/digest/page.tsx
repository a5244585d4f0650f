import type { Metadata } from "next"
import { Link } from "@/components/ui/link"
import { DigestBoard } from "@/components/desk/digest-board"
import { Empty } from "@/components/ui/empty"
import { PageHead } from "@/components/ui/page-head"
import { formatDay, isIsoDay, weekdayName } from "@/lib/arabic/dates"
import { formatNumber } from "@/lib/arabic/numbers"
import { requireActor } from "@/lib/auth/session"
import { dayAfter } from "@/lib/calendar/days"
import { digestBoard } from "@/lib/digest/queries"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.digest
const DAYS = 14

export const metadata: Metadata = { title: words.title }

export default async function DigestPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor(urls.desk.digest())
  const asked = await searchParams
  const day = (name: string) => (typeof asked[name] === "string" && isIsoDay(asked[name]) ? asked[name] : null)
  const { timeZone, monthStyle } = await newsroomSettings()
  const { days, today, rows } = await digestBoard(actor, { until: day("until"), count: DAYS, timeZone })
  const last = days[0] ?? today
  // On a phone one day stands alone: the one that was asked for, or the newest.
  const shown = Math.max(0, days.indexOf(day("day") ?? last))
  const shownDay = days[shown] ?? last
  const one = (other: string) => urls.desk.digest(other > last ? other : other < (days.at(-1) ?? last) ? other : last, other)
  return (
    <>
      <PageHead title={words.title} note={words.note} />
      <nav className="views fortnight" aria-label={words.moving}>
        <Link href={urls.desk.digest(dayAfter(last, -DAYS))}>{words.before}</Link>
        <Link href={urls.desk.digest()}>{words.today}</Link>
        {last < today ? <Link href={urls.desk.digest(dayAfter(last, DAYS))}>{words.after}</Link> : null}
      </nav>
      <nav className="views oneday" aria-label={words.movingDay}>
        <Link href={one(dayAfter(shownDay, -1))}>{words.dayBefore}</Link>
        <strong>{formatDay(shownDay, monthStyle)}</strong>
        {shownDay < dayAfter(today, 1) ? <Link href={one(dayAfter(shownDay, 1))}>{words.dayAfter}</Link> : null}
      </nav>
      {rows.length === 0 ? <Empty title={words.none}>{null}</Empty> : (
        <DigestBoard
          shown={shown}
          columns={days.map((each) => ({ day: each, label: formatDay(each, monthStyle), short: `${weekdayName(each)} ${formatNumber(Number(each.slice(8)))}`, today: each === today }))}
          rows={rows.map(({ paper, cells, had, expected }) => ({
            id: paper.id, name: paper.name, had, expected,
            cells: cells.map(({ day: each, state, count, id }) => ({
              day: each, state, count,
              href: id ? urls.desk.article(id) : state === "expected" || state === "ahead" ? urls.desk.clipOf({ kind: "editorial", source: paper.id, date: each }) : null,
            })),
          }))}
        />
      )}
    </>
  )
}
