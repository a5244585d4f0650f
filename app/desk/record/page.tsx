import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { moment } from "@/components/desk/moment"
import { RecordExport, RecordHead } from "@/components/desk/record-foot"
import { RecordFilterForm, recordAddress } from "@/components/desk/record-filters"
import { RecordDays } from "@/components/desk/record-list"
import { ButtonLink } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { PageHead } from "@/components/ui/page-head"
import { Paging } from "@/components/ui/paging"
import { dayIn, formatDay, formatTime } from "@/lib/arabic/dates"
import { requireActor } from "@/lib/auth/session"
import { dayOf, recordFilterSchema } from "@/lib/history/filters"
import { lastCheck, namesFor, peopleOfRecord, readRecord, recordHead } from "@/lib/history/queries"
import { sentence } from "@/lib/history/sentence"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const metadata: Metadata = { title: strings.desk.record.title }

const words = strings.desk.record

export default async function RecordPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const actor = await requireActor(urls.desk.record())
  const filters = recordFilterSchema.parse(await searchParams)
  const clock = await newsroomSettings()
  const [found, people, head, check] = await Promise.all([readRecord(actor, filters, clock.timeZone), peopleOfRecord(), recordHead(), lastCheck()])
  if (!found) notFound()
  const subject = filters.subject?.split(":") ?? []
  const names = await namesFor(actor, [...found.entries, { subjectType: subject[0] ?? "", subjectId: subject[1] ?? "" }])
  const lines = found.entries.map((entry) => ({
    seq: entry.seq, day: formatDay(dayIn(entry.at, clock.timeZone), clock.monthStyle), time: formatTime(entry.at, clock.timeZone),
    iso: entry.at.toISOString(), denied: entry.outcome === "denied", pieces: sentence(entry, names, clock),
  }))
  const { before, ...narrowing } = filters
  const narrowed = Object.values(narrowing).some(Boolean)
  return (
    <>
      <PageHead title={words.title} note={words.note} />
      <RecordFilterForm
        filters={narrowing} people={people} subject={subject[0] ? (names(subject[0], subject[1] ?? "")?.name ?? subject[1] ?? "") : null}
        problems={{ from: dayOf(filters.from) === "bad_date", until: dayOf(filters.until) === "bad_date" }}
      />
      {lines.length > 0 ? <RecordDays lines={lines} /> : (
        <Empty title={words.none} text={words.noneText}><ButtonLink href={urls.desk.record()}>{words.showAll}</ButtonLink></Empty>
      )}
      <Paging
        previous={before ? recordAddress(narrowing) : null}
        next={found.next ? recordAddress({ ...narrowing, before: found.next }) : null}
      />
      <RecordExport filters={narrowed ? narrowing : {}} />
      {head ? (
        <RecordHead
          last={words.head.last(head.seq, moment(head.at, clock))} hash={head.hash} broken={Boolean(check?.problem)}
          checked={check?.at ? words.head.checked(moment(check.at, clock)) : words.head.notChecked}
        />
      ) : null}
    </>
  )
}
