import { formerly } from "@/app/(site)/former"
import { missing, reader } from "@/app/(site)/reader"
import { withChildren } from "@/components/site/chrome"
import { SectionDocument } from "@/components/site/lists"
import { pagingOf } from "@/lib/articles/paging"
import { listArticles } from "@/lib/articles/published"
import { tagsOf } from "@/lib/articles/tags"
import { pictureFor } from "@/lib/media/published"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** A section's articles and its children's. */
export const GET = reader(async (visit) => {
  const { parts, query, chrome: coming } = visit
  const chrome = await coming
  const paging = pagingOf(query)
  const section = chrome.sections.find((candidate) => candidate.slug === parts[1])
  if (paging === null) return missing()
  if (section === undefined) return formerly("section", visit)
  const members = withChildren(chrome.sections, section.id)
  const page = await listArticles({ sections: members }, paging)
  const first = paging === "newest"
  const site = { ...chrome, path: urls.section(section.slug) }
  const tags = [...members.map((id) => `section:${id}`), ...tagsOf(page.items)]
  return { document: <SectionDocument chrome={site} section={section} picture={await pictureFor("section", section.id)} page={page} first={first} />, page: "lists", tags, index: first }
}, /^\/sections\/[^/?]+(?:\?.*)?$/)
