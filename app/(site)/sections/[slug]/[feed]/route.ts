import { feedsOf } from "@/app/(site)/feeds"
import { withChildren } from "@/components/site/chrome"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

const words = strings.site.feeds

/** The feeds of a section: its articles and its children's. */
export const GET = feedsOf("section", async (slug, { chrome }) => {
  const { sections } = await chrome
  const section = sections.find((candidate) => candidate.slug === slug)
  if (section === undefined) return null
  const members = withChildren(sections, section.id)
  const place = { name: words.section(section.name), description: section.description || words.ofSection(section.name), path: urls.section(section.slug) }
  return { scope: { sections: members }, place, tags: members.map((id) => `section:${id}`) }
})
