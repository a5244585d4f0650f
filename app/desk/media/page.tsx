import type { Metadata } from "next"
import { Link } from "@/components/ui/link"
import { MediaBoard } from "@/components/desk/media-board"
import { ListSearch } from "@/components/desk/sources-list"
import { Empty } from "@/components/ui/empty"
import { Paging } from "@/components/ui/paging"
import { requireActor } from "@/lib/auth/session"
import { mediaFiltersSchema, mediaViews, type MediaFilters } from "@/lib/media/filters"
import { listPictures } from "@/lib/media/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.media
export const metadata: Metadata = { title: words.title }

function address(filters: MediaFilters): string {
  const query = new URLSearchParams(Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1])))
  return query.size > 0 ? `${urls.desk.media()}?${query}` : urls.desk.media()
}

export default async function MediaPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor(urls.desk.media())
  const filters = mediaFiltersSchema.parse(await searchParams)
  const { items, next } = await listPictures(actor, filters)
  const { after: _after, ...kept } = filters
  const { show, ...rest } = kept
  const narrowed = Boolean(filters.q || show || filters.after)
  return (
    <MediaBoard pictures={items}>
      <nav className="views" aria-label={words.views}>
        <Link href={address(rest)} aria-current={show ? undefined : "true"}>{words.all}</Link>
        {mediaViews.map((name) => (
          <Link key={name} href={address({ ...rest, show: name })} aria-current={show === name ? "true" : undefined}>{words.show[name]}</Link>
        ))}
      </nav>
      <ListSearch label={words.search} q={filters.q ?? ""} action={urls.desk.media()} apply={words.field.find} />
      {items.length === 0 ? <Empty title={narrowed ? words.noneFound : words.none} text={narrowed ? words.noneFoundText : words.noneText} /> : null}
      <Paging previous={filters.after ? address(kept) : null} next={next ? address({ ...kept, after: next }) : null} />
    </MediaBoard>
  )
}
