import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { decide } from "@/app/desk/sources/actions"
import { ReviewBoard, type DueLine, type DuePaper } from "@/components/desk/review-board"
import { DecidedList, EndingList } from "@/components/desk/review-lists"
import { Empty } from "@/components/ui/empty"
import { Notice } from "@/components/ui/notice"
import { PageHead } from "@/components/ui/page-head"
import { dayIn, formatDay } from "@/lib/arabic/dates"
import { requireActor } from "@/lib/auth/session"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { can } from "@/lib/permissions"
import { permissionReview, type Due } from "@/lib/sources/review"
import { reviewOutcome } from "@/lib/sources/outcome"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.review
export const metadata: Metadata = { title: words.title }

type Clock = Awaited<ReturnType<typeof newsroomSettings>>

const dayOf = (at: Date, clock: Clock) => formatDay(dayIn(at, clock.timeZone), clock.monthStyle, { weekday: false })

function termsText({ terms, permissionUntil }: Due, clock: Clock): string {
  if (terms === "ended" && permissionUntil !== null) return words.ended(formatDay(permissionUntil, clock.monthStyle, { weekday: false }))
  return terms === "none" || terms === "quotation" ? words.terms[terms] : words.terms.other
}

function byPaper(due: readonly Due[], clock: Clock): DuePaper[] {
  const papers = new Map<string, { id: string; name: string; articles: DueLine[] }>()
  for (const each of due) {
    const paper = papers.get(each.sourceId) ?? { id: each.sourceId, name: each.source, articles: [] }
    papers.set(each.sourceId, paper)
    const day = dayOf(each.liveFrom, clock)
    paper.articles.push({ id: each.id, version: each.version, title: each.title, when: each.ahead ? words.goes(day) : words.went(day), terms: termsText(each, clock) })
  }
  return [...papers.values()]
}

export default async function PermissionReviewPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor(urls.desk.sourcesReview())
  const review = await permissionReview(actor)
  if (!review) notFound()
  const clock = await newsroomSettings()
  const said = reviewOutcome(await searchParams)
  const { due, all, kept, ending } = review
  const ends = ending.map(({ permissionUntil, ...paper }) => ({ ...paper, until: formatDay(permissionUntil, clock.monthStyle, { weekday: false }) }))
  return (
    <>
      <PageHead title={words.title} note={words.note} />
      {said === null ? null : <Notice>{said}</Notice>}
      {due.length > 0
        ? <ReviewBoard papers={byPaper(due, clock)} action={decide} more={all > due.length ? words.first(due.length, all) : null} />
        : <Empty title={words.none} text={words.noneText} />}
      <EndingList papers={ends} manages={can(actor, "source.manage", { id: "all" })} />
      <DecidedList articles={kept.map(({ by, at, ...line }) => ({ ...line, by: words.decidedBy(by, dayOf(at, clock)) }))} />
    </>
  )
}
