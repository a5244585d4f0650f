import type { Metadata } from "next"
import { Link } from "@/components/ui/link"
import { notFound } from "next/navigation"
import { BlockDiff } from "@/components/desk/copy-comparison"
import { measureText } from "@/components/desk/measure-text"
import { IgnoreFields } from "@/components/desk/history-list"
import { moment } from "@/components/desk/moment"
import { Empty } from "@/components/ui/empty"
import { PageHead } from "@/components/ui/page-head"
import { requireActor } from "@/lib/auth/session"
import { compareUnits } from "@/lib/compare/blocks"
import { unitsOf, unitsOfTexts } from "@/lib/compare/units"
import { measure } from "@/lib/fidelity/measure"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { comparingOf } from "@/lib/revisions/choice"
import { originalOf } from "@/lib/revisions/original"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.original
export const metadata: Metadata = { title: words.title }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<unknown> }

export default async function OriginalPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireActor(urls.desk.original(id))
  const comparing = comparingOf(await searchParams)
  const original = comparing && (await originalOf(actor, id))
  if (!original) notFound()
  const clock = await newsroomSettings()
  const { copy, page } = original
  const head = <PageHead title={words.title} note={<Link href={urls.desk.article(id)}><bdi>{copy.title || strings.desk.article.untitled}</bdi></Link>} />
  if (!page) return <>{head}<Empty title={words.none} text={words.noneText} /></>
  const measured = copy.origin === "republished" ? measure(page.paragraphs, copy.body) : null
  const blocks = compareUnits(unitsOfTexts(page.paragraphs), unitsOf(copy.body), comparing.ignored)
  return (
    <>
      {head}
      <div className="compare">
        <section aria-labelledby="comparison">
          <h2 id="comparison">{strings.desk.comparison.title}</h2>
          <p className="quiet">{words.note(moment(page.createdAt, clock))} {strings.desk.comparison.legend}</p>
          {measured && measured.original > 0 ? <p className="mb-4">{measureText(measured)}</p> : null}
          {page.paragraphs.length === 0 ? <p className="msg">{words.empty}</p> : null}
          <BlockDiff blocks={blocks} />
        </section>
        <div>
          <form action={urls.desk.original(id)} aria-label={strings.desk.history.compare}>
            <IgnoreFields ignored={comparing.ignored} />
            <button className="btn">{strings.desk.history.compare}</button>
          </form>
          <details className="mt-4">
            <summary>{words.raw}</summary>
            <p className="diff">{page.raw}</p>
          </details>
          <p className="quiet mt-4">{words.hash} <bdi dir="ltr" className="hash">{page.sha256}</bdi></p>
        </div>
      </div>
    </>
  )
}
