import type { Metadata } from "next"
import { Link } from "@/components/ui/link"
import { notFound } from "next/navigation"
import { MattersBoard } from "@/components/desk/matters-board"
import { PageHead } from "@/components/ui/page-head"
import { formatDay, isIsoDay } from "@/lib/arabic/dates"
import { requireActor } from "@/lib/auth/session"
import { dayAfter } from "@/lib/calendar/days"
import { mattersForDesk } from "@/lib/matters/queries"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { confirm, remove } from "./actions"

const words = strings.desk.matters

export const metadata: Metadata = { title: words.title }

export default async function MattersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor(urls.desk.matters())
  const { day: asked } = await searchParams
  const [found, { monthStyle }] = await Promise.all([mattersForDesk(actor, typeof asked === "string" && isIsoDay(asked) ? asked : null), newsroomSettings()])
  if (!found) notFound()
  return (
    <>
      <PageHead title={words.title} note={words.note} />
      <nav className="views" aria-label={words.moving}>
        <Link href={urls.desk.matters(dayAfter(found.day, -1))}>{words.before}</Link>
        <strong>{formatDay(found.day, monthStyle)}</strong>
        <Link href={urls.desk.matters(dayAfter(found.day, 1))}>{words.after}</Link>
      </nav>
      <MattersBoard key={found.day} {...found} confirm={confirm} remove={remove} />
    </>
  )
}
