import { Link } from "@/components/ui/link"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.reads

/** How often readers read an article: in all, in the last days, today. */
export function Reads({ reads }: { reads: { all: number; week: number; today: number } | null }) {
  if (reads === null) return null
  return (
    <section className="panel reads" aria-label={words.title}>
      <h2>{words.title}</h2>
      <dl>
        {([[words.all, reads.all], [words.week, reads.week], [words.today, reads.today]] as const).map(([name, count]) => (
          <div key={name}><dt>{name}</dt> <dd>{words.counted(count)}</dd></div>
        ))}
      </dl>
      <p className="quiet">{words.how}</p>
    </section>
  )
}

/** What was read most in the last days, of what this person may see. */
export function MostRead({ articles }: { articles: readonly { id: string; title: string; source: string | null; reads: number }[] }) {
  if (articles.length === 0) return null
  return (
    <section className="block">
      <div className="bar"><h2 className="d2">{words.mostRead}</h2><span className="quiet">{words.mostReadNote}</span></div>
      <ol className="rows ranks" aria-label={words.mostRead}>
        {articles.map(({ id, title, source, reads }) => (
          <li key={id}>
            <div>
              <Link className="t" href={urls.desk.article(id)}><bdi>{title || strings.desk.article.untitled}</bdi></Link>
              <p className="quiet">{source ? <><span className="src"><bdi>{source}</bdi></span> · </> : null}{words.counted(reads)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
