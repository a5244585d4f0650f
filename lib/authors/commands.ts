import { command } from "@/lib/command"
import { keepFormer } from "@/lib/names/former"
import { lockMerging, retire } from "@/lib/names/merge"
import { mergeSchema } from "@/lib/names/schema"
import { addressAfter, freeName, freeSlug, lockNames } from "@/lib/names/taken"
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

/** Gives a by-line another spelling or name. Its address follows, unless it was chosen otherwise; the one that it had leads there. */
export const renameAuthor = command({
  permission: "author.manage",
  input: renameAuthorSchema,
  load: async ({ tx, input }) => {
    await lockNames(tx, "author")
    return tx.author.findFirst({ where: { id: input.id, mergedIntoId: null }, select: { id: true, name: true, slug: true } })
  },
  run: async ({ tx, input: { id, name, slug: chosen }, subject }) => {
    const nameKey = await freeName(tx, "author", name, id)
    const slug = await freeSlug(tx, "author", { chosen: addressAfter(subject, name, chosen), name }, id)
    await tx.author.update({ where: { id }, data: { name, nameKey, slug }, select: { id: true } })
    await keepFormer(tx, "author", id, subject.slug, slug)
    return { id, name }
  },
  note: ({ input, subject }) => ({ did: "rename", from: subject.name, to: input.name }),
})

/** Makes one by-line another: what bore it bears the other, for us and for readers, and its name and addresses lead there. */
export const mergeAuthor = command({
  permission: "author.manage",
  input: mergeSchema,
  load: ({ tx, input }) => lockMerging(tx, "author", input),
  run: async ({ tx, subject }) => {
    const { id, into } = subject
    await tx.articleAuthor.deleteMany({ where: { authorId: id, article: { authors: { some: { authorId: into.id } } } } })
    const { count } = await tx.articleAuthor.updateMany({ where: { authorId: id }, data: { authorId: into.id } })
    await retire(tx, "author", subject, "kept")
    return { into: into.id, articles: count }
  },
  note: ({ subject, out }) => ({ did: "merge", name: subject.name, into: subject.into.name, merged: subject.id, articles: out.articles }),
})
