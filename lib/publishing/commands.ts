import { visibleArticle, type LockedArticle } from "@/lib/articles/facts"
import { keepRevision, refuseStale } from "@/lib/articles/working-copy"
import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { can, type Actor } from "@/lib/permissions"
import { refuse } from "@/lib/result"
import { writeSearch } from "@/lib/search/write"
import { checkedArticle, problemAt } from "./checked"
import { missing } from "./checklist"
import { announce, setEnd, takeBack, writePublication } from "./rows"
import { correctSchema, moveSchema, publishSchema, rescheduleSchema, sendBackSchema, withdrawSchema } from "./schema"
import { notBefore, plannedInstant } from "./timing"
import { isTime, type Move } from "./workflow"

type Moving = { tx: Tx; actor: Actor; input: { id: string; version: number }; subject: LockedArticle; now: Date }

/** What every move begins with: it is its time, and the page that asked knew the text as it is now. */
async function ready(move: Move, { tx, actor, input, subject }: Moving) {
  const newsroom = await tx.newsroom.findFirstOrThrow({ select: { timeZone: true, monthStyle: true, secondPerson: true } })
  const article = await tx.article.findUniqueOrThrow({ where: { id: input.id }, select: { editedById: true, embargoUntil: true } })
  const own = subject.writerId === actor.id || article.editedById === actor.id
  const { state } = subject.standing
  if (!isTime(move, state, { secondPerson: newsroom.secondPerson, own })) refuse({ code: "not_allowed_now", state })
  await refuseStale(tx, input.id, input.version)
  return { ...newsroom, embargoUntil: article.embargoUntil, ...subject.standing }
}

async function refuseIncomplete({ tx, input, now }: Moving, clock: { timeZone: string; monthStyle: string }, liveFrom: Date) {
  const fields = missing(await checkedArticle(tx, input.id, clock, now, liveFrom))
  if (Object.keys(fields).length > 0) refuse({ code: "incomplete", fields })
}

/** An embargo yields to nobody but a chief who says why (design.md §3). */
function refuseEmbargoed(c: Moving & { embargoReason: string | undefined }, liveFrom: Date, embargoUntil: Date | null) {
  if (embargoUntil === null || liveFrom >= embargoUntil) return
  if (!can(c.actor, "article.releaseEmbargo", c.subject)) refuse({ code: "incomplete", fields: { embargoUntil: ["embargoed"] } })
  if (!c.embargoReason) refuse({ code: "incomplete", fields: { embargoReason: ["embargo_reason"] } })
}

/** Why an embargo was lifted, for the record. */
const saidOf = ({ embargoReason }: { embargoReason?: string | undefined }) => (embargoReason ? { embargoReason } : {})

const setPhase = (tx: Tx, id: string, data: { phase: string; trashedFrom?: string | null; approvedById?: string | null }) =>
  tx.article.update({ where: { id }, data, select: { id: true } })

export const submit = command({
  permission: "article.submit",
  input: moveSchema,
  load: visibleArticle,
  run: async (c) => {
    await ready("submit", c)
    await keepRevision(c.tx, c.input.id, "submitted", c.actor.id)
    // Sent again, it answers what it came back with; anything else that is open stays open.
    await c.tx.note.updateMany({ where: { articleId: c.input.id, kind: "returned", resolvedAt: null }, data: { resolvedAt: c.now, resolvedBy: c.actor.id } })
    return setPhase(c.tx, c.input.id, { phase: "in_review" })
  },
})

export const sendBack = command({
  permission: "article.sendBack",
  input: sendBackSchema,
  load: visibleArticle,
  run: async (c) => {
    await ready("sendBack", c)
    await c.tx.note.create({ data: { articleId: c.input.id, kind: "returned", text: c.input.note, createdBy: c.actor.id, authorName: c.actor.name } })
    return setPhase(c.tx, c.input.id, { phase: "draft", approvedById: null })
  },
})

export const approve = command({
  permission: "article.approve",
  input: moveSchema,
  load: visibleArticle,
  run: async (c) => {
    await ready("approve", c)
    return setPhase(c.tx, c.input.id, { phase: "approved", approvedById: c.actor.id })
  },
})

/** Puts the working copy before readers, now or at a time: revision, publication and event in one transaction. */
export const publish = command({
  permission: "article.publish",
  input: publishSchema,
  load: visibleArticle,
  run: async (c) => {
    const { embargoUntil, ...clock } = await ready("publish", c)
    const at = plannedInstant(c.input, clock.timeZone, c.now, { asks: true })
    await refuseIncomplete(c, clock, at ?? c.now)
    // Withdrawn a moment ago and published again: the new range begins where the old one ended, or later.
    const last = await c.tx.publication.findFirst({ where: { articleId: c.input.id }, orderBy: { liveFrom: "desc" }, select: { liveUntil: true } })
    const liveFrom = at ?? notBefore(c.now, last?.liveUntil ?? undefined)
    refuseEmbargoed({ ...c, embargoReason: c.input.embargoReason }, liveFrom, embargoUntil)
    await writePublication(c.tx, { articleId: c.input.id, actorId: c.actor.id, reason: "published", liveFrom, now: c.now })
    await setPhase(c.tx, c.input.id, { phase: "published" })
    return { id: c.input.id, liveFrom: liveFrom.toISOString(), scheduled: at !== null }
  },
  note: ({ input, out }) => ({ liveFrom: out.liveFrom, ...saidOf(input) }),
})

/** Publishes the changes of a live article, now or at a time. The present row closes where the new one begins. */
export const update = command({
  permission: "article.update",
  input: publishSchema,
  load: visibleArticle,
  run: async (c) => {
    const { embargoUntil, live, ...clock } = await ready("update", c)
    if (!live) return refuse({ code: "not_allowed_now", state: c.subject.standing.state })
    const at = plannedInstant(c.input, clock.timeZone, c.now, { asks: true })
    await refuseIncomplete(c, clock, at ?? c.now)
    const liveFrom = at ?? notBefore(c.now, live.liveFrom)
    refuseEmbargoed({ ...c, embargoReason: c.input.embargoReason }, liveFrom, embargoUntil)
    await writePublication(c.tx, { articleId: c.input.id, actorId: c.actor.id, reason: "published", liveFrom, now: c.now })
    await setEnd(c.tx, live.id, liveFrom)
    return { id: c.input.id, liveFrom: liveFrom.toISOString(), scheduled: at !== null }
  },
  note: ({ input, out }) => ({ liveFrom: out.liveFrom, ...saidOf(input) }),
})

/** Publishes the whole working copy at once, with a note that readers see. */
export const correct = command({
  permission: "article.correct",
  input: correctSchema,
  load: visibleArticle,
  run: async (c) => {
    const { embargoUntil, live, ...clock } = await ready("correct", c)
    if (!live) return refuse({ code: "not_allowed_now", state: c.subject.standing.state })
    await refuseIncomplete(c, clock, c.now)
    const liveFrom = notBefore(c.now, live.liveFrom)
    refuseEmbargoed({ ...c, embargoReason: c.input.embargoReason }, liveFrom, embargoUntil)
    await writePublication(c.tx, { articleId: c.input.id, actorId: c.actor.id, reason: "corrected", liveFrom, now: c.now, correction: c.input.note })
    await setEnd(c.tx, live.id, liveFrom)
    return { id: c.input.id }
  },
  note: ({ input }) => ({ correction: input.note, ...saidOf(input) }),
})

/**
 * Moves what lies ahead to another time; the revision stays the one that was pinned, unless what is saved now is chosen in its stead
 * (`fresh`). What was changed after an approval is not what was approved: with the second-person rule on, it is not chosen here.
 */
export const reschedule = command({
  permission: "article.reschedule",
  input: rescheduleSchema,
  load: visibleArticle,
  run: async (c) => {
    const { embargoUntil, live, ahead, ...clock } = await ready("reschedule", c)
    const at = plannedInstant(c.input, clock.timeZone, c.now, { asks: true })
    if (!at) return refuse({ code: "invalid", fields: { day: ["required"] } })
    if (!ahead) return refuse({ code: "too_late" })
    refuseEmbargoed({ ...c, embargoReason: c.input.embargoReason }, at, embargoUntil)
    if (c.input.fresh && ahead.version !== c.input.version) {
      if (clock.secondPerson) return refuse({ code: "not_allowed_now", state: c.subject.standing.state })
      await refuseIncomplete(c, clock, at)
      await takeBack(c.tx, ahead.id)
      await writePublication(c.tx, { articleId: c.input.id, actorId: c.actor.id, reason: "published", liveFrom: at, now: c.now })
      if (live) await setEnd(c.tx, live.id, at)
      return { id: c.input.id, liveFrom: at.toISOString() }
    }
    const { authors, tags, id: _id, createdAt: _created, ...row } = await c.tx.publication.findUniqueOrThrow({
      where: { id: ahead.id }, include: { authors: true, tags: true },
    })
    const problem = await problemAt(c.tx, row.sourceId, clock, c.now, at)
    if (problem) refuse({ code: "incomplete", fields: { permission: [problem] } })
    await takeBack(c.tx, ahead.id)
    const publishedAt = row.publishedAt.getTime() === row.liveFrom.getTime() ? at : row.publishedAt
    const moved = await c.tx.publication.create({
      data: { ...row, body: row.body ?? {}, corrections: row.corrections ?? [], liveFrom: at, publishedAt }, select: { id: true },
    })
    await c.tx.publicationAuthor.createMany({ data: authors.map((a) => ({ ...a, publicationId: moved.id, publishedAt })) })
    await c.tx.publicationTag.createMany({ data: tags.map((t) => ({ ...t, publicationId: moved.id, publishedAt })) })
    await writeSearch(c.tx, [moved.id])
    if (live) await setEnd(c.tx, live.id, at)
    await announce(c.tx, c.input.id)
    return { id: c.input.id, liveFrom: at.toISOString() }
  },
  note: ({ input, out }) => ({ liveFrom: out.liveFrom, ...saidOf(input) }),
})

/**
 * Takes back what lies ahead: an article that was never out stands approved again, a live one stays as readers see it.
 * What was changed since it was scheduled is not what was approved: with the second-person rule on, it waits for review.
 */
export const unschedule = command({
  permission: "article.unschedule",
  input: moveSchema,
  load: visibleArticle,
  run: async (c) => {
    const { live, ahead, secondPerson } = await ready("unschedule", c)
    if (!ahead) return refuse({ code: "too_late" })
    await takeBack(c.tx, ahead.id)
    if (live) await setEnd(c.tx, live.id, null)
    await announce(c.tx, c.input.id)
    if (live) return { id: c.input.id }
    const unseen = secondPerson && ahead.version !== c.input.version
    return setPhase(c.tx, c.input.id, unseen ? { phase: "in_review", approvedById: null } : { phase: "approved" })
  },
})

/** Takes an article down, now or at a time; readers get 410 and the notice. What lies ahead of it goes too. */
export const withdraw = command({
  permission: "article.withdraw",
  input: withdrawSchema,
  load: visibleArticle,
  run: async (c) => {
    const { timeZone, live, ahead } = await ready("withdraw", c)
    if (!live) return refuse({ code: "not_allowed_now", state: c.subject.standing.state })
    const at = plannedInstant(c.input, timeZone, c.now, { asks: true })
    const until = at ?? notBefore(c.now, live.liveFrom)
    if (ahead) await takeBack(c.tx, ahead.id)
    await c.tx.withdrawal.deleteMany({ where: { articleId: c.input.id, at: { gt: c.now } } })
    await setEnd(c.tx, live.id, until)
    await c.tx.withdrawal.create({ data: { articleId: c.input.id, at: until, notice: c.input.notice ?? "" }, select: { id: true } })
    if (!at) await setPhase(c.tx, c.input.id, { phase: "withdrawn" })
    await announce(c.tx, c.input.id)
    return { id: c.input.id, at: until.toISOString() }
  },
  note: ({ input, out }) => ({ reason: input.reason, at: out.at }),
})

export const cancelTakeDown = command({
  permission: "article.cancelTakeDown",
  input: moveSchema,
  load: visibleArticle,
  run: async (c) => {
    const { live } = await ready("cancelTakeDown", c)
    const undone = await c.tx.$executeRaw`
      UPDATE pub.publication SET live_until = NULL WHERE id = ${live?.id ?? null}::uuid AND live_until > clock_timestamp()`
    if (undone === 0) refuse({ code: "too_late" })
    await c.tx.withdrawal.deleteMany({ where: { articleId: c.input.id, at: { gt: c.now } } })
    await announce(c.tx, c.input.id)
    return { id: c.input.id }
  },
})

/** Makes a withdrawn article a draft again; its address stays 410 until it is published anew. */
export const reopen = command({
  permission: "article.reopen",
  input: moveSchema,
  load: visibleArticle,
  run: async (c) => {
    await ready("reopen", c)
    return setPhase(c.tx, c.input.id, { phase: "draft", approvedById: null })
  },
})

export const trash = command({
  permission: "article.trash",
  input: moveSchema,
  load: visibleArticle,
  run: async (c) => {
    const { state } = await ready("trash", c)
    return setPhase(c.tx, c.input.id, { phase: "trashed", trashedFrom: state })
  },
})

export const untrash = command({
  permission: "article.untrash",
  input: moveSchema,
  load: visibleArticle,
  run: async (c) => {
    await ready("untrash", c)
    const { trashedFrom } = await c.tx.article.findUniqueOrThrow({ where: { id: c.input.id }, select: { trashedFrom: true } })
    return setPhase(c.tx, c.input.id, { phase: trashedFrom ?? "draft", trashedFrom: null })
  },
})
