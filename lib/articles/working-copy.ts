import { dateOfDay, dayOfDate } from "@/lib/arabic/iso-day"
import { searchKey } from "@/lib/arabic/normalize"
import type { Tx } from "@/lib/db"
import { presentIds } from "@/lib/names/merge"
import { refuse, type FieldProblems } from "@/lib/result"
import { withBlockIds } from "./block-ids"
import { bodyFigures, emptyBody, type Body } from "./body"
import { readBody } from "./body-schema"
import { kinds, origins } from "./kinds"
import { plainCopy, type WorkingCopy, type WorkingCopyFields } from "./schema"

export const workingCopySelect = {
  version: true, title: true, kicker: true, subtitle: true, standfirst: true, body: true, origin: true, kind: true, kindLabel: true,
  sectionId: true, printedSection: true, sourceId: true, sourceDate: true, sourceDateText: true, sourceUrl: true, pictureId: true,
  plannedFor: true, embargoUntil: true,
  authors: { select: { authorId: true }, orderBy: { position: "asc" } },
  tags: { select: { tagId: true }, orderBy: { tagId: "asc" } },
} as const

export type WorkingCopyRow = {
  title: string; kicker: string; subtitle: string; standfirst: string; body: unknown; origin: string; kind: string; kindLabel: string | null
  sectionId: string | null; printedSection: string | null; sourceId: string | null; sourceDate: Date | null; sourceDateText: string | null
  sourceUrl: string | null; pictureId: string | null; plannedFor: Date | null; embargoUntil: Date | null
  authors: { authorId: string }[]; tags: { tagId: string }[]
}

/** A working copy from its row: plain JSON, days as ISO days, moments as ISO text. A body that is not one reads as empty. */
export function workingCopyOf(row: WorkingCopyRow): WorkingCopy {
  return {
    title: row.title, kicker: row.kicker, subtitle: row.subtitle, standfirst: row.standfirst,
    body: withBlockIds(readBody(row.body) ?? emptyBody),
    origin: origins.find((origin) => origin === row.origin) ?? "own",
    kind: kinds.find((kind) => kind === row.kind) ?? "editorial",
    kindLabel: row.kindLabel, sectionId: row.sectionId, printedSection: row.printedSection, sourceId: row.sourceId,
    sourceDate: row.sourceDate && dayOfDate(row.sourceDate),
    sourceDateText: row.sourceDateText, sourceUrl: row.sourceUrl, pictureId: row.pictureId,
    authorIds: row.authors.map((author) => author.authorId),
    tagIds: row.tags.map((tag) => tag.tagId),
    plannedFor: row.plannedFor?.toISOString() ?? null,
    embargoUntil: row.embargoUntil?.toISOString() ?? null,
  }
}

/** The columns of an article that its working copy fills. */
export function workingCopyData(fields: WorkingCopyFields) {
  const { authorIds: _authors, tagIds: _tags, sourceDate, ...columns } = fields
  return { ...columns, titleKey: searchKey(fields.title), sourceDate: sourceDate === null ? null : dateOfDay(sourceDate) }
}

/** Sets the by-lines and tags of an article, in the order given. */
export async function replaceLinks(tx: Tx, articleId: string, fields: Pick<WorkingCopyFields, "authorIds" | "tagIds">): Promise<void> {
  await tx.articleAuthor.deleteMany({ where: { articleId } })
  await tx.articleTag.deleteMany({ where: { articleId } })
  const authorIds = [...new Set(fields.authorIds)]
  const tagIds = [...new Set(fields.tagIds)]
  await tx.articleAuthor.createMany({ data: authorIds.map((authorId, position) => ({ articleId, authorId, position })) })
  await tx.articleTag.createMany({ data: tagIds.map((tagId) => ({ articleId, tagId })) })
}

/**
 * The same working copy, what was merged into another in it named as that other. Refuses one that points at a section, source, author,
 * tag or picture that is not there (any more).
 */
export async function withPresentNames<Fields extends WorkingCopyFields>(tx: Tx, fields: Fields): Promise<Fields> {
  const one = async (what: "section" | "source", id: string | null) => (id === null ? null : (await presentIds(tx, what, [id])).get(id))
  const many = async (what: "author" | "tag", ids: readonly string[]) => {
    const now = await presentIds(tx, what, ids)
    return { missing: ids.some((id) => !now.has(id)), ids: [...new Set(ids.flatMap((id) => now.get(id) ?? []))] }
  }
  const [sectionId, sourceId] = [await one("section", fields.sectionId), await one("source", fields.sourceId)]
  const [authors, tags] = [await many("author", fields.authorIds), await many("tag", fields.tagIds)]
  const problems: FieldProblems = {}
  if (sectionId === undefined) problems.sectionId = ["gone"]
  if (sourceId === undefined) problems.sourceId = ["gone"]
  if (fields.pictureId && !(await tx.media.findUnique({ where: { id: fields.pictureId }, select: { id: true } }))) problems.pictureId = ["gone"]
  if (authors.missing) problems.authorIds = ["gone"]
  if (tags.missing) problems.tagIds = ["gone"]
  if (Object.keys(problems).length > 0) refuse({ code: "invalid", fields: problems })
  return { ...fields, sectionId: sectionId ?? null, sourceId: sourceId ?? null, authorIds: authors.ids, tagIds: tags.ids }
}

/** The same text without the pictures that were removed from the library. */
export async function withPresentFigures(tx: Tx, body: Body): Promise<Body> {
  const ids = bodyFigures(body).map(({ attrs }) => attrs.mediaId)
  if (ids.length === 0) return body
  const there = new Set((await tx.media.findMany({ where: { id: { in: ids } }, select: { id: true } })).map(({ id }) => id))
  const content = body.content.filter((node) => node.type !== "figure" || there.has(node.attrs.mediaId))
  return content.length > 0 ? { type: "doc", content } : emptyBody
}

/** The last revision of what stood in the working copy at this version; null where none was kept. */
export const revisionAt = (tx: Tx, articleId: string, version: number) =>
  tx.revision.findFirst({ where: { articleId, version, aside: false }, orderBy: { createdAt: "desc" }, select: { id: true, snapshot: true } })

/**
 * Refuses as a conflict, with their text and the base where a revision kept it, unless the working copy still has this version.
 * A stale write is never applied and never thrown away: the caller keeps its own text (design.md §7).
 */
export async function refuseStale(tx: Tx, id: string, baseVersion: number): Promise<void> {
  const row = await tx.article.findUniqueOrThrow({ where: { id }, select: { ...workingCopySelect, editedBy: { select: { name: true } } } })
  if (row.version === baseVersion) return
  const base = await revisionAt(tx, id, baseVersion)
  refuse({
    code: "conflict",
    base: base ? (base.snapshot as WorkingCopy) : null, // written by keepRevision, from a WorkingCopy
    theirs: { ...workingCopyOf(row), version: row.version, editedBy: row.editedBy.name },
  })
}

/** Keeps the working copy as it is now, for ever; gives the revision's id with what it holds. */
export async function keepRevision(tx: Tx, id: string, reason: string, createdBy: string) {
  const row = await tx.article.findUniqueOrThrow({ where: { id }, select: workingCopySelect })
  const copy = workingCopyOf(row)
  const revision = await tx.revision.create({
    data: { articleId: id, version: row.version, snapshot: copy, reason, createdBy },
    select: { id: true },
  })
  return { revisionId: revision.id, version: row.version, copy }
}

const CHECKPOINT_MS = 10 * 60_000

/** Before a save: what it is about to change is kept where the last revision, or the article's beginning, is ten minutes old. */
export async function keepCheckpoint(tx: Tx, id: string, now: Date): Promise<void> {
  const last = await tx.revision.findFirst({ where: { articleId: id }, orderBy: { createdAt: "desc" }, select: { createdAt: true } })
  const { createdAt } = last ?? (await tx.article.findUniqueOrThrow({ where: { id }, select: { createdAt: true } }))
  if (now.getTime() - createdAt.getTime() >= CHECKPOINT_MS) await keepStanding(tx, id, "checkpoint")
}

/** Keeps what stands in the working copy under the name of who wrote it last, unless a revision has it already. */
export async function keepStanding(tx: Tx, id: string, reason: "checkpoint" | "conflict"): Promise<void> {
  const { version, editedById } = await tx.article.findUniqueOrThrow({ where: { id }, select: { version: true, editedById: true } })
  if (!(await revisionAt(tx, id, version))) await keepRevision(tx, id, reason, editedById)
}

type AsideText = { id: string; saveId: string; baseVersion: number; article: WorkingCopyFields }

/** Keeps a text that does not go into the working copy, once however often it is sent. */
export async function keepAsideText(tx: Tx, { id, saveId, baseVersion, article }: AsideText, reason: "taken_over" | "conflict", createdBy: string): Promise<void> {
  const kept = await tx.revision.findUnique({ where: { id: saveId }, select: { articleId: true } })
  if (kept && kept.articleId !== id) refuse({ code: "forbidden" })
  if (!kept) await tx.revision.create({ data: { id: saveId, articleId: id, version: baseVersion, snapshot: plainCopy(article), reason, createdBy, aside: true } })
}
