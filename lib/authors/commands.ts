import { command } from "@/lib/command"
import { freeName, freeSlug, lockNames } from "@/lib/names/taken"
import { addAuthorSchema, renameAuthorSchema } from "./schema"

/** Adds a by-line: whoever writes may, for a text without the name that stands above it is not whole. A name that is known in any spelling is `duplicate`. */
export const addAuthor = command({
  permission: "author.create",
  input: addAuthorSchema,
  load: async () => ({ id: "new" }),
  run: async ({ tx, input: { name } }) => {
    await lockNames(tx, "author")
    const nameKey = await freeName(tx, "author", name)
    const slug = await freeSlug(tx, "author", { chosen: null, name })
    return tx.author.create({ data: { name, nameKey, slug }, select: { id: true, name: true } })
  },
  note: ({ input }) => ({ did: "add", name: input.name }),
})

/** Gives a by-line another spelling or name; its address stays, so that no link breaks. */
export const renameAuthor = command({
  permission: "author.manage",
  input: renameAuthorSchema,
  load: ({ tx, input }) => tx.author.findUnique({ where: { id: input.id }, select: { id: true, name: true } }),
  run: async ({ tx, input: { id, name } }) => {
    await lockNames(tx, "author")
    const nameKey = await freeName(tx, "author", name, id)
    return tx.author.update({ where: { id }, data: { name, nameKey }, select: { id: true, name: true } })
  },
  note: ({ input, subject }) => ({ did: "rename", from: subject.name, to: input.name }),
})
