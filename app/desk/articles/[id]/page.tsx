import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { addAuthor, addSource, addTag } from "@/app/desk/articles/actions"
import { plan as setPlan } from "@/app/desk/calendar/actions"
import { ArticleForm } from "@/components/desk/article-form"
import { Compared } from "@/components/desk/compared"
import { Revisions } from "@/components/desk/revisions"
import { returnedWith, SentBack } from "@/components/desk/sent-back"
import { StylePanel } from "@/components/desk/style-panel"
import { Sharing } from "@/components/desk/sharing"
import { WorkflowBar } from "@/components/desk/workflow-bar"
import { articleForDesk, checklistFor, formChoices } from "@/lib/articles/queries"
import { Reads } from "@/components/desk/reads"
import { Receipts } from "@/components/desk/receipts"
import { readsOf } from "@/lib/reads/queries"
import { receiptsOf } from "@/lib/receipts/queries"
import { requireActor } from "@/lib/auth/session"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { conversationOf } from "@/lib/notes/queries"
import { can } from "@/lib/permissions"
import { namesIn } from "@/lib/revisions/queries"
import { openMoves } from "@/lib/publishing/workflow"
import { linksOf } from "@/lib/sharing/queries"
import { houseStyle } from "@/lib/style/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import * as actions from "./actions"

export const metadata: Metadata = { title: strings.desk.article.edit }

export default async function ArticlePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor(urls.desk.article(id))
  const article = await articleForDesk(actor, id)
  if (!article) notFound()
  const [choices, newsroom, items, talk, links, receipts, house, reads] = await Promise.all([formChoices(), newsroomSettings(), checklistFor(id), conversationOf(actor, article.facts), linksOf(actor, article.facts), receiptsOf(id), houseStyle(), readsOf(id)])
  const { addNote, answerNote, resolveNote, reopenNote, restore: _restore, shareArticle, revokeLink, ...moves } = actions
  const circumstances = { secondPerson: newsroom.secondPerson, own: article.own }
  const clock = { timeZone: newsroom.timeZone, monthStyle: newsroom.monthStyle }
  const edits = article.state !== "trashed" && can(actor, "article.edit", article.facts)
  const newer = article.ahead !== null && article.version > article.ahead.version
  const plan = article.pinned && { pinnedAt: article.pinned.at, by: article.pinned.by, newer, mayRenew: !newsroom.secondPerson }
  const embargo = article.copy.embargoUntil === null ? null : new Date(article.copy.embargoUntil)
  const back = article.state === "draft" ? returnedWith(talk.threads) : undefined
  return (
    <>
    <SentBack back={back} clock={clock} />
    <ArticleForm
      person={actor.id}
      id={id}
      version={article.version}
      copy={article.copy}
      savedAt={article.editedAt.toISOString()}
      choices={choices}
      clock={clock}
      clipped={article.clipped}
      readOnly={edits ? undefined : strings.desk.article.readOnly}
      plan={edits ? setPlan : undefined}
      addSource={can(actor, "source.create", { id: "new" }) ? addSource : undefined}
      addAuthor={addAuthor}
      addTag={can(actor, "tag.manage", { id: "new" }) ? addTag : undefined}
    >
      <WorkflowBar
        id={id}
        version={article.version}
        title={article.copy.title}
        state={article.state}
        changed={article.changed}
        live={article.live}
        ahead={article.ahead}
        takeDownAt={article.takeDownAt}
        plan={plan}
        embargoUntil={article.ahead && embargo && article.ahead.liveFrom < embargo ? embargo : null}
        checklist={items}
        open={openMoves(actor, article.facts, article.state, circumstances)}
        moves={moves}
        clock={clock}
        siteUrl={article.live && article.slug ? urls.article(id, article.slug) : null}
        notes={{ body: article.copy.body, talk, above: back?.id, actions: { add: addNote, answer: answerNote, resolve: resolveNote, reopen: reopenNote } }}
        comparison={article.liveCopy ? <Compared before={article.liveCopy} after={article.copy} names={await namesIn([article.liveCopy, article.copy])} clock={clock} /> : null}
      >
        {edits ? <StylePanel house={house} /> : null}
        {links && article.state !== "trashed" ? <Sharing id={id} version={article.version} links={links} share={shareArticle} revoke={revokeLink} clock={clock} /> : null}
        <Reads reads={reads} />
        <Receipts receipts={receipts} clock={clock} />
        <Revisions id={id} revisions={article.revisions} clock={clock} original={article.hasOriginal} />
      </WorkflowBar>
    </ArticleForm>
    </>
  )
}
