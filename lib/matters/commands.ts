import { dateOfDay } from "@/lib/arabic/iso-day"
import { liveAt } from "@/lib/articles/visibility"
import { command } from "@/lib/command"
import { newArticleId } from "@/lib/ids"
import { refuse } from "@/lib/result"
import { confirmMatterSchema, removeMatterSchema } from "./schema"

/**
 * Says that these pieces are about one thing («القضية في أكثر من صحيفة»). They must be before readers, of the one day, of two papers at least,
 * and in no other matter.
 */
export const confirmMatter = command({
  permission: "matter.confirm",
  input: confirmMatterSchema,
  load: async ({ input }) => ({ id: input.day }),
  run: async ({ tx, actor, input: { day, title, article }, now }) => {
    const live = await tx.publication.findMany({
      where: { articleId: { in: article }, day: dateOfDay(day), sourceId: { not: null }, ...liveAt(now) },
      select: { articleId: true, source: { select: { id: true, mergedIntoId: true } } },
    })
    if (live.length < article.length) return refuse({ code: "invalid", fields: { form: ["gone"] } })
    if (new Set(live.map(({ source }) => source?.mergedIntoId ?? source?.id)).size < 2) return refuse({ code: "invalid", fields: { form: ["matter_papers"] } })
    if ((await tx.matterArticle.count({ where: { articleId: { in: article } } })) > 0) return refuse({ code: "invalid", fields: { form: ["matter_taken"] } })
    const id = newArticleId()
    await tx.matter.create({ data: { id, day: dateOfDay(day), title, createdBy: actor.id }, select: { id: true } })
    await tx.matterArticle.createMany({ data: article.map((articleId, position) => ({ matterId: id, articleId, position })) })
    return { id, title }
  },
  note: ({ input }) => ({ did: "confirm", day: input.day, name: input.title, articles: input.article }),
})

/** Lets a matter go; its pieces stay as they are. */
export const removeMatter = command({
  permission: "matter.confirm",
  input: removeMatterSchema,
  load: async ({ tx, input }) => {
    await tx.$queryRaw`SELECT id FROM desk.matter WHERE id = ${input.id} FOR UPDATE`
    return tx.matter.findUnique({ where: { id: input.id }, select: { id: true, title: true } })
  },
  run: async ({ tx, subject }) => {
    await tx.matter.delete({ where: { id: subject.id }, select: { id: true } })
    return { id: subject.id }
  },
  note: ({ subject }) => ({ did: "remove", name: subject.title }),
})
