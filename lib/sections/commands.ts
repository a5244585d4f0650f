import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { keepFormer } from "@/lib/names/former"
import { lockMerging, retire } from "@/lib/names/merge"
import { idOnly } from "@/lib/names/schema"
import { freeName, freeSlug, lockNames } from "@/lib/names/taken"
import { refuse } from "@/lib/result"
import { merges, placed, siblings, type Placed } from "./order"
import {
  addSectionSchema, bandSectionSchema, changeSectionSchema, editorsSchema, hideSectionSchema, mergeSectionSchema, placeSectionSchema,
} from "./schema"

/**
 * Locks the section's row (after the names, in one order for everybody), so that nothing is filed under it or published in it
 * until the transaction ends.
 */
async function lockedSection(tx: Tx, id: string) {
  await lockNames(tx, "section")
  await tx.$executeRaw`SELECT 1 FROM desk.section WHERE id = ${id}::uuid FOR UPDATE`
  return tx.section.findFirst({ where: { id, mergedIntoId: null }, select: { id: true, name: true, slug: true, parentId: true, merged: true } })
}

/** One level of nesting: a section may stand under a top one, and only while nothing stands under itself. */
async function refuseDepth(tx: Tx, parentId: string | null, id?: string): Promise<void> {
  if (parentId === null) return
  const parent = await tx.section.findFirst({ where: { id: parentId, mergedIntoId: null }, select: { parentId: true } })
  if (!parent) refuse({ code: "invalid", fields: { parentId: ["gone"] } })
  if (parent.parentId !== null || parentId === id) refuse({ code: "invalid", fields: { parentId: ["too_deep"] } })
  const within = id === undefined ? 0 : await tx.section.count({ where: { parentId: id } })
  if (within > 0) refuse({ code: "invalid", fields: { parentId: ["has_children"] } })
}

const lastPlace = (tx: Tx, parentId: string | null) => tx.section.count({ where: { parentId, mergedIntoId: null } })

/** The sections as they are placed. Needs lockNames where places will be written. */
const places = (tx: Tx) => tx.section.findMany({ where: { mergedIntoId: null }, select: { id: true, parentId: true, position: true } })

async function writePlaces(tx: Tx, before: readonly Placed[], after: readonly Placed[]): Promise<void> {
  for (const { id, parentId, position } of after) {
    const was = before.find((section) => section.id === id)
    if (was?.parentId === parentId && was.position === position) continue
    await tx.section.update({ where: { id }, data: { parentId, position }, select: { id: true } })
  }
}

/** Adds a section at the end of its level. Names are unique in any spelling. */
export const addSection = command({
  permission: "section.manage",
  input: addSectionSchema,
  load: async () => ({ id: "new" }),
  run: async ({ tx, input: { name, slug: chosen, description, parentId } }) => {
    await lockNames(tx, "section")
    await refuseDepth(tx, parentId)
    const nameKey = await freeName(tx, "section", name)
    const slug = await freeSlug(tx, "section", { chosen, name })
    const position = await lastPlace(tx, parentId)
    const section = await tx.section.create({ data: { name, nameKey, slug, description, parentId, position }, select: { id: true } })
    await keepFormer(tx, "section", section.id, slug, slug)
    return section
  },
  note: ({ input }) => ({ did: "add", name: input.name }),
})

/** Renames, describes, readdresses or nests a section. An empty address leaves the present one; one that is given up leads to the new one. */
export const changeSection = command({
  permission: "section.manage",
  input: changeSectionSchema,
  load: ({ tx, input }) => lockedSection(tx, input.id),
  run: async ({ tx, input: { id, name, slug: chosen, description, parentId } }) => {
    await refuseDepth(tx, parentId, id)
    const before = await tx.section.findUniqueOrThrow({ where: { id }, select: { slug: true, parentId: true } })
    const nameKey = await freeName(tx, "section", name, id)
    const slug = await freeSlug(tx, "section", { chosen: chosen ?? before.slug, name }, id)
    const place = before.parentId === parentId ? {} : { position: await lastPlace(tx, parentId) }
    await keepFormer(tx, "section", id, before.slug, slug)
    return tx.section.update({ where: { id }, data: { name, nameKey, slug, description, parentId, ...place }, select: { id: true } })
  },
  note: ({ input }) => ({ did: "change", name: input.name }),
})

/** Puts a section elsewhere: under another or at the top, before one of those there or at the end. One move at a time. */
export const placeSection = command({
  permission: "section.manage",
  input: placeSectionSchema,
  load: ({ tx, input }) => lockedSection(tx, input.id),
  run: async ({ tx, input: { id, parentId, before } }) => {
    const all = await places(tx)
    const after = placed(all, id, { parentId, before })
    if (typeof after === "string") return refuse({ code: "invalid", fields: { form: [after] } })
    await writePlaces(tx, all, after)
    return { id }
  },
  note: ({ input, subject }) => ({ did: "place", name: subject.name, parentId: input.parentId, before: input.before }),
})

/** Takes a section out of the readers' navigation and lists, or puts it back; its articles stay. */
export const hideSection = command({
  permission: "section.manage",
  input: hideSectionSchema,
  load: ({ tx, input }) => lockedSection(tx, input.id),
  run: ({ tx, input: { id, hidden } }) => tx.section.update({ where: { id }, data: { hidden }, select: { id: true } }),
  note: ({ input }) => ({ did: input.hidden ? "hide" : "show" }),
})

/** Whether a section has a band of its own on the front page. */
export const bandSection = command({
  permission: "section.manage",
  input: bandSectionSchema,
  load: ({ tx, input }) => lockedSection(tx, input.id),
  run: ({ tx, input: { id, onFront } }) => tx.section.update({ where: { id }, data: { onFront }, select: { id: true } }),
  note: ({ input, subject }) => ({ did: input.onFront ? "band" : "unband", name: subject.name }),
})

/** Gives a section its editors, those of them who are editors; the sections that anybody has besides stay theirs. */
export const setSectionEditors = command({
  permission: "user.manage",
  dangerous: true,
  input: editorsSchema,
  load: ({ tx, input }) => lockedSection(tx, input.id),
  run: async ({ tx, input: { id, userIds } }) => {
    const editors = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM desk."user" WHERE role = 'editor' ORDER BY id FOR SHARE`
    const given = editors.filter((editor) => userIds.includes(editor.id))
    await tx.userSection.deleteMany({ where: { sectionId: id } })
    await tx.userSection.createMany({ data: given.map((editor) => ({ userId: editor.id, sectionId: id })) })
    return { id, editors: given.length }
  },
  note: ({ subject, input }) => ({ did: "editors", section: subject.name, users: input.userIds }),
})

/**
 * Makes a section part of another: what is filed under it, what stands under it, its editors and its addresses are the other's from now on,
 * for readers too. Publications stay as they are written; readers are shown the other section in the place of this one (decision 10).
 */
export const mergeSection = command({
  permission: "section.manage",
  input: mergeSectionSchema,
  load: async ({ tx, input: { id, into } }) => {
    await lockNames(tx, "section")
    // Articles before sections, as a save takes them.
    await tx.$executeRaw`SELECT 1 FROM desk.article WHERE section_id = ${id}::uuid ORDER BY id FOR UPDATE`
    const merging = await lockMerging(tx, "section", { id, into })
    if (merging) return { ...merging, merging }
    const section = await tx.section.findFirst({ where: { id, mergedIntoId: null }, select: { id: true, name: true } })
    return section && { ...section, merging: null }
  },
  run: async ({ tx, input: { id, into }, subject: { merging } }) => {
    const all = await places(tx)
    const problem = merges(all, id, into)
    if (!merging || problem) return refuse({ code: "invalid", fields: { into: [problem ?? "gone"] } })
    const { count: articles } = await tx.article.updateMany({ where: { sectionId: id }, data: { sectionId: into } })
    const editors = await tx.userSection.findMany({ where: { sectionId: id }, select: { userId: true } })
    await tx.userSection.createMany({ data: editors.map(({ userId }) => ({ userId, sectionId: into })), skipDuplicates: true })
    await tx.userSection.deleteMany({ where: { sectionId: id } })
    await tx.$executeRaw`
      UPDATE desk.invitation SET section_ids = array_append(array_remove(array_remove(section_ids, ${id}::uuid), ${into}::uuid), ${into}::uuid)
      WHERE ${id}::uuid = ANY(section_ids) AND used_at IS NULL`
    await adopt(tx, all, id, into)
    await retire(tx, "section", merging, "free")
    // What readers' views ask which section it is now must not be hidden from them; it bears the other's name and shows nothing of its own.
    await tx.section.update({
      where: { id }, select: { id: true },
      data: { name: merging.into.name, description: "", hidden: false, onFront: false, parentId: null, pictureId: null },
    })
    return { id, into: merging.into.name, articles }
  },
  note: ({ subject, input, out }) => ({ did: "merge", name: subject.name, intoId: input.into, into: out.into, articles: out.articles }),
})

/** What stands under one section stands under the other from now on, after those there; the one itself leaves its level. */
async function adopt(tx: Tx, all: readonly Placed[], id: string, into: string): Promise<void> {
  let now = [...all]
  for (const child of siblings(all, id)) {
    const next = placed(now, child, { parentId: into === child ? null : into, before: null })
    if (typeof next === "string") throw new Error(`a section cannot be adopted: ${next}`)
    now = next
  }
  const left = now.filter((section) => section.id !== id)
  const levels = [...new Set(left.map((section) => section.parentId))]
  const counted = levels.flatMap((level) => siblings(left, level).map((each, position) => ({ id: each, parentId: level, position })))
  await writePlaces(tx, all, counted)
}

/** Removes a section that nothing is filed under and nothing was ever published in, nor in one that became part of it; else says how many articles there are. */
export const removeSection = command({
  permission: "section.manage",
  input: idOnly,
  load: ({ tx, input }) => lockedSection(tx, input.id),
  run: async ({ tx, input: { id }, subject }) => {
    if ((await tx.section.count({ where: { parentId: id } })) > 0) refuse({ code: "invalid", fields: { form: ["has_children"] } })
    const ids = [id, ...subject.merged]
    const count = await tx.article.count({ where: { OR: [{ sectionId: { in: ids } }, { publications: { some: { sectionId: { in: ids } } } }] } })
    if (count > 0) refuse({ code: "in_use", count })
    await tx.formerSlug.deleteMany({ where: { what: "section", targetId: id } })
    await tx.section.deleteMany({ where: { id: { in: ids } } })
    return { id }
  },
  note: ({ subject }) => ({ did: "remove", name: subject.name }),
})
