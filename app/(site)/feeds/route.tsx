import { reader } from "@/app/(site)/reader"
import { FeedsDocument } from "@/components/site/about"
import { sources } from "@/lib/sources/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** The feeds that there are: the whole site's, each section's, each paper's. */
export const GET = reader(async ({ chrome }) => {
  const papers = await sources()
  return { document: <FeedsDocument chrome={{ ...(await chrome), path: urls.feeds() }} papers={papers} />, page: "lists", tags: ["sources", ...papers.map(({ id }) => `source:${id}`)] }
})
