import { reader } from "@/app/(site)/reader"
import { tagsOf } from "@/app/(site)/tags"
import { SearchDocument } from "@/components/site/search-page"
import { dayBound, searchParams } from "@/lib/search/params"
import { chosenBy, didYouMean, find, linesFor } from "@/lib/search/published"
import { sources } from "@/lib/sources/published"

export const dynamic = "force-dynamic"

const PAGE = 20

/** What readers look for. No search engine's business, and kept by no store. */
export const GET = reader(async ({ query, chrome }) => {
  const params = searchParams(query)
  const site = await chrome
  const [{ chosen, narrowed }, papers] = await Promise.all([chosenBy(params), sources()])
  const [from, until] = [dayBound(params.from, site.newsroom.timeZone), dayBound(params.to, site.newsroom.timeZone, true)]
  const within = { ...narrowed, from: from.at, until: until.at }
  const found = await find({ ...within, question: params.q, order: params.order, limit: PAGE, page: params.page })
  const [lines, meant] = await Promise.all([linesFor(found), params.page === "" ? didYouMean(found, found.total, within) : null])
  return {
    document: <SearchDocument chrome={site} params={params} found={found} lines={lines} meant={meant} chosen={chosen} papers={papers} badDays={{ from: from.bad, to: until.bad }} />,
    page: "lists", tags: ["search", ...tagsOf(lines)], index: false,
  }
})
