import { reader } from "@/app/(site)/reader"
import { MOST_NEWS, newsSince } from "@/lib/sitemap/parts"
import { ownSince } from "@/lib/sitemap/published"
import { writeNewsSitemap } from "@/lib/sitemap/write"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** The newsroom's own pieces of yesterday and today: what is another's is not our news. */
export const GET = reader(async ({ chrome }) => {
  const { origin, newsroom, now } = await chrome
  const found = newsroom.indexOwn ? await ownSince(newsSince(now, newsroom.timeZone), MOST_NEWS) : []
  const entries = found.map(({ id, slug, title, publishedAt }) => ({ address: origin + urls.article(id, slug), title, published: publishedAt }))
  return { text: writeNewsSitemap(newsroom.name, entries), type: "application/xml; charset=utf-8", tags: ["articles"] }
})
