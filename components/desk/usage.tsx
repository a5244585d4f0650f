import { Empty } from "@/components/ui/empty"
import { Paging } from "@/components/ui/paging"
import { strings } from "@/lib/strings"
import { ArticleTable, type ListedArticle } from "./article-list"

const words = strings.desk.uses

type UsageProps = { copies: number; live: number; unseen: number; articles: readonly ListedArticle[]; next: string | null }

/** Where something is used: how many working copies, how many of them readers see, and the articles that this person may see. */
export function UsageView({ copies, live, unseen, articles, next }: UsageProps) {
  if (copies === 0 && live === 0) return <Empty title={words.none} />
  return (
    <>
      <p>{words.copies(copies)}{strings.desk.lists.comma}{words.live(live)}.</p>
      {unseen > 0 ? <p className="quiet">{words.unseen(unseen)}</p> : null}
      {articles.length > 0 ? <ArticleTable articles={articles} /> : null}
      <Paging next={next} />
    </>
  )
}
