import { strings } from "@/lib/strings"
import { stripHidden } from "@/lib/arabic/normalize"
import type { Clock } from "./article-choices"
import { moment } from "./moment"

const words = strings.desk.receipts

export type ReceiptLine = {
  target: string; what: string; plannedAt: Date; liveAt: Date | null; seenAt: Date | null; listsAt: Date | null; outcome: string | null; problem: string | null
}

/** The receipts of an article's planned times: when it was to be, when the database had it, when its page and its lists were seen. */
export function Receipts({ receipts, clock }: { receipts: readonly ReceiptLine[]; clock: Clock }) {
  if (receipts.length === 0) return null
  const second = (at: Date) => stripHidden(new Intl.DateTimeFormat("en-GB", { timeZone: clock.timeZone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(at))
  return (
    <section className="panel receipts" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul>
        {receipts.map(({ target, what, plannedAt, liveAt, seenAt, listsAt, outcome, problem }) => (
          <li key={target}>
            <p><strong>{words.what[what] ?? what}</strong> {moment(plannedAt, clock)}</p>
            <dl className="quiet">
              {([[words.planned, plannedAt], [words.live, liveAt], [words.seen, seenAt], [words.lists, listsAt]] as const).map(([name, at]) => at ? (
                <div key={name}><dt>{name}</dt> <dd><bdi dir="ltr" className="num">{second(at)}</bdi></dd></div>
              ) : null)}
            </dl>
            {outcome === "seen" ? null : (
              <p className={outcome === "overtaken" ? "quiet" : "err"}>
                {outcome === "overtaken" ? words.overtaken : outcome === "missed" ? words.missed : problem ? (words.problems[problem] ?? words.otherProblem) : words.waiting}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
