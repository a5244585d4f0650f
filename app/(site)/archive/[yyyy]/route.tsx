import { missing, reader } from "@/app/(site)/reader"
import { YearDocument } from "@/components/site/archive"
import { daysBeside, daysBetween } from "@/lib/days/published"
import { spanOf } from "@/lib/days/view"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** A year of the archive, by months and days; one with nothing in it is nowhere. */
export const GET = reader(async ({ parts, chrome }) => {
  const [, year = ""] = parts
  const span = spanOf(year)
  if (span === null) return missing()
  const [days, beside] = await Promise.all([daysBetween(span.from, span.to), daysBeside(span.from, span.to)])
  if (days.length === 0) return missing("articles")
  const site = { ...(await chrome), path: urls.archive(year) }
  return { document: <YearDocument chrome={site} year={year} days={days} beside={beside} />, page: "lists", tags: ["articles"] }
})
