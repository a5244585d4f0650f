import { monthStyles } from "@/lib/arabic/dates"
import { db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"

/** This newsroom's settings as staff's pages need them. */
export async function newsroomSettings() {
  const row = await db().newsroom.findFirstOrThrow({ select: { name: true, timeZone: true, monthStyle: true, secondPerson: true, demo: true } })
  return { ...row, monthStyle: monthStyles.find((style) => style === row.monthStyle) ?? ("dual" as const) }
}

/** What a clearing of the demonstration would remove; null where there is none, or this person may not clear it. */
export async function demoToClear(actor: Actor): Promise<{ articles: number; people: number; sections: number } | null> {
  if (!can(actor, "demo.clear", { id: "all" })) return null
  if (!(await db().newsroom.findFirst({ where: { demo: true }, select: { id: true } }))) return null
  const [articles, people, sections] = await Promise.all([db().article.count(), db().user.count(), db().section.count()])
  return { articles, people: people - 1, sections }
}
