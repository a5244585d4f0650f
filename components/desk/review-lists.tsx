import { Link } from "@/components/ui/link"
import { Notice } from "@/components/ui/notice"
import { Line, Lines } from "@/components/ui/table"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.review

/** Above the desk's front page: how many articles wait for a decision of this person's. */
export function ReviewNotice({ waiting }: { waiting: number | null }) {
  if (waiting === null || waiting === 0) return null
  return <Notice>{words.waiting(waiting)} <Link href={urls.desk.sourcesReview()}>{words.look}</Link></Notice>
}

export type EndingLine = { id: string; name: string; days: number; until: string; live: number }

/** The papers whose permission ends soon; their names lead to their pages where this person may change them. */
export function EndingList({ papers, manages }: { papers: readonly EndingLine[]; manages: boolean }) {
  if (papers.length === 0) return null
  return (
    <section className="block">
      <h2 className="d2">{words.ending}</h2>
      <Lines label={words.ending}>
        {papers.map(({ id, name, days, until, live }) => (
          <Line key={id} side={<span className="quiet">{strings.desk.uses.live(live)}</span>}>
            {manages ? <Link className="t" href={urls.desk.source(id)}><bdi>{name}</bdi></Link> : <span className="t"><bdi>{name}</bdi></span>}
            <p className="quiet">{strings.desk.permissionEnds(days)}{strings.desk.lists.comma}{until}</p>
          </Line>
        ))}
      </Lines>
    </section>
  )
}

export type DecidedLine = { id: string; title: string; source: string; reason: string; by: string }

/** What was decided to stay, and why. */
export function DecidedList({ articles }: { articles: readonly DecidedLine[] }) {
  if (articles.length === 0) return null
  return (
    <section className="block">
      <h2 className="d2">{words.decided}</h2>
      <Lines label={words.decided}>
        {articles.map(({ id, title, source, reason, by }) => (
          <Line key={id} side={<span className="quiet"><bdi>{by}</bdi></span>}>
            <Link className="t" href={urls.desk.article(id)}><bdi>{title}</bdi></Link>
            <p className="quiet"><span className="src"><bdi>{source}</bdi></span> · <bdi>{reason}</bdi></p>
          </Line>
        ))}
      </Lines>
    </section>
  )
}
