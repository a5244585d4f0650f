import { feedAnswer, HELD } from "@/app/(site)/feeds"
import { missing, reader } from "@/app/(site)/reader"
import { wholeArticles } from "@/lib/articles/published"
import { isFeedFormat } from "@/lib/feeds/model"
import { queryOf, searchParams } from "@/lib/search/params"
import { find, narrowedBy } from "@/lib/search/published"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

const words = strings.site.search

/** The feeds of a search: the newest that it finds, narrowed as its page is. A question that asks for nothing has none. */
export const GET = reader(async (visit) => {
  const params = searchParams(visit.query)
  if (!isFeedFormat(visit.parts.at(-1) ?? "")) return missing()
  const { narrowed } = await narrowedBy(params, (await visit.chrome).newsroom.timeZone)
  const { question, keys } = await find({ ...narrowed, question: params.q, order: "date", limit: HELD })
  if (question.state !== "asked") return missing()
  const place = { name: words.titleOf(question.text), description: words.followed(question.text), path: urls.search(queryOf(params, { page: "", order: "score" })) }
  return feedAnswer(visit, { articles: await wholeArticles(keys.map(({ id }) => id)), place, tags: ["search"] })
})
