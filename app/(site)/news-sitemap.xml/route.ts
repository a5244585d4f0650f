import { reader } from "@/app/(site)/reader"
import { siteDay } from "@/components/site/words"
import { instantOf } from "@/lib/newsroom-time"
import { ownSince, type Listed } from "@/lib/sitemap/published"
import { writeNewsSitemap } from "@/lib/sitemap/write"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

// What the protocol allows.
const MOST = 1_000

/**
 * The newsroom's own pieces of yesterday and today, never older than 48 hours: what is another's is not our news. It changes by what is
 * published and at the newsroom's midnight, and not with every minute.
 */
export const GET = reader(async ({ chrome }) => {
  const { origin, newsroom, now } = await chrome
  const yesterday = new Date(Date.parse(siteDay(now, newsroom)) - 86_400_000).toISOString().slice(0, 10)
  const midnight = instantOf(yesterday, "00:00", newsroom.timeZone, "second")
  const twoDays = now.getTime() - 48 * 3_600_000
  const since = midnight instanceof Date && midnight.getTime() > twoDays ? midnight : new Date(twoDays)
  const found: Listed[] = newsroom.indexOwn ? await ownSince(since, MOST) : []
  const entries = found.map(({ id, slug, title, publishedAt }) => ({ address: origin + urls.article(id, slug), title, published: publishedAt }))
  return { text: writeNewsSitemap(newsroom.name, entries), type: "application/xml; charset=utf-8", tags: ["articles"] }
})
