import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BreakingBoard } from "@/components/desk/breaking-board"
import { FrontBoard } from "@/components/desk/front-board"
import { dayIn, formatDay, formatTime } from "@/lib/arabic/dates"
import { requireActor } from "@/lib/auth/session"
import { breakingForDesk } from "@/lib/breaking/queries"
import { frontForDesk, liveArticles } from "@/lib/front/queries"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { arrange, endBreaking, setBreaking } from "./actions"

export const metadata: Metadata = { title: strings.desk.front.title }

export default async function FrontPage() {
  const actor = await requireActor(urls.desk.front())
  const [front, newest, lines, clock] = await Promise.all([frontForDesk(actor), liveArticles(actor, ""), breakingForDesk(actor), newsroomSettings()])
  if (!front || !newest || !lines) notFound()
  const moment = (at: Date) => strings.desk.publishing.at(formatDay(dayIn(at, clock.timeZone), clock.monthStyle), formatTime(at, clock.timeZone))
  const { until, ended, changed } = front
  return (
    <>
      <FrontBoard
        version={front.version} places={front.places} newest={newest} action={arrange} timeZone={clock.timeZone}
        until={until && !ended ? { day: dayIn(until, clock.timeZone), time: formatTime(until, clock.timeZone) } : null}
        standing={until && front.places.length > 0 ? (ended ? strings.desk.front.ended(moment(until)) : strings.desk.front.until(moment(until))) : null}
        changed={changed ? strings.desk.front.changed(changed.by, moment(changed.at)) : null}
      />
      <BreakingBoard
        set={setBreaking} end={endBreaking} timeZone={clock.timeZone}
        lines={lines.map(({ beginsAt, endsAt, ...line }) => ({ ...line, from: moment(beginsAt), until: moment(endsAt) }))}
      />
    </>
  )
}
