import { Link } from "@/components/ui/link"
import { Line, Lines, Table } from "@/components/ui/table"
import type { State } from "@/lib/publishing/state"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { ArticleState } from "./article-state"

/** An article as a line of a list; `edited` is told in words already. */
export type ListedArticle = {
  id: string
  title: string
  kind: string
  section: string | null
  source: string | null
  writer: string
  state: State
  changed: boolean
  edited: string
  /** The time of day at which it went or goes out; null where neither is so. */
  outAt: string | null
}

const { head } = strings.desk.lists

function Title({ article }: { article: ListedArticle }) {
  return (
    <Link className="t" href={urls.desk.article(article.id)}>
      <bdi>{article.title || strings.desk.article.untitled}</bdi>
    </Link>
  )
}

/** Articles in columns. */
export function ArticleTable({ articles }: { articles: readonly ListedArticle[] }) {
  return (
    <Table
      caption={strings.desk.lists.articles}
      head={[head.title, head.source, head.kind, head.section, head.state, head.edited]}
      rows={articles.map((article) => ({
        key: article.id,
        cells: [
          <Title key="title" article={article} />,
          article.source ? <span key="source" className="src"><bdi>{article.source}</bdi></span> : null,
          article.kind,
          article.section ? <bdi key="section">{article.section}</bdi> : null,
          <ArticleState key="state" state={article.state} changed={article.changed} />,
          <span key="edited" className="quiet"><bdi>{article.writer}</bdi>{strings.desk.lists.comma}{article.edited}</span>,
        ],
      }))}
    />
  )
}

/** A few articles as lines: for the desk's front page. */
export function ArticleLines({ label, articles }: { label: string; articles: readonly ListedArticle[] }) {
  return (
    <Lines label={label}>
      {articles.map((article) => (
        <Line key={article.id} side={<ArticleState state={article.state} changed={article.changed} />}>
          <Title article={article} />
          <p className="quiet">
            {article.source ? <><span className="src"><bdi>{article.source}</bdi></span> · </> : null}
            {article.kind} · <bdi>{article.writer}</bdi>{strings.desk.lists.comma}{article.edited}
          </p>
        </Line>
      ))}
    </Lines>
  )
}

/** What goes out on one day, by its hour. */
export function Timeline({ label, articles }: { label: string; articles: readonly ListedArticle[] }) {
  return (
    <ol className="timeline rows" aria-label={label}>
      {articles.map((article) => (
        <li key={article.id} className={article.state === "scheduled" ? undefined : "past"}>
          <span className="num">{article.outAt}</span>
          <div>
            <Link href={urls.desk.article(article.id)}><bdi>{article.title}</bdi></Link>
            <p><ArticleState state={article.state} changed={article.changed} /></p>
          </div>
        </li>
      ))}
    </ol>
  )
}
