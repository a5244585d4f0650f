import { dayIn } from "@/lib/arabic/dates"
import { dayAfter } from "@/lib/calendar/days"
import { instantOf } from "@/lib/newsroom-time"

/** How many articles a part of the sitemap is planned to hold; it is parted when it holds more than twice as many. Pure. */
export const PART = 1_000
/** What no part may exceed, by the protocol of sitemaps. */
export const MOST = 50_000
/** The parts beside the articles': pages that are lists, and those of by-lines and of topics, of which there may be as many as a part may hold. */
export const LISTS = ["pages", "authors", "topics"] as const
export type Names = Exclude<(typeof LISTS)[number], "pages">

/** What a sitemap of news may hold at the most, and how far back, by its protocol. */
export const MOST_NEWS = 1_000
const NEWS_AGE = 48 * 3_600_000 // ms

/**
 * Since when a piece is news: since the newsroom's midnight before the last one, and never longer than 48 hours. So it changes by what is
 * published and at midnight, and not with every minute. Pure.
 */
export function newsSince(now: Date, timeZone: string): Date {
  const oldest = new Date(now.getTime() - NEWS_AGE)
  const midnight = instantOf(dayAfter(dayIn(now, timeZone), -1), "00:00", timeZone, "second")
  return midnight instanceof Date && midnight > oldest ? midnight : oldest
}

/** The part with this name: from when, and until when. Null where no part begins then. */
export type Range = { from: Date | null; until: Date | null }

const FIRST = "0"

/** The name of the part that begins at a time; of the first, which begins with the first article, for null. */
export const partName = (begins: Date | null): string => (begins === null ? FIRST : begins.getTime().toString(36))

/** The time at which the part of this name begins; null for the first, undefined for what is no name of a part. */
export function beginningOf(name: string): Date | null | undefined {
  if (name === FIRST) return null
  const time = /^-?[1-9a-z][0-9a-z]{0,9}$/.test(name) ? parseInt(name, 36) : NaN
  return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? new Date(time) : undefined
}
