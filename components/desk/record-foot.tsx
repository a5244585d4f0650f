import { Notice } from "@/components/ui/notice"
import type { RecordFilters } from "@/lib/history/filters"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.record

/** The record as files: plain posts, so that each leaves its entry. */
export function RecordExport({ filters }: { filters: RecordFilters }) {
  return (
    <section className="block">
      <h2 className="d2">{words.export}</h2>
      <p className="quiet">{words.exportHint} {words.exporting}</p>
      <form className="bar" method="post" action={urls.desk.recordExport()}>
        {Object.entries(filters).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
        <button className="btn" name="format" value="csv">{words.csv}</button>
        <button className="btn" name="format" value="jsonl">{words.jsonl}</button>
      </form>
    </section>
  )
}

/** The last entry's number and hash, to be noted on paper, and how the last walk over the whole chain went. */
export function RecordHead({ last, hash, checked, broken }: { last: string; hash: string; checked: string; broken: boolean }) {
  return (
    <section className="block">
      <h2 className="d2">{words.head.title}</h2>
      {broken ? <Notice kind="bad">{words.head.broken}</Notice> : <p className="quiet">{checked}</p>}
      <p>{words.head.text}</p>
      <p>{last}</p>
      <p className="hash"><bdi dir="ltr">{hash}</bdi></p>
    </section>
  )
}
