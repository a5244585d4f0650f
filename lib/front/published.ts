import "server-only"
import { siteDb } from "@/lib/site-db"

/** The articles that a chief put at the top of the front page, in order: while the arrangement holds, and those that are before readers. */
export async function frontPlaces(): Promise<string[]> {
  const places = await siteDb().frontPlace.findMany({ orderBy: { position: "asc" }, select: { id: true } })
  return places.map(({ id }) => id)
}
