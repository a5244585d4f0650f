import "server-only"
import { viewOf } from "@/lib/articles/preview"
import { bodyFigures } from "@/lib/articles/body"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { ArticleView } from "@/lib/articles/view"
import { workingCopyOf, workingCopySelect } from "@/lib/articles/working-copy"
import { isToken, tokenHash } from "@/lib/auth/token"
import { databaseNow, db, type Tx } from "@/lib/db"
import { record } from "@/lib/history/record"
import { contentType, filesOf, readWidths } from "@/lib/media/renditions"
import { fieldProblems, refuse, reject, settle, type Result } from "@/lib/result"
import { copyOfSnapshot } from "@/lib/revisions/snapshot"
import { refuseFrozen } from "@/lib/safety/begin"
import { urls } from "@/lib/urls"
import { makerMay, makerSelect } from "./maker"
import { guestSchema } from "./schema"
import type { GuestNote } from "./view"

// What somebody without an account may do with a review link. None of it is a command, because who does it is nobody we know: what they may
// is said by the link, as with an invitation (docs/decisions/0021).

/** Most that one link brings: in ten minutes, and ever. */
export const GUEST_BURST = 10
export const GUEST_MOST = 200

const linkSelect = { id: true, label: true, articleId: true, createdBy: true, expiresAt: true, revision: { select: { version: true, snapshot: true } }, ...makerSelect } as const

/** The link that a token opens now. Wrong, revoked, expired, of an article in the trash, of a maker who may make none now: none, all alike. */
async function openLink(tx: Pick<Tx, "reviewLink">, token: string, now: Date) {
  if (!isToken(token)) return null
  const link = await tx.reviewLink.findFirst({
    where: { tokenHash: tokenHash(token), revokedAt: null, expiresAt: { gt: now }, article: { purgedAt: null, phase: { not: "trashed" } } }, select: linkSelect,
  })
  return link && makerMay(link) ? link : null
}

type Open = NonNullable<Awaited<ReturnType<typeof openLink>>>

/** The text that a link shows: what its revision kept, or the working copy as it is now. */
async function shownBy(link: Open): Promise<{ copy: WorkingCopy; version: number }> {
  if (link.revision === null) {
    const row = await db().article.findUniqueOrThrow({ where: { id: link.articleId }, select: workingCopySelect })
    return { copy: workingCopyOf(row), version: row.version }
  }
  const copy = copyOfSnapshot(link.revision.snapshot)
  if (!copy) throw new Error(`the revision of review link ${link.id} is no working copy`)
  return { copy, version: link.revision.version }
}

export type Shared = { view: ArticleView; version: number; pinned: boolean; expiresAt: Date; notes: GuestNote[] }

/** What a link shows, or null. Changes nothing. */
export async function sharedArticle(token: string): Promise<(Shared & { linkId: string }) | null> {
  const link = await openLink(db(), token, await databaseNow(db()))
  if (!link) return null
  const { copy, version } = await shownBy(link)
  const [view, notes] = await Promise.all([
    viewOf(link.articleId, copy, (picture) => urls.reviewPicture(token, picture)),
    db().note.findMany({
      where: { linkId: link.id }, orderBy: { createdAt: "asc" }, take: GUEST_MOST,
      select: { id: true, authorName: true, text: true, createdAt: true, verdict: true },
    }),
  ])
  return {
    linkId: link.id, view, version, pinned: link.revision !== null, expiresAt: link.expiresAt,
    notes: notes.map(({ id, authorName, text, createdAt, verdict }) => ({ id, name: authorName, text, at: createdAt, verdict: verdict === "agreed" || verdict === "changes" ? verdict : null })),
  }
}

/** The same, and that it was opened now. It is opened as often as one likes, by whoever looks through a message's links too. */
export async function openShared(token: string): Promise<Shared | null> {
  const shared = await sharedArticle(token)
  if (!shared) return null
  await db().$executeRaw`
    INSERT INTO desk.review_opening AS o (link_id, version, at) VALUES (${shared.linkId}::uuid, ${shared.version}, date_trunc('minute', clock_timestamp()))
    ON CONFLICT (link_id, version, at) DO UPDATE SET times = o.times + 1`
  return shared
}

/** A picture's file for who has a link, where the text that it shows has that picture. */
export async function sharedPicture(token: string, id: string, file: string): Promise<{ path: string; type: string } | null> {
  const type = contentType(file)
  const link = type === null ? null : await openLink(db(), token, await databaseNow(db()))
  if (type === null || !link) return null
  const { copy } = await shownBy(link)
  if (copy.pictureId !== id && !bodyFigures(copy.body).some((figure) => figure.attrs.mediaId === id)) return null
  const row = await db().media.findUnique({ where: { id }, select: { key: true, format: true, renditions: true } })
  // What readers would get, and not the picture as it was sent in.
  return row && !file.startsWith("master.") && filesOf(readWidths(row.renditions), row.format).includes(file) ? { path: `${row.key}/${file}`, type } : null
}

/**
 * What a guest says of an article, with or without a word of what they think of it: a note that the staff answer and resolve like any other,
 * and that waits for whoever made the link. Plain text, bounded in length and number; refused while the newsroom is frozen.
 */
export async function sayAsGuest(token: string, raw: unknown): Promise<Result<{ id: string }>> {
  if (!isToken(token)) return reject({ code: "not_found" })
  const parsed = guestSchema.safeParse(raw)
  if (!parsed.success) return reject({ code: "invalid", fields: fieldProblems(parsed.error) })
  const { name, text, place, verdict } = parsed.data
  return settle(() => db().$transaction(async (tx) => {
    await refuseFrozen(tx)
    // One after the other, so that a hundred at once are counted one by one.
    await tx.$queryRaw`SELECT id FROM desk.review_link WHERE token_hash = ${tokenHash(token)} FOR NO KEY UPDATE`
    const now = await databaseNow(tx)
    const link = await openLink(tx, token, now)
    if (!link) return refuse({ code: "not_found" })
    await refuseMany(tx, link.id, now)
    const version = link.revision?.version ?? (await tx.article.findUniqueOrThrow({ where: { id: link.articleId }, select: { version: true } })).version
    const note = await tx.note.create({
      data: { articleId: link.articleId, text, ...place, authorName: name, createdBy: null, createdAt: now, linkId: link.id, verdict: verdict === "" ? null : verdict, version },
      select: { id: true },
    })
    await tx.noteMention.create({ data: { noteId: note.id, userId: link.createdBy }, select: { noteId: true } })
    // No account's name stands where theirs would: what a guest calls themselves is a guest's word.
    const data = { by: "guest", link: link.id, label: link.label, name, ...(verdict === "" ? {} : { verdict }) }
    await record(tx, { actorId: null, actorName: "", action: "review.say", subjectType: "note", subjectId: link.articleId, data })
    return note
  }))
}

async function refuseMany(tx: Tx, linkId: string, now: Date): Promise<void> {
  const lately = await tx.note.count({ where: { linkId, createdAt: { gt: new Date(now.getTime() - 10 * 60_000) } } })
  if (lately >= GUEST_BURST) refuse({ code: "throttled", minutes: 10 })
  if ((await tx.note.count({ where: { linkId } })) >= GUEST_MOST) refuse({ code: "not_allowed_now", state: "link_full" })
}
