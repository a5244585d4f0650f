import { dayIn } from "@/lib/arabic/dates"
import { dayAfter } from "@/lib/calendar/days"
import { cursorOf, placeOf } from "@/lib/cursor"
import { databaseNow, db } from "@/lib/db"
import { measuredAgainst } from "@/lib/fidelity/original"
import type { Prisma } from "@/lib/generated/desk/client"
import { dayBegins } from "@/lib/newsroom-time"
import type { Actor } from "@/lib/permissions"
import { checkedArticle } from "@/lib/publishing/checked"
import { checklist, type CheckItem } from "@/lib/publishing/checklist"
import type { State } from "@/lib/publishing/state"
import { answering } from "@/lib/search/desk"
import { termsOn } from "@/lib/sources/terms"
import { standingOf, standingSelect } from "./facts"
import type { Filters, ListState } from "./filters"
import type { WorkingCopy } from "./schema"
import { liveAt, seenBy, visibleTo } from "./visibility"
import { workingCopyOf, workingCopySelect } from "./working-copy"

const PAGE = 30

export type ArticleLine = {
  id: string
  title: string
  kind: string
  section: string | null
  source: string | null
  writer: string
  editedAt: Date
  state: State
  changed: boolean
  /** When it will go out, or went out; null where neither is so. */
  liveFrom: Date | null
}

const lineSelect = (now: Date) => ({
  id: true, title: true, kind: true, editedAt: true, ...standingSelect(now),
  section: { select: { name: true } }, source: { select: { name: true } }, writer: { select: { name: true } },
}) satisfies Prisma.ArticleSelect

function toLine(row: Prisma.ArticleGetPayload<{ select: ReturnType<typeof lineSelect> }>, now: Date): ArticleLine {
  const { state, changed, live, ahead } = standingOf(row, now)
  const { id, title, kind, editedAt } = row
  const liveFrom = (live ?? ahead)?.liveFrom ?? null
  return { id, title, kind, editedAt, section: row.section?.name ?? null, source: row.source?.name ?? null, writer: row.writer.name, state, changed, liveFrom }
}

/** A derived state as a WHERE at `now`: the same rule as lib/publishing/state.ts. */
function inState(state: ListState, now: Date): Prisma.ArticleWhereInput {
  const live = liveAt(now)
  const ahead: Prisma.PublicationWhereInput = { liveFrom: { gt: now } }
  if (state === "live") return { phase: "published", publications: { some: live } }
  if (state === "scheduled") return { phase: "published", publications: { some: ahead, none: live } }
  if (state === "withdrawn") return { OR: [{ phase: "withdrawn" }, { phase: "published", publications: { none: { OR: [live, ahead] } } }] }
  return { phase: state }
}

/** Articles as lines, last edited first. `where` says whose: what this person may see is the caller's to ask. */
export const listedLines = lines

async function lines(where: Prisma.ArticleWhereInput, take: number, now: Date): Promise<ArticleLine[]> {
  const rows = await db().article.findMany({ where, orderBy: [{ editedAt: "desc" }, { id: "desc" }], take, select: lineSelect(now) })
  return rows.map((row) => toLine(row, now))
}

/**
 * A page of the articles that this person may see, last edited first; `next` is the mark of the following page. Trash only when asked for.
 * Words are looked for in the working copies, or in their titles alone.
 */
export async function listArticles(actor: Actor, filters: Filters, within: "title" | "text" = "text"): Promise<{ items: ArticleLine[]; next: string | null; now: Date }> {
  const now = await databaseNow(db())
  const place = placeOf(filters.after)
  const narrowed: Prisma.ArticleWhereInput[] = [
    visibleTo(actor),
    filters.state ? inState(filters.state, now) : { phase: { not: "trashed" } },
    ...(filters.section ? [{ sectionId: filters.section }] : []),
    ...(filters.source ? [{ sourceId: filters.source }] : []),
    ...(filters.writer ? [{ writerId: filters.writer }] : []),
    ...(filters.q ? [await answering(actor, filters.q, within)] : []),
    ...(place ? [{ OR: [{ editedAt: { lt: place.at } }, { editedAt: place.at, id: { lt: place.id } }] }] : []),
  ]
  const found = await lines({ AND: narrowed }, PAGE + 1, now)
  const items = found.slice(0, PAGE)
  const last = items.at(-1)
  return { items, now, next: found.length > PAGE && last ? cursorOf({ at: last.editedAt, id: last.id }) : null }
}

/** The desk's front page: my drafts, and what goes out on this day of the newsroom. What waits for me is lib/notes/queries.ts. */
export async function deskHome(actor: Actor): Promise<{ drafts: ArticleLine[]; today: ArticleLine[]; now: Date }> {
  const now = await databaseNow(db())
  const { timeZone } = await db().newsroom.findFirstOrThrow({ select: { timeZone: true } })
  const day = dayIn(now, timeZone)
  const ofToday: Prisma.PublicationWhereInput = { liveFrom: { gte: dayBegins(day, timeZone), lt: dayBegins(dayAfter(day, 1), timeZone) } }
  const [drafts, today] = await Promise.all([
    lines({ phase: "draft", writerId: actor.id }, 8, now),
    lines({ AND: [visibleTo(actor), { publications: { some: ofToday } }] }, 12, now),
  ])
  return { drafts, today: today.sort((a, b) => Number(a.liveFrom) - Number(b.liveFrom)), now }
}

/** Everything that the editor's page shows of one article, or null where this person may not see it or there is none. */
export async function articleForDesk(actor: Actor, id: string) {
  const now = await databaseNow(db())
  const row = await db().article.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: {
      ...workingCopySelect, ...standingSelect(now), id: true, writerId: true, editedById: true, editedAt: true, clipping: { select: { recognised: true } },
      revisions: { orderBy: { createdAt: "desc" }, take: 30, select: { id: true, version: true, reason: true, createdAt: true, createdBy: true } },
    },
  })
  if (!row) return null
  const names = await db().user.findMany({
    where: { id: { in: row.revisions.map((r) => r.createdBy).filter((by) => by !== null) } }, select: { id: true, name: true },
  })
  const { state, ...stands } = standingOf(row, now)
  const pinned = stands.ahead && (await db().publication.findUnique({ where: { id: stands.ahead.id }, select: { revision: { select: { createdAt: true, createdBy: true } } } }))
  const pinnedBy = pinned?.revision.createdBy ? await db().user.findUnique({ where: { id: pinned.revision.createdBy }, select: { name: true } }) : null
  const seen = stands.live && (await db().publication.findUnique({ where: { id: stands.live.id }, select: { slug: true, revision: { select: { snapshot: true } } } }))
  return {
    id: row.id, version: row.version, copy: workingCopyOf(row), state, ...stands, slug: seen?.slug ?? null,
    /** Which revision goes out, where one lies ahead, and who pinned it. */
    pinned: pinned && { at: pinned.revision.createdAt, by: pinnedBy?.name ?? "" },
    // What readers see now, as the working copy was then; written by keepRevision, from a WorkingCopy.
    liveCopy: seen ? (seen.revision.snapshot as WorkingCopy) : null,
    facts: { id: row.id, writerId: row.writerId, sectionId: row.sectionId, isDraft: state === "draft" },
    hasOriginal: row.clipping !== null && row.origin !== "own",
    /** The page that it was clipped from, for the measure of how close it still is; whatever its origin is now. */
    clipped: row.clipping && measuredAgainst("republished", row.clipping),
    own: row.writerId === actor.id || row.editedById === actor.id,
    editedAt: row.editedAt,
    revisions: row.revisions.map(({ createdBy, ...revision }) => ({ ...revision, by: names.find((n) => n.id === createdBy)?.name ?? "" })),
  }
}

/** The working copy as it stands, its version and who wrote it last; null where this person may not see it or there is none. */
export async function standingCopy(actor: Actor, id: string) {
  const row = await db().article.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, select: { ...workingCopySelect, editedBy: { select: { name: true } } } })
  return row && { ...workingCopyOf(row), version: row.version, editedBy: row.editedBy.name }
}

/** What stands between an article, as it is saved, and its readers. The caller has asked who may see it. */
export async function checklistFor(id: string): Promise<CheckItem[]> {
  const clock = await db().newsroom.findFirstOrThrow({ select: { timeZone: true, monthStyle: true } })
  return checklist(await checkedArticle(db(), id, clock, await databaseNow(db())))
}

/** What the pickers of the article form offer. Hidden sections are offered too: hidden is hidden from readers. */
export async function formChoices() {
  const { timeZone } = await db().newsroom.findFirstOrThrow({ select: { timeZone: true } })
  const today = dayIn(await databaseNow(db()), timeZone)
  const [sections, sources, authors, tags] = await Promise.all([
    db().section.findMany({ where: present, orderBy: [{ position: "asc" }, { name: "asc" }], select: { id: true, name: true, parentId: true } }),
    db().source.findMany({
      where: present, orderBy: { name: "asc" },
      select: { id: true, name: true, monthStyle: true, kindLabels: true, permission: true, permissionUntil: true, variants: { select: { name: true } } },
    }),
    db().author.findMany({ where: present, orderBy: { name: "asc" }, select: { id: true, name: true, mergedFrom: { select: { name: true } } } }),
    db().tag.findMany({ where: present, orderBy: { name: "asc" }, select: { id: true, name: true, mergedFrom: { select: { name: true } } } }),
  ])
  return {
    sections: sections.filter((top) => top.parentId === null).flatMap((top) => [
      { id: top.id, name: top.name },
      ...sections.filter((child) => child.parentId === top.id).map(({ id, name }) => ({ id, name: `${top.name} \u203A ${name}` })),
    ]),
    sources: sources.map(({ variants, ...s }) => {
      const permissionUntil = s.permissionUntil?.toISOString().slice(0, 10) ?? null
      const permissionEnded = termsOn({ permission: s.permission, permissionUntil }, today) === "ended"
      return { ...s, variants: variants.map((v) => v.name), permissionUntil, permissionEnded }
    }),
    authors: authors.map(alsoCalled), tags: tags.map(alsoCalled),
  }
}

/** What was merged into another is that other, and chosen no more. */
const present = { mergedIntoId: null } as const
const alsoCalled = ({ mergedFrom, ...one }: { id: string; name: string; mergedFrom: { name: string }[] }) => ({ ...one, variants: mergedFrom.map(({ name }) => name) })

/** The writers whose articles this person may see, for the list's filter. */
export async function writersSeenBy(actor: Actor) {
  // One article of each is looked for, along an index: whether any EXISTS is planned as a walk through all of them.
  return db().$queryRaw<{ id: string; name: string }[]>`
    SELECT u.id, u.name FROM desk."user" u
    WHERE (SELECT true FROM desk.article a WHERE a.writer_id >= u.id AND a.writer_id <= u.id AND a.purged_at IS NULL AND ${seenBy(actor)} ORDER BY a.writer_id, a.edited_at DESC LIMIT 1)
    ORDER BY u.name`
}
