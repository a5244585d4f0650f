import { countWords } from "@/lib/arabic/reading"
import { slugify } from "@/lib/arabic/slug"
import { databaseNow, db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { fidelityFor } from "@/lib/fidelity/original"
import { readWidths } from "@/lib/media/renditions"
import { urls } from "@/lib/urls"
import { houseLabel } from "@/lib/sources/house-label"
import { bodyFigures, bodyText } from "./body"
import type { WorkingCopy } from "./schema"
import type { ArticleView, PictureView } from "./view"
import { visibleTo } from "./visibility"
import { workingCopyOf, workingCopySelect } from "./working-copy"

const named = { select: { id: true, slug: true, name: true } } as const

/** The working copy in the shape that readers' pages are drawn from, as it would look if it went out now. Null for who may not see it. */
export async function previewView(actor: Actor, id: string): Promise<ArticleView | null> {
  const row = await db().article.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, select: workingCopySelect })
  return row && viewOf(id, workingCopyOf(row), urls.api.picture)
}

/**
 * A working copy of an article, or what a revision kept of one, as readers' pages are drawn from it. `base` says where its pictures are for
 * whoever looks. The caller has asked who may.
 */
export async function viewOf(id: string, copy: WorkingCopy, base: (pictureId: string) => string): Promise<ArticleView> {
  const now = await databaseNow(db())
  const [section, sourceRow, picture, figures, authors, topics, before, article] = await Promise.all([
    copy.sectionId === null ? null : db().section.findUnique({ where: { id: copy.sectionId }, ...named }),
    copy.sourceId === null ? null : db().source.findUnique({ where: { id: copy.sourceId }, select: sourceSelect }),
    copy.pictureId === null ? null : db().media.findUnique({ where: { id: copy.pictureId }, select: pictureSelect }),
    db().media.findMany({ where: { id: { in: bodyFigures(copy.body).map(({ attrs }) => attrs.mediaId) } }, select: pictureSelect }),
    db().author.findMany({ where: { id: { in: copy.authorIds } }, ...named }),
    db().tag.findMany({ where: { id: { in: copy.tagIds } }, ...named }),
    db().publication.findFirst({ where: { articleId: id, liveFrom: { lte: now } }, orderBy: { liveFrom: "desc" }, select: { publishedAt: true } }),
    db().article.findUnique({ where: { id }, select: { clipping: { select: { recognised: true } } } }),
  ])
  const { kindLabels, ...source } = sourceRow ?? { kindLabels: {} }
  const { title, kicker, subtitle, standfirst, body, origin, kind, sourceDate, sourceUrl } = copy
  return {
    id, title, kicker, subtitle, standfirst, body, origin, kind, sourceDate, sourceUrl, topics, section,
    slug: slugify(title), publishedAt: before?.publishedAt ?? now, ...(before === null && { unpublished: true as const }), updatedAt: now, words: countWords(bodyText(body)), corrections: [],
    kindLabel: copy.kindLabel ?? houseLabel(kindLabels, kind), fidelity: fidelityFor(copy, article?.clipping ?? null),
    picture: pictureOf(picture, base), figures: figures.flatMap((figure) => pictureOf(figure, base) ?? []),
    source: origin === "own" || !("id" in source) ? null : source,
    authors: copy.authorIds.flatMap((authorId) => authors.find((author) => author.id === authorId) ?? []),
  }
}

const sourceSelect = { id: true, slug: true, name: true, country: true, site: true, monthStyle: true, creditLine: true, indexPolicy: true, kindLabels: true } as const
const pictureSelect = { id: true, width: true, height: true, renditions: true, focalX: true, focalY: true, alt: true, caption: true, credit: true } as const

type PictureRow = { id: string; renditions: unknown; width: number; height: number; focalX: number; focalY: number; alt: string; caption: string; credit: string }

/** The picture from an address that is not the readers': it may be one that they do not get yet. */
const pictureOf = (row: PictureRow | null, base: (pictureId: string) => string): PictureView | null => {
  if (row === null) return null
  const { renditions, ...picture } = row
  return { ...picture, base: base(row.id), widths: readWidths(renditions) }
}
