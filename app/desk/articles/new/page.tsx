import type { Metadata } from "next"
import { ArticleForm } from "@/components/desk/article-form"
import { StylePanel } from "@/components/desk/style-panel"
import { blankCopy } from "@/lib/articles/blank"
import { formChoices } from "@/lib/articles/queries"
import { requireActor } from "@/lib/auth/session"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { can } from "@/lib/permissions"
import { houseStyle } from "@/lib/style/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { addAuthor, addSource, addTag } from "@/app/desk/articles/actions"

export const metadata: Metadata = { title: strings.desk.article.create }

export default async function NewArticlePage() {
  const actor = await requireActor(urls.desk.newArticle())
  const [choices, clock, house] = await Promise.all([formChoices(), newsroomSettings(), houseStyle()])
  return (
    <ArticleForm
      person={actor.id}
      id={null}
      version={0}
      copy={blankCopy}
      choices={choices}
      clock={clock}
      addSource={can(actor, "source.create", { id: "new" }) ? addSource : undefined}
      addAuthor={addAuthor}
      addTag={can(actor, "tag.manage", { id: "new" }) ? addTag : undefined}
    >
      <StylePanel house={house} />
    </ArticleForm>
  )
}
