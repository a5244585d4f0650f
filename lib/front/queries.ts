import { liveAt } from "@/lib/articles/visibility"
import { databaseNow, db } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { answering } from "@/lib/search/desk"

const FOUND = 12

/** An article that may stand on the front page; `live` where readers have it now. */
export type PlaceLine = { id: string; title: string; source: string | null; section: string | null; live: boolean }

/** The arrangement as it was saved last, what has fallen out of it included; null for who may not arrange the front page. */
export async function frontForDesk(actor: Actor) {
  if (!can(actor, "front.arrange", { id: "front" })) return null
  const now = await databaseNow(db())
  const [front, places] = await Promise.all([
    db().front.findFirst({ select: { version: true, until: true, changedAt: true, changedBy: true } }),
    db().frontPlace.findMany({
      orderBy: { position: "asc" },
      select: {
        article: {
          select: {
            id: true, title: true, source: { select: { name: true } }, section: { select: { name: true } },
            publications: { where: liveAt(now), select: { title: true } },
          },
        },
      },
    }),
  ])
  return {
    version: front?.version ?? 0, until: front?.until ?? null, ended: front?.until ? front.until <= now : false,
    changed: front && front.changedBy !== "" ? { by: front.changedBy, at: front.changedAt } : null,
    places: places.map(({ article: { id, title, source, section, publications } }): PlaceLine => (
      { id, title: publications[0]?.title ?? title, source: source?.name ?? null, section: section?.name ?? null, live: publications.length > 0 }
    )),
  }
}

/** What readers have now whose title has these words, newest first; the newest of all where there are none. Null for who may not arrange. */
export async function liveArticles(actor: Actor, words: string): Promise<PlaceLine[] | null> {
  if (!can(actor, "front.arrange", { id: "front" })) return null
  const now = await databaseNow(db())
  const rows = await db().publication.findMany({
    where: { ...liveAt(now), ...(words.trim() === "" ? {} : { article: await answering(actor, words, "title") }) },
    orderBy: [{ publishedAt: "desc" }, { articleId: "desc" }], take: FOUND,
    select: { articleId: true, title: true, source: { select: { name: true } }, article: { select: { section: { select: { name: true } } } } },
  })
  return rows.map(({ articleId, title, source, article }) => (
    { id: articleId, title, source: source?.name ?? null, section: article.section?.name ?? null, live: true }
  ))
}
