import { missing, reader } from "@/app/(site)/reader"
import { MatterDocument } from "@/components/site/matter"
import { wholeArticles } from "@/lib/articles/published"
import { tagsOf } from "@/lib/articles/tags"
import { matterPage } from "@/lib/matters/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** «القضية في أكثر من صحيفة»: what several papers wrote of one thing, side by side; nowhere while fewer than two of them are before readers. */
export const GET = reader(async ({ parts, chrome }) => {
  const [, id = ""] = parts
  if (!/^[0-9a-z]{12}$/.test(id)) return missing()
  const matter = await matterPage(id)
  if (matter === null) return missing(`matter:${id}`)
  const views = await wholeArticles(matter.articles)
  const site = { ...(await chrome), path: urls.matter(id) }
  return { document: <MatterDocument chrome={site} matter={matter} views={views} />, page: "lists", tags: [`matter:${id}`, `day:${matter.day}`, ...tagsOf(views)] }
})
