import Link from "next/link"
import { Notice } from "@/components/ui/notice"
import { dayIn, formatDay, formatTime, type MonthStyle } from "@/lib/arabic/dates"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const { freeze, paused: pausing } = strings.desk.safety

type Clock = { timeZone: string; monthStyle: MonthStyle }
type AlertsProps = {
  frozen: { at: Date; by: string; reason: string } | null
  paused: readonly { id: string; name: string; self: boolean }[]
  clock: Clock
  mayRelease: boolean
}

/** A moment in words: its day and its time of day. */
export const momentText = (at: Date, { timeZone, monthStyle }: Clock) =>
  strings.desk.publishing.at(formatDay(dayIn(at, timeZone), monthStyle), formatTime(at, timeZone))

/** What stands above every page of the desk while something is stopped: who stopped it, when and why. */
export function Alerts({ frozen, paused, clock, mayRelease }: AlertsProps) {
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
      {paused.map(({ id, name, self }) => (
        <Notice key={id} kind="bad">
          {self ? pausing.bannerOwn : pausing.banner(name)}
          {mayRelease ? <>{" "}<Link href={urls.desk.safety()}>{pausing.review}</Link></> : null}
        </Notice>
      ))}
    </>
  )
}
