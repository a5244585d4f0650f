import { dayIn, type IsoDay } from "@/lib/arabic/dates"
import { dateOfDay, dayOfDate } from "@/lib/arabic/iso-day"
import { searchKey } from "@/lib/arabic/normalize"
import { visibleTo } from "@/lib/articles/visibility"
import { cursorOf, placeOf } from "@/lib/cursor"
import { databaseNow, db } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"
import { can, type Actor } from "@/lib/permissions"
import type { MediaFilters } from "./filters"
import { contentType, filesOf, readWidths } from "./renditions"
import { usesOf } from "./uses"

const PAGE = 40
const SOON = 30 // days before their end in which rights are said to end

/** A picture as the desk shows it in lists and pickers. */
export type PictureLine = {
  id: string; fileName: string; alt: string; caption: string; credit: string; width: number; height: number; widths: number[]
  focalX: number; focalY: number; rightsUntil: IsoDay | null; rightsEnded: boolean
}

const lineSelect = {
  id: true, fileName: true, alt: true, caption: true, credit: true, width: true, height: true, renditions: true, focalX: true, focalY: true,
  rightsUntil: true, createdAt: true,
} satisfies Prisma.MediaSelect

type LineRow = Prisma.MediaGetPayload<{ select: typeof lineSelect }>

function toLine({ renditions, rightsUntil, createdAt: _at, ...row }: LineRow, today: IsoDay): PictureLine {
  const until = rightsUntil && dayOfDate(rightsUntil)
  return { ...row, widths: readWidths(renditions), rightsUntil: until, rightsEnded: until !== null && until < today }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

async function unusedIds(now: Date): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT m.id FROM desk.media m
    WHERE NOT EXISTS (SELECT FROM desk.article a WHERE a.picture_id = m.id)
      AND NOT EXISTS (SELECT FROM desk.article_figure f WHERE f.media_id = m.id)
      AND NOT EXISTS (
        SELECT FROM pub.publication_figure f JOIN pub.publication p ON p.id = f.of_publication
        WHERE f.media_id = m.id AND (p.live_until IS NULL OR p.live_until > ${now.toISOString()}::timestamptz))
      AND NOT EXISTS (SELECT FROM pub.publication p WHERE p.picture_id = m.id AND (p.live_until IS NULL OR p.live_until > ${now.toISOString()}::timestamptz))
      AND NOT EXISTS (SELECT FROM desk.section s WHERE s.picture_id = m.id)
      AND NOT EXISTS (SELECT FROM desk.source s WHERE s.logo_id = m.id)
      AND NOT EXISTS (SELECT FROM desk.newsroom n WHERE n.logo_id = m.id)
    ORDER BY m.created_at DESC LIMIT 5000`
  return rows.map((row) => row.id)
}

async function narrowed(actor: Actor, { q, show, after }: MediaFilters, now: Date, today: IsoDay): Promise<Prisma.MediaWhereInput[]> {
  const place = placeOf(after)
  const words = searchKey(q ?? "").split(" ").filter(Boolean).slice(0, 8)
  return [
    ...words.map((word) => ({ searchKey: { contains: escapeLike(word) } })),
    ...(show === "mine" ? [{ createdBy: actor.id }] : []),
    ...(show === "noAlt" ? [{ alt: "" }] : []),
    ...(show === "rights" ? [{ rightsUntil: { lt: new Date(dateOfDay(today).getTime() + SOON * 86_400_000) } }] : []),
    ...(show === "unused" ? [{ id: { in: await unusedIds(now) } }] : []),
    ...(place ? [{ OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] }] : []),
  ]
}

async function clock() {
  const { timeZone } = await db().newsroom.findFirstOrThrow({ select: { timeZone: true } })
  const now = await databaseNow(db())
  return { now, today: dayIn(now, timeZone) }
}

/** A page of the library, newest first; `next` is the mark of the following page. All staff see all of it. */
export async function listPictures(actor: Actor, filters: MediaFilters): Promise<{ items: PictureLine[]; next: string | null }> {
  if (!can(actor, "media.add", { id: "all" })) return { items: [], next: null }
  const { now, today } = await clock()
  const rows = await db().media.findMany({
    where: { AND: await narrowed(actor, filters, now, today) }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: PAGE + 1, select: lineSelect,
  })
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return { items: rows.slice(0, PAGE).map((row) => toLine(row, today)), next: last ? cursorOf({ at: last.createdAt, id: last.id }) : null }
}

/** One picture as a picker shows what is chosen; null where there is none. */
export async function pictureLine(actor: Actor, id: string): Promise<PictureLine | null> {
  if (!can(actor, "media.add", { id }) || !/^[0-9a-f-]{36}$/.test(id)) return null
  const row = await db().media.findUnique({ where: { id }, select: lineSelect })
  return row && toLine(row, (await clock()).today)
}

/** The picture that came of the very same file, where there is one. */
export async function sameFile(actor: Actor, sha256: string, exceptId?: string): Promise<{ id: string } | null> {
  if (!can(actor, "media.add", { id: "all" })) return null
  return db().media.findFirst({ where: { sha256, ...(exceptId ? { id: { not: exceptId } } : {}) }, orderBy: { createdAt: "asc" }, select: { id: true } })
}

/** Everything that the page of a picture shows; of the articles that use it, by name only those that this person may see. */
export async function pictureForDesk(actor: Actor, id: string) {
  const line = await pictureLine(actor, id)
  if (!line) return null
  const row = await db().media.findUniqueOrThrow({ where: { id }, select: { rights: true, createdBy: true, createdAt: true, bytes: true } })
  const uses = await usesOf(db(), id, await databaseNow(db()))
  const [articles, by] = await Promise.all([
    db().article.findMany({ where: { AND: [{ id: { in: uses.articleIds } }, visibleTo(actor)] }, orderBy: { editedAt: "desc" }, select: { id: true, title: true } }),
    row.createdBy ? db().user.findUnique({ where: { id: row.createdBy }, select: { name: true } }) : null,
  ])
  const facts = { id, createdBy: row.createdBy }
  return {
    ...line, rights: row.rights, by: by?.name ?? null, createdAt: row.createdAt, bytes: row.bytes, articles, unseen: uses.articleIds.length - articles.length,
    sections: uses.sections, sources: uses.sources, logo: uses.logo, used: uses.count > 0,
    changes: can(actor, "media.change", facts), removes: can(actor, "media.remove", facts),
  }
}

/** Where a file of a picture lies in the store, for staff; null where there is no such picture or file. */
export async function pictureFile(actor: Actor, id: string, file: string): Promise<{ path: string; type: string } | null> {
  const type = contentType(file)
  if (type === null || !can(actor, "media.add", { id }) || !/^[0-9a-f-]{36}$/.test(id)) return null
  const row = await db().media.findUnique({ where: { id }, select: { key: true, format: true, renditions: true } })
  return row && filesOf(readWidths(row.renditions), row.format).includes(file) ? { path: `${row.key}/${file}`, type } : null
}
