import { missing, reader } from "@/app/(site)/reader"
import { DigestDocument } from "@/components/site/digest"
import { siteDay } from "@/components/site/words"
import { pagingOf } from "@/lib/articles/paging"
import { listArticles } from "@/lib/articles/published"
import { tagsOf } from "@/lib/articles/tags"
import { daysBeside } from "@/lib/days/published"
import { eachDay, spanOf } from "@/lib/days/view"
import { mattersOfDay } from "@/lib/matters/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

const AT_ONCE = 100
const FAR = 40 // days to a neighbour that are named one by one

/** The day's digest: everything that was taken from the papers of a day, by paper. A day without anything is nowhere, but for today. */
export const GET = reader(async ({ parts, query, chrome: coming }) => {
  const [, year = "", month = "", date = ""] = parts
  const span = spanOf(year, month, date)
  const paging = pagingOf(query)
  if (span === null || paging === null) return missing()
  const day = span.from
  const [page, beside, matters, chrome] = await Promise.all([listArticles({ day }, paging, AT_ONCE), daysBeside(day), mattersOfDay(day), coming])
  const today = siteDay(chrome.now, chrome.newsroom)
  if (page.items.length === 0 && (day !== today || paging !== "newest")) return missing(`day:${day}`)
  // A day that comes to have something becomes this one's neighbour: each that could is named.
  const near = eachDay(beside.before?.day ?? day, beside.after?.day ?? (today > day ? today : day), FAR)
  const tags = [...(near?.map((each) => `day:${each}`) ?? ["articles"]), `day:${day}`, ...matters.map(({ id }) => `matter:${id}`), ...tagsOf(page.items)]
  const first = paging === "newest"
  const site = { ...chrome, path: urls.archive(day) }
  return {
    document: <DigestDocument chrome={site} day={day} page={page} first={first} beside={beside} matters={first ? matters : []} />, page: "lists", tags, index: first && page.items.length > 0,
  }
}, /^\/archive\/\d{4}\/\d\d\/\d\d(?:\?.*)?$/)
