import { Link } from "@/components/ui/link"
import { Notice } from "@/components/ui/notice"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Clock } from "./article-choices"
import { moment } from "./moment"

const { freeze, flood, paused: pausing } = strings.desk.safety
const words = strings.desk.receipts

const NAMED = 3

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

/** What stands above every page of the desk while something is stopped (who stopped it, when and why), is late, or somebody tries very many log-ins. */
export function Alerts({ frozen, paused, schedule, failedLogIns, clock, mayRelease }: AlertsProps) {
  const { late, silentSince } = schedule
  return (
    <>
      {frozen ? (
        <Notice kind="bad">
          <strong>{freeze.banner}</strong>{" "}
          {frozen.by ? freeze.bannerBy(frozen.by, moment(frozen.at, clock)) : freeze.bannerByNobody(moment(frozen.at, clock))}{" "}
          <bdi>{freeze.why(frozen.reason)}</bdi>
          {mayRelease ? <>{" "}<Link href={urls.desk.safety()}>{freeze.toRelease}</Link></> : null}
        </Notice>
      ) : null}
      {late.length > 0 ? (
        <Notice kind="bad">
          <strong>{words.late(late.length)}</strong>{" "}
          {late.slice(0, NAMED).map(({ id, title, plannedAt }) => (
            <span key={`${id}${plannedAt.getTime()}`}>
              <Link href={urls.desk.article(id)}><bdi>{title || strings.desk.article.untitled}</bdi></Link> ({moment(plannedAt, clock)}){" "}
            </span>
          ))}
          {late.length > NAMED ? words.more(late.length - NAMED) : null}
        </Notice>
      ) : null}
      {silentSince ? (
        <Notice kind="bad">{silentSince === "never" ? words.silentNever : words.silent(moment(silentSince, clock))}</Notice>
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
