import { dateOfDay } from "@/lib/arabic/iso-day"
import { searchKey } from "@/lib/arabic/normalize"
import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { presentIds } from "@/lib/names/merge"
import type { MadeFacts } from "@/lib/permissions"
import { refuse } from "@/lib/result"
import { addedToday } from "./allowance"
import { PER_DAY } from "./limits"
import { addPictureSchema, changePictureSchema, placeLogoSchema, placePictureSchema, removePictureSchema, replacePictureSchema } from "./schema"
import { publishedWith, usesOf } from "./uses"

type Words = { fileName: string; alt: string; caption: string; credit: string }
const keyOf = ({ fileName, alt, caption, credit }: Words) => searchKey([alt, caption, credit, fileName].join(" "))

/** A picture with its row locked; null where there is none. All staff see the whole library. */
async function lockPicture({ tx, input }: { tx: Tx; input: { id: string } }): Promise<(MadeFacts & Words & { key: string }) | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM desk.media WHERE id = ${input.id}::uuid FOR UPDATE`
  return row ? tx.media.findUniqueOrThrow({ where: { id: input.id }, select: { id: true, key: true, createdBy: true, fileName: true, alt: true, caption: true, credit: true } }) : null
}

/** Adds a picture whose files are in the store. */
export const addPicture = command({
  permission: "media.add",
  input: addPictureSchema,
  load: async () => ({ id: "new" }),
  run: async ({ tx, actor, input, now }) => {
    if ((await addedToday(tx, actor.id, now)) >= PER_DAY) refuse({ code: "throttled", minutes: 60 })
    await refuseOverQuota(tx, input.bytes)
    const { widths, ...row } = input
    const words = { fileName: row.fileName, alt: "", caption: "", credit: "" }
    return tx.media.create({ data: { ...row, renditions: widths, searchKey: keyOf(words), createdBy: actor.id, createdAt: now, changedAt: now }, select: { id: true } })
  },
  note: ({ input }) => ({ sha256: input.sha256, bytes: input.bytes }),
})

/** Says of a picture what it shows, whose it is, until when it may be used, and which point of it must stay in sight. */
export const changePicture = command({
  permission: "media.change",
  input: changePictureSchema,
  load: lockPicture,
  run: async ({ tx, input, subject, now }) => {
    const { id, rightsUntil, ...words } = input
    const data = { ...words, rightsUntil: rightsUntil === null ? null : dateOfDay(rightsUntil), searchKey: keyOf({ ...words, fileName: subject.fileName }), changedAt: now }
    return tx.media.update({ where: { id }, data, select: { id: true } })
  },
})

/**
 * Puts other files under a picture, wherever it is used: readers see them at once where it is live. What was said of it when it was
 * published stays as it was told. Gives the key whose files are nobody's any more.
 */
export const replacePicture = command({
  permission: "media.change",
  input: replacePictureSchema,
  load: lockPicture,
  run: async ({ tx, actor, input, subject, now }) => {
    if ((await addedToday(tx, actor.id, now)) >= PER_DAY) refuse({ code: "throttled", minutes: 60 })
    await refuseOverQuota(tx, input.bytes)
    const { id, widths, ...row } = input
    const data = { ...row, renditions: widths, focalX: 0.5, focalY: 0.5, searchKey: keyOf({ ...subject, fileName: row.fileName }), changedAt: now }
    await tx.media.update({ where: { id }, data, select: { id: true } })
    const live = await tx.publication.findMany({ where: publishedWith(id, now), select: { articleId: true } })
    for (const { articleId } of live) await tx.outbox.create({ data: { topic: "article.changed", payload: { articleId } } })
    return { id, formerKey: subject.key }
  },
  note: ({ input }) => ({ sha256: input.sha256, bytes: input.bytes, replaced: true }),
})

/** Removes a picture that nothing uses, now or at a time that is set. Gives the key whose files are nobody's any more. */
export const removePicture = command({
  permission: "media.remove",
  input: removePictureSchema,
  load: lockPicture,
  run: async ({ tx, input, subject, now }) => {
    if ((await usesOf(tx, input.id, now)).count > 0) refuse({ code: "invalid", fields: { form: ["picture_used"] } })
    await tx.media.delete({ where: { id: input.id }, select: { id: true } })
    return { id: input.id, formerKey: subject.key }
  },
})

async function refuseOverQuota(tx: Tx, bytes: number): Promise<void> {
  const { _sum } = await tx.media.aggregate({ _sum: { bytes: true } })
  if ((_sum.bytes ?? 0) + bytes > env().MEDIA_QUOTA_GB * 1024 ** 3) refuse({ code: "invalid", fields: { form: ["picture_quota"] } })
}

async function refuseGone(tx: Tx, id: string | null): Promise<void> {
  if (id !== null && !(await tx.media.findUnique({ where: { id }, select: { id: true } }))) refuse({ code: "invalid", fields: { pictureId: ["gone"] } })
}

/** One that is nothing by itself any more, since it was merged into another, is not found; and nobody merges it now. */
async function present(tx: Tx, what: "section" | "source", id: string): Promise<{ id: string } | null> {
  return (await presentIds(tx, what, [id])).get(id) === id ? { id } : null
}

/** Gives a section its picture, or none. */
export const setSectionPicture = command({
  permission: "section.manage",
  input: placePictureSchema,
  load: ({ tx, input }) => present(tx, "section", input.id),
  run: async ({ tx, input: { id, pictureId } }) => {
    await refuseGone(tx, pictureId)
    return tx.section.update({ where: { id }, data: { pictureId }, select: { id: true } })
  },
  note: ({ input }) => ({ picture: input.pictureId }),
})

/** Gives a newspaper its logo, or none. */
export const setSourceLogo = command({
  permission: "source.manage",
  input: placePictureSchema,
  load: ({ tx, input }) => present(tx, "source", input.id),
  run: async ({ tx, input: { id, pictureId } }) => {
    await refuseGone(tx, pictureId)
    return tx.source.update({ where: { id }, data: { logoId: pictureId }, select: { id: true } })
  },
  note: ({ input }) => ({ logo: input.pictureId }),
})

/** Gives the newsroom its logo, or none: its name then stands in type. */
export const setNewsroomLogo = command({
  permission: "newsroom.settings",
  input: placeLogoSchema,
  load: ({ tx }) => tx.newsroom.findFirst({ select: { id: true } }),
  run: async ({ tx, input: { pictureId }, subject: { id } }) => {
    await refuseGone(tx, pictureId)
    return tx.newsroom.update({ where: { id }, data: { logoId: pictureId }, select: { id: true } })
  },
  note: ({ input }) => ({ logo: input.pictureId }),
})
