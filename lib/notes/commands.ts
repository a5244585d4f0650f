import { visibleArticle } from "@/lib/articles/facts"
import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { refuse } from "@/lib/result"
import { peopleWhoSee } from "./people"
import { addNoteSchema, answerSchema, threadSchema } from "./schema"

/** A note of one of the staff to the others, on a paragraph or on the whole; readers never see it. */
export const addNote = command({
  permission: "note.create",
  input: addNoteSchema,
  load: visibleArticle,
  run: async ({ tx, actor, input, subject }) => {
    const { id: articleId, text, place, mentions } = input
    await refuseStrangers(tx, subject, mentions)
    const note = await tx.note.create({ data: { articleId, text, ...place, createdBy: actor.id, authorName: actor.name }, select: { id: true } })
    await mean(tx, note.id, mentions, actor.id)
    return { id: articleId }
  },
})

/** An answer to a note. Whom the thread meant before, and who answers now, has answered. */
export const answerNote = command({
  permission: "note.create",
  input: answerSchema,
  load: visibleArticle,
  run: async ({ tx, actor, input, subject, now }) => {
    const { id: articleId, text, mentions } = input
    const { id: parentId } = await thread(tx, articleId, input.noteId, { open: true })
    await refuseStrangers(tx, subject, mentions)
    const answer = await tx.note.create({ data: { articleId, parentId, text, createdBy: actor.id, authorName: actor.name }, select: { id: true } })
    await tx.noteMention.updateMany({
      where: { userId: actor.id, answeredAt: null, note: { OR: [{ id: parentId }, { parentId }] } }, data: { answeredAt: now },
    })
    await mean(tx, answer.id, mentions, actor.id)
    return { id: articleId }
  },
  note: () => ({ did: "answer" }),
})

export const resolveNote = command({
  permission: "note.resolve",
  input: threadSchema,
  load: visibleArticle,
  run: async ({ tx, actor, input, now }) => {
    const { id } = await thread(tx, input.id, input.noteId, { open: true })
    await tx.note.update({ where: { id }, data: { resolvedAt: now, resolvedBy: actor.id }, select: { id: true } })
    return { id: input.id }
  },
})

export const reopenNote = command({
  permission: "note.resolve",
  input: threadSchema,
  load: visibleArticle,
  run: async ({ tx, input }) => {
    const { id } = await thread(tx, input.id, input.noteId, { open: false })
    await tx.note.update({ where: { id }, data: { resolvedAt: null, resolvedBy: null }, select: { id: true } })
    return { id: input.id }
  },
  note: () => ({ did: "reopen" }),
})

/** The note that begins a thread of this article; an answer begins none. Another's change meanwhile is told as such. */
async function thread(tx: Tx, articleId: string, id: string, { open }: { open: boolean }): Promise<{ id: string }> {
  const note = await tx.note.findFirst({ where: { id, articleId, parentId: null }, select: { id: true, resolvedAt: true } })
  if (!note) return refuse({ code: "not_found" })
  if ((note.resolvedAt === null) !== open) refuse({ code: "not_allowed_now", state: open ? "note_resolved" : "note_open" })
  return note
}

/** Nobody is told of an article by being meant in a note on it. */
async function refuseStrangers(tx: Tx, article: { writerId: string; sectionId: string | null }, ids: readonly string[]) {
  if (ids.length === 0) return
  const known = new Set((await peopleWhoSee(tx, article)).map(({ id }) => id))
  if (ids.some((id) => !known.has(id))) refuse({ code: "invalid", fields: { text: ["mention_unknown"] } })
}

/** One means others, not oneself. */
async function mean(tx: Tx, noteId: string, ids: readonly string[], by: string) {
  const others = [...new Set(ids)].filter((id) => id !== by)
  if (others.length > 0) await tx.noteMention.createMany({ data: others.map((userId) => ({ noteId, userId })) })
}
