import { visibleTo } from "@/lib/articles/visibility"
import { standingOf, standingSelect } from "@/lib/articles/facts"
import type { WorkingCopy } from "@/lib/articles/schema"
import { workingCopyOf, workingCopySelect } from "@/lib/articles/working-copy"
import { cursorOf, placeOf } from "@/lib/cursor"
import { databaseNow, db } from "@/lib/db"
import { readWidths } from "@/lib/media/renditions"
import { can, type Actor } from "@/lib/permissions"
import type { Chosen, Comparing } from "./choice"
import { copyOfSnapshot } from "./snapshot"
import type { Compared, CopyNames, RevisionLine } from "./view"

const PAGE = 40

const lineSelect = {
  id: true, version: true, aside: true, reason: true, createdAt: true, createdBy: true,
  publications: { orderBy: { liveFrom: "asc" }, select: { liveFrom: true, liveUntil: true } },
} as const

/**
 * «سجل النسخ» of an article: its revisions newest first, a page at a time, and the two that are compared. Null where this person may not
 * see the article, where there is none, or where a revision is asked for that is not one of its own.
 */
export async function historyOf(actor: Actor, id: string, { from, to, after }: Comparing) {
  const now = await databaseNow(db())
  const row = await db().article.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: { ...workingCopySelect, ...standingSelect(now), id: true, writerId: true, editedAt: true, editedBy: { select: { name: true } } },
  })
  if (!row) return null
  const { state, live } = standingOf(row, now)
  const liveRevision = live && (await db().publication.findUnique({ where: { id: live.id }, select: { revisionId: true } }))?.revisionId
  const place = placeOf(after)
  const found = await db().revision.findMany({
    where: { articleId: id, ...(place ? { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] } : {}) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: PAGE + 1, select: lineSelect,
  })
  const shown = found.slice(0, PAGE)
  const last = shown.at(-1)
  const chosen = {
    to: to ?? "working",
    from: from ?? (live ? "live" : shown[0] ? { revision: shown[0].id } : "working"),
  } satisfies { from: Chosen; to: Chosen }

  const idOf = (choice: Chosen) => (choice === "working" ? null : choice === "live" ? (liveRevision ?? undefined) : choice.revision)
  const ids = [idOf(chosen.from), idOf(chosen.to)]
  if (ids.includes(undefined)) return null // what readers see, while they see nothing
  const texts = await db().revision.findMany({
    where: { articleId: id, id: { in: ids.filter((one) => typeof one === "string") } }, select: { ...lineSelect, snapshot: true },
  })
  const people = await db().user.findMany({
    where: { id: { in: [...shown, ...texts].flatMap((each) => each.createdBy ?? []) } }, select: { id: true, name: true },
  })
  const lineOf = ({ createdAt, createdBy, publications, id: revision, version, aside, reason }: Omit<(typeof texts)[number], "snapshot">): RevisionLine => ({
    id: revision, version, current: !aside && version === row.version, reason, at: createdAt, by: people.find((one) => one.id === createdBy)?.name ?? "",
    spans: publications.map(({ liveFrom, liveUntil }) => ({ from: liveFrom, until: liveUntil })),
  })
  const sideOf = (choice: Chosen): Compared | null => {
    const revision = idOf(choice)
    if (!revision) return { chosen: choice, copy: workingCopyOf(row), line: null, live: false }
    const text = texts.find((each) => each.id === revision)
    const copy = text && copyOfSnapshot(text.snapshot)
    return text && copy ? { chosen: choice, copy, line: lineOf(text), live: revision === liveRevision } : null
  }
  const [one, other] = [sideOf(chosen.from), sideOf(chosen.to)]
  if (!one || !other) return null
  const facts = { id: row.id, writerId: row.writerId, sectionId: row.sectionId, isDraft: state === "draft" }
  return {
    id: row.id, title: row.title, version: row.version, state, now, liveRevision: liveRevision ?? null,
    editedAt: row.editedAt, editedBy: row.editedBy.name,
    mayRestore: state !== "trashed" && can(actor, "article.restore", facts),
    lines: shown.map(lineOf), next: found.length > PAGE && last ? cursorOf({ at: last.createdAt, id: last.id }) : null,
    from: one, to: other, names: await namesIn([one.copy, other.copy]),
  }
}

/** The names that a comparison of working copies needs. */
export async function namesIn(copies: readonly WorkingCopy[]): Promise<CopyNames> {
  const ids = (of: (copy: WorkingCopy) => readonly (string | null)[]) => [...new Set(copies.flatMap(of).filter((id) => id !== null))]
  const called = (of: (copy: WorkingCopy) => readonly (string | null)[]) => ({ where: { id: { in: ids(of) } }, select: { id: true, name: true } })
  const [sections, sources, authors, tags, pictures] = await Promise.all([
    db().section.findMany(called((copy) => [copy.sectionId])),
    db().source.findMany(called((copy) => [copy.sourceId])),
    db().author.findMany(called((copy) => copy.authorIds)),
    db().tag.findMany(called((copy) => copy.tagIds)),
    db().media.findMany({ where: { id: { in: ids((copy) => [copy.pictureId]) } }, select: { id: true, alt: true, fileName: true, width: true, height: true, renditions: true } }),
  ])
  const named = (rows: readonly { id: string; name: string }[]) => Object.fromEntries(rows.map(({ id, name }) => [id, name]))
  return {
    sections: named(sections), sources: named(sources), authors: named(authors), tags: named(tags),
    pictures: Object.fromEntries(pictures.map(({ id, alt, fileName, renditions, ...size }) => [id, { ...size, label: alt || fileName, widths: readWidths(renditions) }])),
  }
}
