import { Link } from "@/components/ui/link"
import { listStates, type Filters } from "@/lib/articles/filters"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

type Named = { id: string; name: string }
type ListFiltersProps = { filters: Filters; sections: readonly Named[]; sources: readonly Named[]; writers: readonly Named[] }

const words = strings.desk.lists

/** The address of the list with these filters; what is not set is not in it. */
export function listAddress(filters: Filters): string {
  const query = new URLSearchParams(Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1])))
  return query.size > 0 ? `${urls.desk.articles()}?${query}` : urls.desk.articles()
}

/** The states as ways, and the rest as a plain form of the address: both work without scripts and can be sent to a colleague. */
export function ListFilters({ filters, sections, sources, writers }: ListFiltersProps) {
  const { state, after: _after, ...rest } = filters
  return (
    <>
      <nav className="views" aria-label={words.views}>
        <Link href={listAddress(rest)} aria-current={state ? undefined : "true"}>{words.all}</Link>
        {listStates.map((name) => (
          <Link key={name} href={listAddress({ ...rest, state: name })} aria-current={state === name ? "true" : undefined}>
            {strings.desk.states[name]}
          </Link>
        ))}
      </nav>
      <form className="filters" role="search" aria-label={words.filters} action={urls.desk.articles()}>
        {state ? <input type="hidden" name="state" value={state} /> : null}
        <div><label>{words.searchTexts}<input type="search" name="q" defaultValue={filters.q} /></label></div>
        <Choice label={strings.desk.fields.sectionId} name="section" any={words.anySection} value={filters.section} options={sections} />
        <Choice label={strings.desk.fields.sourceId} name="source" any={words.anySource} value={filters.source} options={sources} />
        <Choice label={words.writer} name="writer" any={words.anyWriter} value={filters.writer} options={writers} />
        <button className="btn self-end">{words.apply}</button>
      </form>
    </>
  )
}

type ChoiceProps = { label: string; name: string; any: string; value: string | undefined; options: readonly Named[] }

function Choice({ label, name, any, value, options }: ChoiceProps) {
  return (
    <div>
      <label>
        {label}
        <select name={name} defaultValue={value ?? ""}>
          <option value="">{any}</option>
          {options.map((option) => <option key={option.id} value={option.id}>{option.name}</option>)}
        </select>
      </label>
    </div>
  )
}
