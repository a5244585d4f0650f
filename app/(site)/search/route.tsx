import { reader } from "@/app/(site)/reader"
import { SearchDocument } from "@/components/site/search-page"
import { tagsOf } from "@/lib/articles/tags"
import { searchParams } from "@/lib/search/params"
import { didYouMean, find, linesFor, narrowedBy } from "@/lib/search/published"
import { sources } from "@/lib/sources/published"

export const dynamic = "force-dynamic"

const PAGE = 20

/** What readers look for. No search engine's business, and kept by no store. */
export const GET = reader(async ({ query, chrome }) => {
  const params = searchParams(query)
  const site = await chrome
  const [{ chosen, narrowed, badDays }, papers] = await Promise.all([narrowedBy(params, site.newsroom.timeZone), sources()])
  const found = await find({ ...narrowed, question: params.q, order: params.order, limit: PAGE, page: params.page })
  const [lines, meant] = await Promise.all([linesFor(found), params.page === "" ? didYouMean(found, found.total, narrowed) : null])
  return {
    document: <SearchDocument chrome={site} params={params} found={found} lines={lines} meant={meant} chosen={chosen} papers={papers} badDays={badDays} />,
    page: "lists", tags: ["search", ...tagsOf(lines)], index: false,
  }
})
