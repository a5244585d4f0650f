import { Link } from "@/components/ui/link"
import { Line, Lines } from "@/components/ui/table"
import type { WaitingThread } from "@/lib/notes/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { ArticleLines, type ListedArticle } from "./article-list"

const words = strings.desk.waits

type Props = {
  count: number
  decide: readonly ListedArticle[]
  back: readonly ListedArticle[]
  threads: readonly (WaitingThread & { when: string })[]
  /** Where all that waits for a decision is listed. */
  all: string | null
}

/** What waits for somebody, by what it is: to be decided, come back to them, said to them. */
export function WaitingBlock({ count, decide, back, threads, all }: Props) {
  return (
    <section className="block">
      <div className="bar">
        <h2 className="d2">{count === 0 ? strings.desk.lists.waiting : words.title(count)}</h2>
        {all !== null && decide.length > 0 ? <Link className="quiet" href={all}>{strings.desk.lists.allWaiting}</Link> : null}
      </div>
      {count === 0 ? <p className="quiet">{words.nothing}</p> : null}
      {back.length > 0 ? <><h3 className="quiet">{words.back}</h3><ArticleLines label={words.back} articles={back} /></> : null}
      {threads.length > 0 ? <><h3 className="quiet">{words.threads}</h3><Threads threads={threads} /></> : null}
      {decide.length > 0 ? <><h3 className="quiet">{words.decide}</h3><ArticleLines label={words.decide} articles={decide} /></> : null}
    </section>
  )
}

function Threads({ threads }: Pick<Props, "threads">) {
  return (
    <Lines label={words.threads}>
      {threads.map(({ id, articleId, title, text, by, when, why, verdict, answers }) => (
        <Line key={id} side={<span className="quiet">{words.why[why]}</span>}>
          <Link className="t" href={`${urls.desk.article(articleId)}#note-${id}`}><bdi>{title || strings.desk.article.untitled}</bdi></Link>
          <p className="clip1">{verdict ? <b>{strings.desk.notes.verdicts[verdict]}{text === "" ? null : ": "}</b> : null}<bdi>{text}</bdi></p>
          <p className="quiet">
            <bdi>{by}</bdi>{strings.desk.lists.comma}{when}{answers > 0 ? <>{strings.desk.lists.comma}{strings.desk.notes.answers(answers)}</> : null}
          </p>
        </Line>
      ))}
    </Lines>
  )
}
