import { dateOfDay, dayOfDate, type IsoDay } from "@/lib/arabic/iso-day"
import { bodyText } from "@/lib/articles/body"
import { readBody } from "@/lib/articles/body-schema"
import { liveAt } from "@/lib/articles/visibility"
import { databaseNow, db } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"
import { can, type Actor } from "@/lib/permissions"
import { suggestMatters } from "./suggest"
import type { MattersDay } from "./view"

const MOST = 80
const OTHERS = 200
const LEAD = 1_500 // characters of a body: what a piece is about stands in its beginning

/** What the papers said on a day, what of it seems to be about one thing, and what was confirmed; null for who may confirm nothing. */
export async function mattersForDesk(actor: Actor, asked: IsoDay | null): Promise<MattersDay | null> {
  if (!can(actor, "matter.confirm", { id: asked ?? "newest" })) return null
  const now = await databaseNow(db())
  const live: Prisma.PublicationWhereInput = { sourceId: { not: null }, ...liveAt(now) }
  const newest = asked ?? (await db().publication.findFirst({ where: { ...live, day: { not: null } }, orderBy: { day: "desc" }, select: { day: true } }))?.day ?? now
  const date = typeof newest === "string" ? dateOfDay(newest) : newest
  const [rows, others, matters] = await Promise.all([
    db().publication.findMany({
      where: { ...live, day: date }, orderBy: [{ publishedAt: "desc" }, { articleId: "desc" }], take: MOST,
      select: { articleId: true, title: true, standfirst: true, body: true, source: { select: { id: true, name: true, mergedInto: { select: { id: true, name: true } } } }, article: { select: { matter: true } } },
    }),
    db().publication.findMany({ where: { ...live, day: { not: date } }, orderBy: { publishedAt: "desc" }, take: OTHERS, select: { title: true, standfirst: true } }),
    db().matter.findMany({ where: { day: date }, orderBy: { createdAt: "asc" }, select: { id: true, title: true, articles: { orderBy: { position: "asc" }, select: { articleId: true } } } }),
  ])
  const pieces = rows.map(({ articleId: id, title, source, article }) => {
    const paper = source?.mergedInto ?? source
    return { id, title, paper: paper?.name ?? "", paperId: paper?.id ?? "", taken: article.matter !== null }
  })
  const texts = rows.flatMap(({ articleId: id, title, standfirst, body }, index) => {
    const read = readBody(body)
    const piece = pieces[index]
    return piece && !piece.taken ? [{ id, paper: piece.paperId, text: `${title}\n${standfirst}\n${read ? bodyText(read).slice(0, LEAD) : ""}` }] : []
  })
  return {
    day: dayOfDate(date), pieces, suggestions: suggestMatters(texts, others.map(({ title, standfirst }) => `${title} ${standfirst}`)),
    matters: matters.map(({ id, title, articles }) => ({ id, title, pieces: articles.map(({ articleId }) => articleId) })),
  }
}
