import { command } from "@/lib/command"
import { freeName, freeSlug, lockNames } from "@/lib/names/taken"
import { addTagSchema, renameTagSchema } from "./schema"

/** Adds a tag. A name that is known in any spelling is `duplicate`. */
export const addTag = command({
  permission: "tag.manage",
  input: addTagSchema,
  load: async () => ({ id: "new" }),
  run: async ({ tx, input: { name } }) => {
    await lockNames(tx, "tag")
    const nameKey = await freeName(tx, "tag", name)
    const slug = await freeSlug(tx, "tag", { chosen: null, name })
    return tx.tag.create({ data: { name, nameKey, slug }, select: { id: true, name: true } })
  },
  note: ({ input }) => ({ did: "add", name: input.name }),
})

/** Gives a tag another spelling or name; its address stays, so that no link breaks. */
export const renameTag = command({
  permission: "tag.manage",
  input: renameTagSchema,
  load: ({ tx, input }) => tx.tag.findUnique({ where: { id: input.id }, select: { id: true, name: true } }),
  run: async ({ tx, input: { id, name } }) => {
    await lockNames(tx, "tag")
    const nameKey = await freeName(tx, "tag", name, id)
    return tx.tag.update({ where: { id }, data: { name, nameKey }, select: { id: true, name: true } })
  },
  note: ({ input, subject }) => ({ did: "rename", from: subject.name, to: input.name }),
})
