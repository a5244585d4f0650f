import { countWords } from "@/lib/arabic/reading"
import { slugify } from "@/lib/arabic/slug"
import { databaseNow, db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { readWidths } from "@/lib/media/renditions"
import { urls } from "@/lib/urls"
import { houseLabel } from "@/lib/sources/house-label"
import { bodyText } from "./body"
import type { ArticleView, PictureView } from "./view"
import { visibleTo } from "./visibility"
import { workingCopyOf, workingCopySelect } from "./working-copy"

const named = { select: { id: true, slug: true, name: true } } as const

/** The working copy in the shape that readers' pages are drawn from, as it would look if it went out now. Null for who may not see it. */
export async function previewView(actor: Actor, id: string): Promise<ArticleView | null> {
  const row = await db().article.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: {
      ...workingCopySelect, id: true, section: named,
      picture: { select: { id: true, width: true, height: true, renditions: true, focalX: true, focalY: true, alt: true, caption: true, credit: true } },
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
    section: row.section, picture: pictureOf(row.picture),
    source: origin === "own" || !("id" in source) ? null : source,
    authors: copy.authorIds.flatMap((authorId) => authors.find((author) => author.id === authorId) ?? []),
  }
}

type PictureRow = { id: string; renditions: unknown; width: number; height: number; focalX: number; focalY: number; alt: string; caption: string; credit: string }

/** The picture from the desk's own address: it may be one that readers do not get yet. */
const pictureOf = (row: PictureRow | null): PictureView | null => {
  if (row === null) return null
  const { renditions, ...picture } = row
  return { ...picture, base: urls.api.picture(row.id), widths: readWidths(renditions) }
}
