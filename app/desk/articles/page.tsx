import type { Metadata } from "next"
import { ArticleTable } from "@/components/desk/article-list"
import { ListFilters, listAddress } from "@/components/desk/list-filters"
import { ButtonLink } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { PageHead } from "@/components/ui/page-head"
import { Paging } from "@/components/ui/paging"
import { filterSchema } from "@/lib/articles/filters"
import { listed } from "@/lib/articles/listed"
import { formChoices, listArticles, writersSeenBy } from "@/lib/articles/queries"
import { requireActor } from "@/lib/auth/session"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const metadata: Metadata = { title: strings.desk.lists.articles }

const words = strings.desk.lists

export default async function ArticlesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const actor = await requireActor(urls.desk.articles())
  const filters = filterSchema.parse(await searchParams)
  const [{ items, next, now }, { sections, sources }, writers, clock] = await Promise.all([
    listArticles(actor, filters), formChoices(), writersSeenBy(actor), newsroomSettings(),
  ])
  const narrowed = Object.values(filters).some(Boolean)
  return (
    <>
      <PageHead title={words.articles}>
        <ButtonLink href={urls.desk.newArticle()}>{strings.desk.nav.newArticle}</ButtonLink>
        <ButtonLink href={urls.desk.clip()} kind="go">{strings.desk.nav.clip}</ButtonLink>
      </PageHead>
      <ListFilters filters={filters} sections={sections} sources={sources} writers={writers} />
      {items.length > 0 ? <ArticleTable articles={items.map((article) => listed(article, now, clock))} /> : <NoArticles narrowed={narrowed} />}
      <Paging previous={filters.after ? listAddress({ ...filters, after: undefined }) : null} next={next ? listAddress({ ...filters, after: next }) : null} />
    </>
  )
}

function NoArticles({ narrowed }: { narrowed: boolean }) {
  return narrowed ? (
    <Empty title={words.noneFound} text={words.noneFoundText}><ButtonLink href={urls.desk.articles()}>{words.showAll}</ButtonLink></Empty>
  ) : (
    <Empty title={words.noneAtAll} text={words.noneAtAllText}><ButtonLink href={urls.desk.clip()}>{strings.desk.nav.clip}</ButtonLink></Empty>
  )
}
