import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { idOnly } from "@/lib/names/schema"
import { freeName, freeSlug, lockNames } from "@/lib/names/taken"
import { refuse } from "@/lib/result"
import { moved, siblings } from "./order"
import { addSectionSchema, changeSectionSchema, hideSectionSchema, moveSectionSchema } from "./schema"

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
    return tx.section.create({ data: { name, nameKey, slug, description, parentId, position }, select: { id: true } })
  },
  note: ({ input }) => ({ did: "add", name: input.name }),
})

/** Renames, describes, readdresses or nests a section. An empty address leaves the present one. */
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
    return tx.section.update({ where: { id }, data: { name, nameKey, slug, description, parentId, ...place }, select: { id: true } })
  },
  note: ({ input }) => ({ did: "change", name: input.name }),
})

/** One place up or down among the sections beside it; at the end nothing changes. */
export const moveSection = command({
  permission: "section.manage",
  input: moveSectionSchema,
  load: ({ tx, input }) => tx.section.findFirst({ where: { id: input.id, mergedIntoId: null }, select: { id: true } }),
  run: async ({ tx, input: { id, to } }) => {
    await lockNames(tx, "section")
    const { parentId } = await tx.section.findUniqueOrThrow({ where: { id }, select: { parentId: true } })
    const all = await tx.section.findMany({ where: { parentId, mergedIntoId: null }, select: { id: true, parentId: true, position: true } })
    for (const [position, each] of moved(siblings(all, parentId), id, to).entries()) {
      await tx.section.update({ where: { id: each }, data: { position }, select: { id: true } })
    }
    return { id }
  },
  note: ({ input }) => ({ did: "move", to: input.to }),
})

/** Takes a section out of the readers' navigation and lists, or puts it back; its articles stay. */
export const hideSection = command({
  permission: "section.manage",
  input: hideSectionSchema,
  load: ({ tx, input }) => lockedSection(tx, input.id),
  run: ({ tx, input: { id, hidden } }) => tx.section.update({ where: { id }, data: { hidden }, select: { id: true } }),
  note: ({ input }) => ({ did: input.hidden ? "hide" : "show" }),
})

/** Removes a section that nothing was ever filed under or published in; else says how many articles there are. */
export const removeSection = command({
  permission: "section.manage",
  input: idOnly,
  load: ({ tx, input }) => lockedSection(tx, input.id),
  run: async ({ tx, input: { id }, subject }) => {
    if ((await tx.section.count({ where: { parentId: id } })) > 0) refuse({ code: "invalid", fields: { form: ["has_children"] } })
    const under = { in: [id, ...subject.merged] }
    const count = await tx.article.count({ where: { OR: [{ sectionId: under }, { publications: { some: { sectionId: under } } }] } })
    if (count > 0) refuse({ code: "in_use", count })
    await tx.section.delete({ where: { id }, select: { id: true } })
    return { id }
  },
  note: ({ subject }) => ({ did: "remove", name: subject.name }),
})
