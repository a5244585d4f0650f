import { Link } from "@/components/ui/link"
import { Notice } from "@/components/ui/notice"
import { Table } from "@/components/ui/table"
import type { SourcePermission } from "@/lib/sources/terms"
import { strings } from "@/lib/strings"
import { countryName } from "@/lib/strings/countries"
import { urls } from "@/lib/urls"

const words = strings.desk.sources

/** A newspaper as a line; `until` is a day in words, `ended` whether it is over. */
export type ListedSource = {
  id: string; name: string; country: string | null; permission: SourcePermission; until: string | null; ended: boolean; articles: number
  /** Days left of a permission that ends soon. */
  days: number | null
}

/** The newspapers in columns; their names lead to their pages where this person may change them. */
export function SourcesTable({ sources, manages }: { sources: readonly ListedSource[]; manages: boolean }) {
  return (
    <Table
      caption={words.list}
      head={[words.head.name, words.head.country, words.head.permission, words.head.articles]}
      rows={sources.map((source) => ({
        key: source.id,
        cells: [
          <Name key="name" source={source} manages={manages} />,
          source.country ? countryName(source.country) : words.noCountry,
          <Terms key="terms" source={source} />,
          <Link key="uses" className="quiet" href={urls.desk.uses("source", source.id)} aria-label={`${strings.desk.uses.linkOf(source.name)}: ${strings.desk.counted.articles(source.articles)}`}>
            {strings.desk.counted.articles(source.articles)}
          </Link>,
        ],
      }))}
    />
  )
}

function Name({ source: { id, name }, manages }: { source: ListedSource; manages: boolean }) {
  return manages ? <Link className="t" href={urls.desk.source(id)}><bdi>{name}</bdi></Link> : <span className="t"><bdi>{name}</bdi></span>
}

function Terms({ source: { permission, until, ended, days } }: { source: ListedSource }) {
  const name = words.permissions[permission]
  if (until === null) return name
  return <>{name}{strings.desk.lists.comma}{ended ? <span className="src">{words.ended(until)}</span> : words.until(until)}{days === null ? null : <>{strings.desk.lists.comma}<strong>{strings.desk.permissionEnds(days)}</strong></>}</>
}

/** Said after a newspaper was added: by whom its terms are recorded, or where. */
export function SourceAdded({ id, name, manages }: { id: string; name: string; manages: boolean }) {
  return (
    <Notice>
      {words.done.added} {manages ? <Link href={urls.desk.source(id)}><bdi>{name}</bdi></Link> : words.rest}
    </Notice>
  )
}

/** The search above the list: a plain form of the address. */
export function ListSearch({ label, q, action, apply }: { label: string; q: string; action: string; apply: string }) {
  return (
    <form className="find" role="search" action={action}>
      <div><label>{label}<input type="search" name="q" defaultValue={q} /></label></div>
      <button className="btn">{apply}</button>
    </form>
  )
}
