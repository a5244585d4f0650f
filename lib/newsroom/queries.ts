import { monthStyles } from "@/lib/arabic/dates"
import { db } from "@/lib/db"

/** This newsroom's settings as staff's pages need them. */
export async function newsroomSettings() {
  const row = await db().newsroom.findFirstOrThrow({ select: { name: true, timeZone: true, monthStyle: true, secondPerson: true, demo: true } })
  return { ...row, monthStyle: monthStyles.find((style) => style === row.monthStyle) ?? ("dual" as const) }
}
