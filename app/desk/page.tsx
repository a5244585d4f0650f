import type { Metadata } from "next"
import { Link } from "@/components/ui/link"
import { dismissFirstSteps } from "@/app/desk/settings/actions"
import { ArticleLines, Timeline } from "@/components/desk/article-list"
import { FirstSteps } from "@/components/desk/first-steps"
import { LeftTexts } from "@/components/desk/left-texts"
import { listAddress } from "@/components/desk/list-filters"
import { MostRead } from "@/components/desk/reads"
import { ReviewNotice } from "@/components/desk/review-lists"
import { WaitingBlock } from "@/components/desk/waiting"
import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHead } from "@/components/ui/page-head"
import { dayIn, formatDay, formatTime } from "@/lib/arabic/dates"
import { deskHome } from "@/lib/articles/queries"
import { listed } from "@/lib/articles/listed"
import { ago } from "@/lib/arabic/ago"
import { requireActor } from "@/lib/auth/session"
import { staleBackup } from "@/lib/backup/queries"
import { firstSteps, newsroomSettings } from "@/lib/newsroom/queries"
import { waitingFor } from "@/lib/notes/queries"
import { mostReadFor } from "@/lib/reads/queries"
import { dueCount } from "@/lib/sources/review"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const metadata: Metadata = { title: strings.desk.frame.office }

const words = strings.desk.lists
const MOST_READ = 5
const backupWords = strings.desk.archive.backups

export default async function DeskHome() {
  const actor = await requireActor()
  const [{ drafts, today, now }, waiting, clock, steps, stale, waitingReview, read] = await Promise.all([
    deskHome(actor), waitingFor(actor), newsroomSettings(), firstSteps(actor), staleBackup(actor), dueCount(actor), mostReadFor(actor, MOST_READ),
  ])
  const block = (List: typeof ArticleLines, title: string, articles: typeof drafts, none: string, more?: { href: string; text: string }) => (
    <section className="block">
      <div className="bar">
        <h2 className="d2">{title}</h2>
        {more && articles.length > 0 ? <Link className="quiet" href={more.href}>{more.text}</Link> : null}
      </div>
      {articles.length > 0 ? <List label={title} articles={articles.map((article) => listed(article, now, clock))} /> : <p className="quiet">{none}</p>}
    </section>
  )
  return (
    <>
      <PageHead title={words.greeting(actor.name)} note={`${formatDay(dayIn(now, clock.timeZone), clock.monthStyle)}${words.comma}${formatTime(now, clock.timeZone)}`}>
        <ButtonLink href={urls.desk.newArticle()}>{strings.desk.nav.newArticle}</ButtonLink>
        <ButtonLink href={urls.desk.clip()} kind="go">{strings.desk.nav.clip}</ButtonLink>
      </PageHead>
      {stale ? (
        <Notice kind="bad">
          {stale === "never" ? backupWords.staleNever : backupWords.stale(ago(stale, now, strings.desk.ago, clock))} <Link href={urls.desk.archive()}>{backupWords.staleLink}</Link>
        </Notice>
      ) : null}
      <LeftTexts person={actor.id} clock={{ timeZone: clock.timeZone, monthStyle: clock.monthStyle }} />
      {steps ? <FirstSteps steps={steps} dismiss={dismissFirstSteps} /> : null}
      <ReviewNotice waiting={waitingReview} />
      <div className="cols">
        <div>
          <WaitingBlock
            count={waiting.count} threads={waiting.threads.map((thread) => ({ ...thread, when: ago(thread.at, now, strings.desk.ago, clock) }))}
            decide={waiting.decide.map((article) => listed(article, now, clock))} back={waiting.back.map((article) => listed(article, now, clock))}
            all={actor.role === "writer" ? null : listAddress({ state: "in_review" })}
          />
          {block(ArticleLines, words.drafts, drafts, words.noDrafts, { href: listAddress({ state: "draft", writer: actor.id }), text: words.allDrafts })}
        </div>
        <div>
          {block(Timeline, words.today, today, words.nothingToday)}
          <MostRead articles={read} />
        </div>
      </div>
    </>
  )
}
