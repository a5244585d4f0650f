import { z } from "zod"
import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { newArticleId } from "@/lib/ids"
import { presentIds } from "@/lib/names/merge"
import { can, type Actor } from "@/lib/permissions"
import { takenFrom } from "@/lib/presence/taken"
import { refuse } from "@/lib/result"
import { visibleArticle, type LockedArticle } from "./facts"
import { asideSchema, articleId, createSchema, saveSchema, workingCopySchema, type WorkingCopyFields } from "./schema"
import { keepAsideText, keepCheckpoint, keepRevision, keepStanding, refuseStale, replaceLinks, withPresentFigures, withPresentNames, workingCopyData } from "./working-copy"

const FIRST_VERSION = 1

/** What a save writes: all but the plan, which is set by itself and which an open editor does not know to have moved (docs/decisions/0022). */
function textOf(fields: WorkingCopyFields) {
  const { plannedFor: _plan, ...columns } = workingCopyData(fields)
  return columns
}

/** The section that an id means now; one that is not there stays as it came, and is refused as gone. */
const presentSection = async (tx: Tx, id: string | null) => (id === null ? null : ((await presentIds(tx, "section", [id])).get(id) ?? id))

/** Starts an article, the writer's own draft. The same `saveId` again gives the article that it started. */
export const create = command({
  permission: "article.create",
  input: createSchema,
  load: async ({ tx, actor, input }) => ({ id: "new", writerId: actor.id, sectionId: await presentSection(tx, input.article.sectionId), isDraft: true }),
  run: async ({ tx, actor, input, now }) => {
    const receipt = input.saveId && (await tx.saveReceipt.findUnique({ where: { saveId: input.saveId }, select: { articleId: true, userId: true, version: true } }))
    if (receipt) {
      if (receipt.userId !== actor.id) refuse({ code: "forbidden" })
      return { id: receipt.articleId, version: receipt.version }
    }
    const article = await withPresentNames(tx, input.article)
    if (input.clippingId && !(await tx.clipping.findFirst({ where: { id: input.clippingId, createdBy: actor.id }, select: { id: true } }))) {
      refuse({ code: "not_found" }) // a clipping of somebody else's does not exist for who begins an article
    }
    const id = newArticleId()
    await tx.article.create({
      data: {
        ...workingCopyData(article), id, clippingId: input.clippingId,
        writerId: actor.id, editedById: actor.id, createdAt: now, editedAt: now,
      },
    })
    await replaceLinks(tx, id, article)
    if (input.saveId) await tx.saveReceipt.create({ data: { saveId: input.saveId, articleId: id, userId: actor.id, version: FIRST_VERSION } })
    return { id, version: FIRST_VERSION }
  },
})

/**
 * Writes the working copy, and only that; readers see nothing of it. Needs the version it was based on.
 * The same `saveId` again gives the same answer and writes nothing. After an approval, with the second-person rule on, it returns to review.
 * What stood before is kept as a checkpoint where ten minutes passed since the last revision. From a page whose article somebody took over
 * the text is kept beside as a revision, and the working copy stays as it is: `takenBy` says whose it is.
 */
export const saveWorkingCopy = command({
  permission: "article.edit",
  input: saveSchema,
  unrecorded: true,
  load: async (c) => {
    const article = await visibleArticle(c)
    return article && { ...article, toSectionId: await presentSection(c.tx, c.input.article.sectionId) }
  },
  run: async ({ tx, actor, input, subject, now }): Promise<{ version: number; takenBy?: string }> => {
    const receipt = await tx.saveReceipt.findUnique({ where: { saveId: input.saveId }, select: { articleId: true, userId: true, version: true } })
    if (receipt) {
      if (receipt.articleId !== input.id || receipt.userId !== actor.id) refuse({ code: "forbidden" })
      return { version: receipt.version }
    }
    const { state } = subject.standing
    if (state === "trashed") refuse({ code: "not_allowed_now", state })
    const takenBy = input.tab ? await takenFrom(tx, input.id, input.tab, actor.id) : null
    if (takenBy !== null) {
      await keepAsideText(tx, input, "taken_over", actor.id)
      return { version: input.baseVersion, takenBy }
    }
    await refuseStale(tx, input.id, input.baseVersion)
    await refuseLifting(tx, actor, subject, input.article.embargoUntil, now)
    const article = await withPresentNames(tx, input.article)
    await keepCheckpoint(tx, input.id, now)
    const version = input.baseVersion + 1
    await tx.article.update({
      where: { id: input.id, version: input.baseVersion },
      data: { ...textOf(article), version, editedById: actor.id, editedAt: now, ...(await backToReview(tx, state)) },
    })
    await replaceLinks(tx, input.id, article)
    await tx.saveReceipt.create({ data: { saveId: input.saveId, articleId: input.id, userId: actor.id, version } })
    return { version }
  },
})

/**
 * Two texts met that nobody has chosen between yet: mine is kept as a revision beside the working copy, and so is the one that stands
 * there, whatever is chosen then (security.md R-3). The same `saveId` again keeps nothing twice.
 */
export const keepAside = command({
  permission: "article.keepAside",
  input: asideSchema,
  load: visibleArticle,
  run: async ({ tx, actor, input, subject }) => {
    const { state } = subject.standing
    if (state === "trashed") refuse({ code: "not_allowed_now", state })
    await keepStanding(tx, input.id, "conflict")
    await keepAsideText(tx, input, "conflict", actor.id)
    return { id: input.id }
  },
  note: ({ input }) => ({ revision: input.saveId }),
})

/**
 * An embargo that lies ahead is lifted or moved forward by who may release it, with a reason, in publishing. A save is no way around it:
 * only while the article is its writer's own draft is it a field like any other.
 */
async function refuseLifting(tx: Tx, actor: Actor, subject: LockedArticle, embargoUntil: Date | null, now: Date) {
  const before = await tx.article.findUniqueOrThrow({ where: { id: subject.id }, select: { embargoUntil: true } })
  if (before.embargoUntil === null || before.embargoUntil <= now) return
  if (embargoUntil !== null && embargoUntil >= before.embargoUntil) return
  // A checkpoint of one's own work tells nobody anything.
  const sent = await tx.revision.count({ where: { articleId: subject.id, reason: { not: "checkpoint" } } })
  const ownDraft = subject.isDraft && subject.writerId === actor.id && sent === 0
  if (!ownDraft && !can(actor, "article.releaseEmbargo", subject)) refuse({ code: "invalid", fields: { embargoUntil: ["embargoed"] } })
}

/** With the second-person rule on, what was approved is approved no more once it is changed. */
async function backToReview(tx: Tx, state: string) {
  if (state !== "approved") return {}
  const { secondPerson } = await tx.newsroom.findFirstOrThrow({ select: { secondPerson: true } })
  return secondPerson ? { phase: "in_review", approvedById: null } : {}
}

/** Puts a revision back into the working copy; what stood there is kept as a revision first. What is live is not touched. */
export const restore = command({
  permission: "article.restore",
  input: z.strictObject({ id: articleId, version: z.coerce.number().int().positive(), revisionId: z.uuid() }),
  load: visibleArticle,
  run: async ({ tx, actor, input, subject, now }) => {
    const { state } = subject.standing
    if (state === "trashed") refuse({ code: "not_allowed_now", state })
    await refuseStale(tx, input.id, input.version)
    const revision = await tx.revision.findFirst({ where: { id: input.revisionId, articleId: input.id }, select: { snapshot: true } })
    if (!revision) return refuse({ code: "not_found" })
    const fields = workingCopySchema.safeParse(revision.snapshot)
    if (!fields.success) throw new Error(`revision ${input.revisionId} is no working copy`)
    const toSectionId = await presentSection(tx, fields.data.sectionId)
    if (!can(actor, "article.restore", { ...subject, toSectionId })) refuse({ code: "forbidden" })
    await refuseLifting(tx, actor, subject, fields.data.embargoUntil, now)
    // A picture that was removed since is no reason to lose the text.
    const { pictureId } = fields.data
    if (pictureId && !(await tx.media.findUnique({ where: { id: pictureId }, select: { id: true } }))) fields.data.pictureId = null
    fields.data.body = await withPresentFigures(tx, fields.data.body)
    const restored = await withPresentNames(tx, fields.data)
    await keepRevision(tx, input.id, "restored", actor.id)
    await tx.article.update({
      where: { id: input.id },
      data: {
        ...textOf(restored), version: input.version + 1, editedById: actor.id, editedAt: now, ...(await backToReview(tx, state)),
      },
    })
    await replaceLinks(tx, input.id, restored)
    return { id: input.id }
  },
  note: ({ input }) => ({ revision: input.revisionId }),
})
