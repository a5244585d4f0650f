import { countWords } from "@/lib/arabic/reading"
import { slugify } from "@/lib/arabic/slug"
import { databaseNow, db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { houseLabel } from "@/lib/sources/house-label"
import { bodyText } from "./body"
import type { ArticleView } from "./view"
import { visibleTo } from "./visibility"
import { workingCopyOf, workingCopySelect } from "./working-copy"

const named = { select: { id: true, slug: true, name: true } } as const

/** The working copy in the shape that readers' pages are drawn from, as it would look if it went out now. Null for who may not see it. */
export async function previewView(actor: Actor, id: string): Promise<ArticleView | null> {
  const row = await db().article.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: {
      ...workingCopySelect, id: true, section: named,
      source: { select: { id: true, slug: true, name: true, country: true, site: true, monthStyle: true, creditLine: true, indexPolicy: true, kindLabels: true } },
    },
  })
  if (!row) return null
  const now = await databaseNow(db())
  const copy = workingCopyOf(row)
  const [authors, topics, before] = await Promise.all([
    db().author.findMany({ where: { id: { in: copy.authorIds } }, ...named }),
    db().tag.findMany({ where: { id: { in: copy.tagIds } }, ...named }),
    db().publication.findFirst({ where: { articleId: id, liveFrom: { lte: now } }, orderBy: { liveFrom: "desc" }, select: { publishedAt: true } }),
  ])
  const { kindLabels, ...source } = row.source ?? { kindLabels: {} }
  const { title, kicker, subtitle, standfirst, body, origin, kind, sourceDate, sourceUrl } = copy
  return {
    id, title, kicker, subtitle, standfirst, body, origin, kind, sourceDate, sourceUrl, topics,
    slug: slugify(title), publishedAt: before?.publishedAt ?? now, updatedAt: now, words: countWords(bodyText(body)), corrections: [],
    kindLabel: copy.kindLabel ?? houseLabel(kindLabels, kind),
    section: row.section,
    source: origin === "own" || !("id" in source) ? null : source,
    authors: copy.authorIds.flatMap((authorId) => authors.find((author) => author.id === authorId) ?? []),
  }
}
