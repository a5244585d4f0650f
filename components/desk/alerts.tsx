import Link from "next/link"
import { Notice } from "@/components/ui/notice"
import { dayIn, formatDay, formatTime, type MonthStyle } from "@/lib/arabic/dates"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const { freeze, flood, paused: pausing } = strings.desk.safety
const words = strings.desk.receipts

const NAMED = 3

type Clock = { timeZone: string; monthStyle: MonthStyle }
type AlertsProps = {
  frozen: { at: Date; by: string; reason: string } | null
  paused: readonly { id: string; name: string; self: boolean }[]
  /** Pieces whose time came more than a minute ago without anybody having seen their page; since when no worker has said that it is there. */
  schedule: { late: readonly { id: string; title: string; plannedAt: Date }[]; silentSince: Date | "never" | null }
  /** How many log-ins failed in the last hour, where that is far more than usual and this person may know. */
  failedLogIns: number | null
  clock: Clock
  mayRelease: boolean
}

/** A moment in words: its day and its time of day. */
export const momentText = (at: Date, { timeZone, monthStyle }: Clock) =>
  strings.desk.publishing.at(formatDay(dayIn(at, timeZone), monthStyle), formatTime(at, timeZone))

/** What stands above every page of the desk while something is stopped (who stopped it, when and why), is late, or somebody tries very many log-ins. */
export function Alerts({ frozen, paused, schedule, failedLogIns, clock, mayRelease }: AlertsProps) {
  const { late, silentSince } = schedule
  return (
    <>
      {frozen ? (
        <Notice kind="bad">
          <strong>{freeze.banner}</strong>{" "}
          {frozen.by ? freeze.bannerBy(frozen.by, momentText(frozen.at, clock)) : freeze.bannerByNobody(momentText(frozen.at, clock))}{" "}
          <bdi>{freeze.why(frozen.reason)}</bdi>
          {mayRelease ? <>{" "}<Link href={urls.desk.safety()}>{freeze.toRelease}</Link></> : null}
        </Notice>
      ) : null}
      {late.length > 0 ? (
        <Notice kind="bad">
          <strong>{words.late(late.length)}</strong>{" "}
          {late.slice(0, NAMED).map(({ id, title, plannedAt }) => (
            <span key={`${id}${plannedAt.getTime()}`}>
              <Link href={urls.desk.article(id)}><bdi>{title || strings.desk.article.untitled}</bdi></Link> ({momentText(plannedAt, clock)}){" "}
            </span>
          ))}
          {late.length > NAMED ? words.more(late.length - NAMED) : null}
        </Notice>
      ) : null}
      {silentSince ? (
        <Notice kind="bad">{silentSince === "never" ? words.silentNever : words.silent(momentText(silentSince, clock))}</Notice>
      ) : null}
      {failedLogIns !== null ? (
        <Notice kind="bad">
          {flood.banner(failedLogIns)} <Link href={urls.desk.record()}>{flood.toRecord}</Link>
        </Notice>
      ) : null}
      {paused.map(({ id, name, self }) => (
        <Notice key={id} kind="bad">
          {self ? pausing.bannerOwn : pausing.banner(name)}
          {mayRelease ? <>{" "}<Link href={urls.desk.safety()}>{pausing.review}</Link></> : null}
        </Notice>
      ))}
    </>
  )
}
