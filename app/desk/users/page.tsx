import type { Metadata } from "next"
import { Link } from "@/components/ui/link"
import { notFound } from "next/navigation"
import { UsersBoard } from "@/components/desk/users-board"
import { dayIn, formatDay, formatTime } from "@/lib/arabic/dates"
import { requireActor } from "@/lib/auth/session"
import { demoToClear, newsroomSettings } from "@/lib/newsroom/queries"
import { sectionChoices } from "@/lib/sections/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { listUsers } from "@/lib/users/queries"
import * as actions from "./actions"

export const metadata: Metadata = { title: strings.desk.users.title }

export default async function UsersPage() {
  const actor = await requireActor(urls.desk.users())
  const [users, sections, clock, demo] = await Promise.all([listUsers(actor), sectionChoices(actor), newsroomSettings(), demoToClear(actor)])
  if (!users || !sections) notFound()
  const moment = (at: Date) =>
    `${formatDay(dayIn(at, clock.timeZone), clock.monthStyle)}${strings.desk.lists.comma}${formatTime(at, clock.timeZone)}`
  return (
    <>
      <UsersBoard
        people={users.people} sections={sections} actions={{ ...actions }}
        invitations={users.invitations.map(({ expiresAt, ...invitation }) => ({ ...invitation, until: moment(expiresAt) }))}
      />
      {demo ? <p className="block quiet">{strings.desk.demo.text} <Link href={urls.desk.demo()}>{strings.desk.demo.nav}</Link></p> : null}
    </>
  )
}
