import { FrontDocument } from "@/components/site/front-page"
import { frontPage } from "@/lib/articles/published"
import { reader } from "./reader"
import { tagsOf } from "./tags"

export const dynamic = "force-dynamic"

const LATEST = 24
const EACH = 10

/** The front page. */
export const GET = reader(async ({ chrome: coming }) => {
  const chrome = await coming
  const view = await frontPage(chrome.sections, LATEST, EACH)
  const tags = ["front", ...tagsOf([...view.latest, ...view.sections.flatMap((strip) => strip.items)])]
  return { document: <FrontDocument view={view} chrome={{ ...chrome, path: "/" }} />, page: "front", tags }
})
