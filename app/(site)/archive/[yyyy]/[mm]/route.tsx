import { missing, reader } from "@/app/(site)/reader"
import { MonthDocument } from "@/components/site/archive"
import { daysBeside, daysBetween } from "@/lib/days/published"
import { spanOf } from "@/lib/days/view"
import { urls } from "@/lib/urls"

export const dynamic = "force-dynamic"

/** A month of the archive, day by day; one with nothing in it is nowhere. */
export const GET = reader(async ({ parts, chrome }) => {
  const [, year = "", month = ""] = parts
  const span = spanOf(year, month)
  if (span === null) return missing()
  const [days, beside] = await Promise.all([daysBetween(span.from, span.to), daysBeside(span.from, span.to)])
  if (days.length === 0) return missing("articles")
  const site = { ...(await chrome), path: urls.archive(`${year}-${month}`) }
  return { document: <MonthDocument chrome={site} month={`${year}-${month}`} days={days} beside={beside} />, page: "lists", tags: ["articles"] }
})
