import { reader } from "@/app/(site)/reader"
import { AboutDocument } from "@/components/site/about"
import { aboutNewsroom } from "@/lib/newsroom/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** Who the newsroom is, how it takes from others and corrects itself, and where to write. */
export const GET = reader(async ({ chrome }) => {
  const about = await aboutNewsroom()
  return { document: <AboutDocument chrome={{ ...(await chrome), path: urls.about() }} {...about} />, page: "lists", tags: ["site"] }
})
