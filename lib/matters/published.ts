import "server-only"
import { dateOfDay, dayOfDate, type IsoDay } from "@/lib/arabic/iso-day"
import { siteDb } from "@/lib/site-db"

export type MatterLine = { id: string; title: string }

/** A matter that several papers wrote of, with its pieces that are before readers; null where fewer than two papers are. */
export async function matterPage(id: string): Promise<(MatterLine & { day: IsoDay; articles: string[] }) | null> {
  const row = await siteDb().matter.findUnique({
    where: { id }, select: { id: true, title: true, day: true, articles: { orderBy: { position: "asc" }, select: { articleId: true } } },
  })
  return row && { id: row.id, title: row.title, day: dayOfDate(row.day), articles: row.articles.map(({ articleId }) => articleId) }
}

/** The matters of a day, in the order in which they were made. */
export async function mattersOfDay(day: IsoDay): Promise<MatterLine[]> {
  return siteDb().matter.findMany({ where: { day: dateOfDay(day) }, orderBy: { id: "asc" }, select: { id: true, title: true } })
}
