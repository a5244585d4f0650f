import { command } from "@/lib/command"
import { plannedInstant } from "@/lib/publishing/timing"
import { refuse } from "@/lib/result"
import { arrangeSchema } from "./schema"

/**
 * Puts these articles at the top of the front page, in this order, until a time or for good; none of them: the page goes by date.
 * An article that is not before readers stands in the order and is not shown. Refuses who began from an arrangement that is another's by now.
 */
export const arrangeFront = command({
  permission: "front.arrange",
  input: arrangeSchema,
  load: async () => ({ id: "front" }),
  run: async ({ tx, actor, input: { version, place, day, time }, now }) => {
    await tx.$executeRaw`INSERT INTO desk.front (version) VALUES (0) ON CONFLICT DO NOTHING`
    const [row] = await tx.$queryRaw<{ version: number }[]>`SELECT version FROM desk.front FOR UPDATE`
    if (row?.version !== version) return refuse({ code: "invalid", fields: { form: ["arranged_meanwhile"] } })
    const known = await tx.article.count({ where: { id: { in: place }, phase: { not: "trashed" } } })
    if (known < place.length) return refuse({ code: "invalid", fields: { form: ["gone"] } })
    const { timeZone } = await tx.newsroom.findFirstOrThrow({ select: { timeZone: true } })
    const until = place.length === 0 ? null : plannedInstant({ day, time }, timeZone, now)
    await tx.frontPlace.deleteMany({})
    await tx.frontPlace.createMany({ data: place.map((articleId, position) => ({ articleId, position })) })
    await tx.front.update({ where: { only: true }, data: { version: version + 1, until, changedAt: now, changedBy: actor.name }, select: { only: true } })
    await tx.outbox.create({ data: { topic: "front.changed", payload: {} } })
    return { until: until?.toISOString() ?? null }
  },
  note: ({ input, out }) => ({ did: input.place.length > 0 ? "arrange" : "clear", places: input.place, until: out.until }),
})
