import { dateOfDay } from "@/lib/arabic/iso-day"
import { countWords } from "@/lib/arabic/reading"
import { slugify } from "@/lib/arabic/slug"
import { bodyFigures, bodyText, type Body } from "@/lib/articles/body"
import { keepRevision } from "@/lib/articles/working-copy"
import type { Tx } from "@/lib/db"
import { fidelityFor } from "@/lib/fidelity/original"
import { refuse } from "@/lib/result"
import { writeSearch } from "@/lib/search/write"
import { houseLabel } from "@/lib/sources/house-label"

export type PublicCorrection = { at: string; note: string }

type Publish = { articleId: string; actorId: string; reason: "published" | "corrected"; liveFrom: Date; now: Date; correction?: string }

/** Pins the working copy as a revision and writes the row that readers will see from `liveFrom` on. Gives that row's id. */
export async function writePublication(tx: Tx, { articleId, actorId, reason, liveFrom, now, correction }: Publish): Promise<string> {
  const { revisionId, version, copy } = await keepRevision(tx, articleId, reason, actorId)
  if (copy.sectionId === null) throw new Error("published without a section: the checklist was not asked")
  const before = await tx.publication.findFirst({
    where: { articleId, liveFrom: { lte: now } }, orderBy: { liveFrom: "desc" }, select: { publishedAt: true, corrections: true },
  })
  const corrections = [
    ...(Array.isArray(before?.corrections) ? before.corrections : []),
    ...(correction === undefined ? [] : [{ at: liveFrom.toISOString(), note: correction } satisfies PublicCorrection]),
  ]
  const { title, kicker, subtitle, standfirst, body, origin, kind, sectionId, sourceId, sourceDateText, sourceUrl } = copy
  const picture = await pinnedPicture(tx, copy.pictureId)
  const { clipping } = await tx.article.findUniqueOrThrow({ where: { id: articleId }, select: { clipping: { select: { recognised: true } } } })
  await holdFigures(tx, body)
  // The first day before readers stays an article's day, whatever follows.
  const publishedAt = before?.publishedAt ?? liveFrom
  const row = await tx.publication.create({
    data: {
      articleId, revisionId, version, liveFrom, publishedAt, slug: slugify(title), origin, kind, title, kicker, subtitle, standfirst, body,
      words: countWords(bodyText(body)), sectionId, sourceId: origin === "own" ? null : sourceId,
      kindLabel: copy.kindLabel ?? (await labelOfHouse(tx, origin === "own" ? null : sourceId, kind)),
      sourceDate: copy.sourceDate === null ? null : dateOfDay(copy.sourceDate), sourceDateText, sourceUrl, corrections, ...picture,
      fidelity: fidelityFor(copy, clipping),
    },
    select: { id: true },
  })
  await tx.publicationAuthor.createMany({ data: copy.authorIds.map((authorId, position) => ({ publicationId: row.id, authorId, position, publishedAt })) })
  await tx.publicationTag.createMany({ data: copy.tagIds.map((tagId) => ({ publicationId: row.id, tagId, publishedAt })) })
  await writeSearch(tx, [row.id])
  await announce(tx, articleId)
  return row.id
}

/** Which picture goes out, and what is said of it at this time. Its row is held, so that nobody removes it meanwhile. */
async function pinnedPicture(tx: Tx, id: string | null) {
  if (id === null) return {}
  const [row] = await tx.$queryRaw<{ alt: string; caption: string; credit: string }[]>`
    SELECT alt, caption, credit FROM desk.media WHERE id = ${id}::uuid FOR SHARE`
  return row ? { pictureId: id, pictureAlt: row.alt, pictureCaption: row.caption, pictureCredit: row.credit } : {}
}

/** The rows of the pictures in a text, held so that nobody removes them meanwhile; which they are is kept with the publication by the database. */
async function holdFigures(tx: Tx, body: Body): Promise<void> {
  const ids = [...new Set(bodyFigures(body).map(({ attrs }) => attrs.mediaId))]
  if (ids.length > 0) await tx.$queryRaw`SELECT id FROM desk.media WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR SHARE`
}

/** Pinned with the publication: readers' reads need not ask for it, and a label that changes later was not what they read. */
async function labelOfHouse(tx: Tx, sourceId: string | null, kind: string): Promise<string | null> {
  const source = sourceId === null ? null : await tx.source.findUnique({ where: { id: sourceId }, select: { kindLabels: true } })
  return houseLabel(source?.kindLabels, kind)
}

/** Takes back the row that lies ahead. Refuses as too late where its time has come in the meantime. */
export async function takeBack(tx: Tx, publicationId: string): Promise<void> {
  const gone = await tx.$executeRaw`DELETE FROM pub.publication WHERE id = ${publicationId}::uuid AND live_from > clock_timestamp()`
  if (gone === 0) refuse({ code: "too_late" })
}

/** Sets or opens the end of the row that readers see. */
export async function setEnd(tx: Tx, publicationId: string, liveUntil: Date | null): Promise<void> {
  await tx.publication.update({ where: { id: publicationId }, data: { liveUntil }, select: { id: true } })
}

/** Leaves word for whoever keeps pages ready (the worker, the page store) that this article changed. */
export async function announce(tx: Tx, articleId: string): Promise<void> {
  await tx.outbox.create({ data: { topic: "article.changed", payload: { articleId } } })
}
