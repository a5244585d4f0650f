import { command } from "@/lib/command"
import { keepFormer } from "@/lib/names/former"
import { lockMerging, retire } from "@/lib/names/merge"
import { mergeSchema } from "@/lib/names/schema"
import { addressAfter, freeName, freeSlug, lockNames } from "@/lib/names/taken"
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

/** Gives a tag another spelling or name. Its address follows, unless it was chosen otherwise; the one that it had leads there. */
export const renameTag = command({
  permission: "tag.manage",
  input: renameTagSchema,
  load: async ({ tx, input }) => {
    await lockNames(tx, "tag")
    return tx.tag.findFirst({ where: { id: input.id, mergedIntoId: null }, select: { id: true, name: true, slug: true } })
  },
  run: async ({ tx, input: { id, name, slug: chosen }, subject }) => {
    const nameKey = await freeName(tx, "tag", name, id)
    const slug = await freeSlug(tx, "tag", { chosen: addressAfter(subject, name, chosen), name }, id)
    await tx.tag.update({ where: { id }, data: { name, nameKey, slug }, select: { id: true } })
    await keepFormer(tx, "tag", id, subject.slug, slug)
    return { id, name }
  },
  note: ({ input, subject }) => ({ did: "rename", from: subject.name, to: input.name }),
})

/** Makes one tag another: what bore it bears the other, for us and for readers, and its name and addresses lead there. */
export const mergeTag = command({
  permission: "tag.manage",
  input: mergeSchema,
  load: ({ tx, input }) => lockMerging(tx, "tag", input),
  run: async ({ tx, subject }) => {
    const { id, into } = subject
    await tx.articleTag.deleteMany({ where: { tagId: id, article: { tags: { some: { tagId: into.id } } } } })
    const { count } = await tx.articleTag.updateMany({ where: { tagId: id }, data: { tagId: into.id } })
    await retire(tx, "tag", subject, "kept")
    return { into: into.id, articles: count }
  },
  note: ({ subject, out }) => ({ did: "merge", name: subject.name, into: subject.into.name, merged: subject.id, articles: out.articles }),
})
