import { listedLines, type ArticleLine } from "@/lib/articles/queries"
import { visibleTo } from "@/lib/articles/visibility"
import { databaseNow, db } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"
import { can, type Actor, type ArticleFacts } from "@/lib/permissions"
import { peopleWhoSee } from "./people"
import type { Conversation, Said, Thread, Verdict, WaitingThread } from "./view"

const saidSelect = {
  id: true, text: true, authorName: true, createdBy: true, createdAt: true, mentions: { select: { user: { select: { id: true, name: true } } } },
} satisfies Prisma.NoteSelect

const MOST = 200

/** What is said of an article: what is open first, of each the newest first. The caller has asked who may see the article. */
export async function conversationOf(actor: Actor, article: ArticleFacts): Promise<Conversation> {
  const [rows, people] = await Promise.all([
    db().note.findMany({
      where: { articleId: article.id, parentId: null }, orderBy: [{ resolvedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }], take: MOST,
      select: {
        ...saidSelect, kind: true, blockId: true, quote: true, verdict: true, version: true, linkId: true, resolvedAt: true, resolvedBy: true,
        answers: { orderBy: { createdAt: "asc" }, take: MOST, select: saidSelect },
      },
    }),
    peopleWhoSee(db(), article),
  ])
  const ids = (of: (row: (typeof rows)[number]) => string | null) => rows.map(of).filter((id) => id !== null)
  const [links, resolvers] = await Promise.all([
    db().reviewLink.findMany({ where: { id: { in: ids((row) => row.linkId) } }, select: { id: true, label: true } }),
    db().user.findMany({ where: { id: { in: ids((row) => row.resolvedBy) } }, select: { id: true, name: true } }),
  ])
  const threads = rows.map((row): Thread => ({
    ...saidOf(row), kind: row.kind === "returned" ? "returned" : "note", blockId: row.blockId, quote: row.quote,
    guest: row.linkId === null ? null : { label: links.find(({ id }) => id === row.linkId)?.label ?? "", verdict: verdictOf(row.verdict), version: row.version },
    resolved: row.resolvedAt && { at: row.resolvedAt, by: resolvers.find(({ id }) => id === row.resolvedBy)?.name ?? "" },
    answers: row.answers.map(saidOf),
  }))
  return { threads, people: people.filter(({ id }) => id !== actor.id), mayNote: can(actor, "note.create", article) }
}

const verdictOf = (text: string | null): Verdict | null => (text === "agreed" || text === "changes" ? text : null)

const saidOf = (row: Prisma.NoteGetPayload<{ select: typeof saidSelect }>): Said => ({
  id: row.id, text: row.text, by: row.authorName, at: row.createdAt, meant: row.mentions.map(({ user }) => user.name),
})

/** Articles that this person may approve or publish, as a WHERE: what the buttons of the article's page would offer. */
function toDecide(actor: Actor, secondPerson: boolean): Prisma.ArticleWhereInput {
  if (actor.role === "writer") return { id: { in: [] } }
  const reached: Prisma.ArticleWhereInput =
    actor.role === "editor" ? { OR: [{ sectionId: { in: [...actor.sectionIds] } }, { sectionId: null, writerId: actor.id }] } : {}
  // With the rule on, what one wrote or changed last waits for somebody else.
  const others: Prisma.ArticleWhereInput = secondPerson ? { writerId: { not: actor.id }, editedById: { not: actor.id } } : {}
  return { AND: [visibleTo(actor), reached, { OR: [{ phase: "in_review", ...others }, { phase: "approved" }] }] }
}

/** Drafts of this person's that came back with a note which nobody has resolved yet. */
const sentBack = (actor: Actor): Prisma.ArticleWhereInput =>
  ({ phase: "draft", purgedAt: null, writerId: actor.id, notes: { some: { kind: "returned", resolvedAt: null } } })

/** Open notes that mean this person and that they have not answered since, or that somebody else made on an article of theirs. */
function openThreads(actor: Actor): Prisma.NoteWhereInput {
  const means: Prisma.NoteWhereInput = { mentions: { some: { userId: actor.id, answeredAt: null } } }
  return {
    parentId: null, resolvedAt: null, article: { AND: [visibleTo(actor), { phase: { not: "trashed" } }] },
    OR: [
      means,
      { answers: { some: means } },
      {
        article: { writerId: actor.id },
        OR: [{ createdBy: null }, { createdBy: { not: actor.id } }],
        // These are told of as the article that came back.
        NOT: { kind: "returned", article: { phase: "draft" } },
      },
    ],
  }
}

const rule = async () => (await db().newsroom.findFirstOrThrow({ select: { secondPerson: true } })).secondPerson

/** How much waits for this person. */
export async function waitingCount(actor: Actor): Promise<number> {
  const secondPerson = await rule()
  const counts = await Promise.all([
    db().article.count({ where: toDecide(actor, secondPerson) }), db().article.count({ where: sentBack(actor) }), db().note.count({ where: openThreads(actor) }),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}

export type Waiting = { count: number; decide: ArticleLine[]; back: ArticleLine[]; threads: WaitingThread[]; now: Date }

const SHOWN = 8

/** What waits for this person, the newest of each sort. */
export async function waitingFor(actor: Actor): Promise<Waiting> {
  const [now, secondPerson] = await Promise.all([databaseNow(db()), rule()])
  const [count, decide, back, rows] = await Promise.all([
    waitingCount(actor),
    listedLines(toDecide(actor, secondPerson), SHOWN, now),
    listedLines(sentBack(actor), SHOWN, now),
    db().note.findMany({
      where: openThreads(actor), orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: SHOWN,
      select: {
        id: true, text: true, authorName: true, createdAt: true, linkId: true, verdict: true, article: { select: { id: true, title: true } },
        mentions: { where: { userId: actor.id, answeredAt: null }, select: { userId: true } },
        answers: { select: { id: true, mentions: { where: { userId: actor.id, answeredAt: null }, select: { userId: true } } } },
      },
    }),
  ])
  const threads = rows.map(({ article, mentions, answers, authorName, createdAt, id, text, linkId, verdict }): WaitingThread => ({
    id, text, by: authorName, at: createdAt, articleId: article.id, title: article.title, answers: answers.length, verdict: verdictOf(verdict),
    why: answers.some((answer) => answer.mentions.length > 0) ? "meant" : linkId !== null ? "guest" : mentions.length > 0 ? "meant" : "own",
  }))
  return { count, decide, back, threads, now }
}
