import { FrontDocument } from "@/components/site/front-page"
import { FRONT } from "@/components/site/front-layout"
import { frontPage } from "@/lib/articles/published"
import { tagsOf } from "@/lib/articles/tags"
import { frontPlaces } from "@/lib/front/published"
import { mostRead } from "@/lib/reads/published"
import { movedHere } from "@/lib/wordpress/published"
import { reader } from "./reader"

export const dynamic = "force-dynamic"


/** The front page; with a number in the query («/?p=12»), what that was on the newsroom's former site. */
export const GET = reader(async ({ chrome: coming, query }) => {
  if (query.size > 0) {
    const moved = await movedHere("/", query)
    return moved ? { moved: moved.href, tags: [`article:${moved.id}`] } : { plain: true }
  }
  const [chrome, places, read] = await Promise.all([coming, frontPlaces(), mostRead()])
  const view = await frontPage(chrome.sections, places, FRONT.latest, FRONT.each, read)
  const tags = ["front", ...tagsOf([...view.arranged, ...view.latest, ...view.sections.flatMap((strip) => strip.items), ...(view.mostRead?.items ?? [])])]
  return { document: <FrontDocument view={view} chrome={{ ...chrome, path: "/" }} />, page: "front", tags }
}, /^\/$/)
