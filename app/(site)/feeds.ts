import { addresses, formerly } from "@/app/(site)/former"
import { missing, reader, type Answer, type Visit } from "@/app/(site)/reader"
import { feedOf, type FeedPlace } from "@/components/site/feed"
import { lastWithdrawal, newestWhole, type Scope } from "@/lib/articles/published"
import { tagsOf } from "@/lib/articles/tags"
import type { ArticleView } from "@/lib/articles/view"
import { feedFormats, feedNames, isFeedFormat } from "@/lib/feeds/model"
import { writeFeed } from "@/lib/feeds/write"

/** How many articles a feed holds: more than a digest of the papers brings in a day. */
export const HELD = 40

/** Of what a feed is, and the tags of its page; null where nothing has that address now. */
export type FeedOf = { place: FeedPlace; tags: readonly string[] } & ({ scope: Scope } | { articles: readonly ArticleView[] })

/** The feed at this address, in the format that the last part of it names. */
export async function feedAnswer({ parts, chrome: coming }: Visit, { place, tags, ...of }: FeedOf): Promise<Answer> {
  const format = parts.at(-1) ?? ""
  if (!isFeedFormat(format)) return missing()
  const [articles, withdrawn, chrome] = await Promise.all(["scope" in of ? newestWhole(of.scope, HELD) : of.articles, lastWithdrawal(), coming])
  const feed = feedOf(place, format, articles, chrome, withdrawn)
  const topics = articles.flatMap((view) => view.topics.map((topic) => `topic:${topic.id}`))
  return { text: writeFeed(format, feed), type: feedFormats[format], changed: feed.updated, tags: [...tags, ...tagsOf(articles), ...topics] }
}

const NAMES = feedNames.map((name) => name.replace(".", "\\.")).join("|")

/** The addresses of the feeds under the page at this path, which is a pattern. */
export const feedsAt = (path: string) => new RegExp(`^${path}/(?:${NAMES})$`)

/** The route of the feeds under a thing's page: what `find` finds by its slug, or where what once had that slug is now. */
export const feedsOf = (what: keyof typeof addresses, find: (slug: string, visit: Visit) => Promise<FeedOf | null>) =>
  reader(async (visit) => {
    const [, slug = "", format = ""] = visit.parts
    if (!isFeedFormat(format)) return missing()
    const found = await find(slug, visit)
    return found === null ? formerly(what, visit) : feedAnswer(visit, found)
  }, feedsAt(`${addresses[what]("")}[^/?]+`))
