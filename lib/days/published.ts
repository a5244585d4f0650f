import "server-only"
import { dateOfDay, dayOfDate, type IsoDay } from "@/lib/arabic/iso-day"
import { siteDb, siteRead } from "@/lib/site-db"
import type { DayCount } from "./view"

/** The days from one to another, both among them, under which the archive has something, and how much. */
export async function daysBetween(from: IsoDay, to: IsoDay): Promise<DayCount[]> {
  const rows = await siteDb().day.findMany({ where: { day: { gte: dateOfDay(from), lte: dateOfDay(to) } }, orderBy: { day: "asc" } })
  return rows.map(({ day, articles }) => ({ day: dayOfDate(day), articles }))
}

/** The nearest days before and after these that have something; null where there is none. */
export async function daysBeside(from: IsoDay, to = from): Promise<{ before: DayCount | null; after: DayCount | null }> {
  const [before, after] = await Promise.all([
    siteDb().day.findFirst({ where: { day: { lt: dateOfDay(from) } }, orderBy: { day: "desc" } }),
    siteDb().day.findFirst({ where: { day: { gt: dateOfDay(to) } }, orderBy: { day: "asc" } }),
  ])
  const count = (row: typeof before) => row && { day: dayOfDate(row.day), articles: row.articles }
  return { before: count(before), after: count(after) }
}

const readMonths = { name: "archive_months", text: "SELECT to_char(m.month, 'YYYY-MM') AS month, m.articles FROM pub.month m ORDER BY m.month DESC" }

/** How much each month has, newest first: of the whole archive. */
export const monthsOfArchive = (): Promise<{ month: string; articles: number }[]> => siteRead(readMonths)
