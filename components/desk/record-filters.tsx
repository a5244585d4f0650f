import { Link } from "@/components/ui/link"
import { TextField } from "@/components/ui/field"
import type { RecordFilters } from "@/lib/history/filters"
import { strings } from "@/lib/strings"
import { actKinds, type ActKind } from "@/lib/strings/desk-acts"
import { problems as problemTexts } from "@/lib/strings/desk-problems"
import { urls } from "@/lib/urls"

const words = strings.desk.record

/** The address of the record with these filters; what is not set is not in it. */
export function recordAddress(filters: RecordFilters): string {
  const query = new URLSearchParams(Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1])))
  return query.size > 0 ? `${urls.desk.record()}?${query}` : urls.desk.record()
}

type RecordFilterFormProps = {
  filters: RecordFilters
  people: readonly { id: string; name: string }[]
  /** What the record is narrowed to, by its name now. */
  subject: string | null
  problems: { from: boolean; until: boolean }
}

/** The kinds as ways, and the rest as a plain form of the address. */
export function RecordFilterForm({ filters, people, subject, problems }: RecordFilterFormProps) {
  const { kind, ...rest } = filters
  const dayProblem = (wrong: boolean) => (wrong ? problemTexts.bad_date : undefined)
  return (
    <>
      <nav className="views" aria-label={words.kinds}>
        <Link href={recordAddress(rest)} aria-current={kind ? undefined : "true"}>{words.all}</Link>
        {(Object.keys(actKinds) as ActKind[]).map((name) => (
          <Link key={name} href={recordAddress({ ...rest, kind: name })} aria-current={kind === name ? "true" : undefined}>{actKinds[name]}</Link>
        ))}
      </nav>
      <form className="filters" role="search" aria-label={words.filters} action={urls.desk.record()}>
        {kind ? <input type="hidden" name="kind" value={kind} /> : null}
        {filters.subject ? <input type="hidden" name="subject" value={filters.subject} /> : null}
        <div>
          <label>
            {words.person}
            <select name="person" defaultValue={filters.person ?? ""}>
              <option value="">{words.anyPerson}</option>
              {people.map((person) => <option key={person.id} value={person.id}>{person.name}</option>)}
              <option value="none">{words.noPerson}</option>
            </select>
          </label>
        </div>
        <div>
          <label>
            {words.outcome}
            <select name="outcome" defaultValue={filters.outcome ?? ""}>
              <option value="">{words.anyOutcome}</option>
              <option value="done">{words.done}</option>
              <option value="denied">{words.denied}</option>
            </select>
          </label>
        </div>
        <Day name="from" label={words.from} typed={filters.from} problem={dayProblem(problems.from)} />
        <Day name="until" label={words.until} typed={filters.until} problem={dayProblem(problems.until)} />
        <button className="btn self-end">{words.apply}</button>
      </form>
      {subject === null ? null : (
        <p className="quiet"><bdi>{words.oneSubject(subject)}</bdi> <Link href={recordAddress({ ...filters, subject: undefined })}>{words.showAll}</Link></p>
      )}
    </>
  )
}

function Day({ name, label, typed, problem }: { name: string; label: string; typed: string | undefined; problem: string | undefined }) {
  return <div><TextField name={name} label={label} defaultValue={typed} warning={problem} autoComplete="off" title={words.dayHint} /></div>
}
