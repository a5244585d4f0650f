import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { z } from "zod"
import { ReviewNotice } from "@/components/desk/review-lists"
import { ListSearch, SourceAdded, SourcesTable, type ListedSource } from "@/components/desk/sources-list"
import { ButtonLink } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { PageHead } from "@/components/ui/page-head"
import { dayIn, formatDay } from "@/lib/arabic/dates"
import { line } from "@/lib/articles/schema"
import { requireActor } from "@/lib/auth/session"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { can } from "@/lib/permissions"
import { listSources, type SourceLine } from "@/lib/sources/queries"
import { dueCount, endsSoon } from "@/lib/sources/review"
import { sourcePermissions } from "@/lib/sources/terms"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.sources
export const metadata: Metadata = { title: words.title }

const query = z.object({ q: line(200).catch(""), added: z.string().catch("") })
type Clock = Awaited<ReturnType<typeof newsroomSettings>>

const listed = ({ permission, permissionUntil: until, ...source }: SourceLine, clock: Clock, today: string): ListedSource => ({
  ...source, permission: sourcePermissions.find((each) => each === permission) ?? "unrecorded",
  until: until === null ? null : formatDay(until, clock.monthStyle, { weekday: false }), ended: until !== null && until < today,
  days: endsSoon({ permission, permissionUntil: until }, today),
})

export default async function SourcesPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor(urls.desk.sources())
  const { q, added } = query.parse(await searchParams)
  const sources = await listSources(actor, q)
  if (!sources) notFound()
  const [clock, waiting] = await Promise.all([newsroomSettings(), dueCount(actor)])
  const today = dayIn(new Date(), clock.timeZone)
  const manages = can(actor, "source.manage", { id: "all" })
  const fresh = sources.find((source) => source.id === added)
  return (
    <>
      <PageHead title={words.title} note={words.note}>
        {waiting === null ? null : <ButtonLink href={urls.desk.sourcesReview()}>{strings.desk.review.link}</ButtonLink>}
        <ButtonLink href={urls.desk.newSource()} kind="go">{words.add}</ButtonLink>
      </PageHead>
      <ReviewNotice waiting={waiting} />
      {fresh ? <SourceAdded id={fresh.id} name={fresh.name} manages={manages} /> : null}
      <ListSearch label={words.search} q={q} action={urls.desk.sources()} apply={strings.desk.lists.apply} />
      {sources.length > 0
        ? <SourcesTable sources={sources.map((source) => listed(source, clock, today))} manages={manages} />
        : (
          <Empty title={q ? words.none : words.noneAtAll} text={words.noneText}>
            <ButtonLink href={urls.desk.newSource()}>{words.add}</ButtonLink>
          </Empty>
        )}
      {sources.length > 0 ? <p className="quiet">{words.found(sources.length)}</p> : null}
    </>
  )
}
