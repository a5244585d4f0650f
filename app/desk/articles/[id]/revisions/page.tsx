import type { Metadata } from "next"
import { Link } from "@/components/ui/link"
import { notFound } from "next/navigation"
import { CopyComparison } from "@/components/desk/copy-comparison"
import { HistoryForm, nameOf } from "@/components/desk/history-list"
import { moment } from "@/components/desk/moment"
import { Restore } from "@/components/desk/restore"
import { Empty } from "@/components/ui/empty"
import { PageHead } from "@/components/ui/page-head"
import { Paging } from "@/components/ui/paging"
import { requireActor } from "@/lib/auth/session"
import { compareCopies } from "@/lib/compare/copies"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { comparingOf, comparingQuery } from "@/lib/revisions/choice"
import { historyOf } from "@/lib/revisions/queries"
import type { Compared } from "@/lib/revisions/view"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { restore } from "@/app/desk/articles/[id]/actions"

const words = strings.desk.history
export const metadata: Metadata = { title: words.title }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<unknown> }

export default async function RevisionsPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireActor(urls.desk.revisions(id))
  const comparing = comparingOf(await searchParams)
  const history = comparing && (await historyOf(actor, id, comparing))
  if (!history) notFound()
  const clock = await newsroomSettings()
  const { from, to, lines } = history
  const changes = compareCopies(from.copy, to.copy, comparing.ignored)
  const named = (side: Compared) => (side.line ? nameOf(side.line, clock) : words.working)
  const restorable = [from, to].flatMap(({ line }) => (line && !line.current ? [line] : []))
  const page = (after: string) => urls.desk.revisions(id, comparingQuery({ ...comparing, from: from.chosen, to: to.chosen, after }))
  const same = Object.values(comparing.ignored).some(Boolean) ? strings.desk.comparison.sameIgnoring : strings.desk.comparison.same
  return (
    <>
      <PageHead title={words.title} note={<Link href={urls.desk.article(id)}><bdi>{history.title || strings.desk.article.untitled}</bdi></Link>} />
      {lines.length === 0 && !comparing.after ? (
        <Empty title={words.none} text={words.noneText} />
      ) : (
        <div className="compare">
          <section aria-labelledby="comparison">
            <h2 id="comparison">{strings.desk.comparison.title}</h2>
            <p className="quiet">{words.from} «<bdi>{named(from)}</bdi>» {words.to} «<bdi>{named(to)}</bdi>». {strings.desk.comparison.legend}</p>
            {changes.length === 0 ? <p className="msg">{same}</p> : <CopyComparison changes={changes} before={from.copy} after={to.copy} names={history.names} clock={clock} />}
            {history.mayRestore ? (
              <Restore
                id={id} version={history.version} restore={restore} live={history.liveRevision !== null} approved={history.state === "approved"}
                choices={[...new Map(restorable.map((line) => [line.id, { revisionId: line.id, name: nameOf(line, clock) }])).values()]}
              />
            ) : null}
          </section>
          <div>
            <HistoryForm
              action={urls.desk.revisions(id)} lines={lines} saved={words.savedBy(history.editedBy, moment(history.editedAt, clock))}
              from={from.chosen} to={to.chosen} ignored={comparing.ignored} liveRevision={history.liveRevision} clock={clock} now={history.now} after={comparing.after}
            />
            <Paging previous={comparing.after ? page("") : null} next={history.next ? page(history.next) : null} />
          </div>
        </div>
      )}
    </>
  )
}
