import { reader } from "@/app/(site)/reader"
import { SourcesDocument } from "@/components/site/lists"
import { sources } from "@/lib/sources/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** The newspapers that something on the site is from. */
export const GET = reader(async ({ chrome }) => {
  const papers = await sources()
  const site = { ...(await chrome), path: urls.sources() }
  return { document: <SourcesDocument chrome={site} sources={papers} />, page: "lists", tags: ["sources", ...papers.map(({ id }) => `source:${id}`)] }
})
