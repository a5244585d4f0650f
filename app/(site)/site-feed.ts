import { feedAnswer, feedsAt } from "@/app/(site)/feeds"
import { reader } from "@/app/(site)/reader"
import { strings } from "@/lib/strings"

const words = strings.site.feeds

/** The newest of the whole site, as a feed: the format is the last part of the address. */
export const siteFeed = reader(async (visit) => {
  const { newsroom } = await visit.chrome
  return feedAnswer(visit, { scope: "all", place: { name: words.all, description: newsroom.tagline || words.whole, path: "/" }, tags: ["front"] })
}, feedsAt(""))
