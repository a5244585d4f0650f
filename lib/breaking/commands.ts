import { command } from "@/lib/command"
import type { Tx } from "@/lib/db"
import { idOnly } from "@/lib/names/schema"
import { plannedInstant } from "@/lib/publishing/timing"
import { refuse } from "@/lib/result"
import { urls } from "@/lib/urls"
import { linkOf } from "./link"
import { breakingSchema } from "./schema"

const HOUR = 3_600_000 // ms
const LONGEST = 7 * 24 * HOUR

const one = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(7242003)`

/** Where a line leads, checked to be there: an article that readers have or will have, or a page of ours. */
async function leadsTo(tx: Tx, text: string, now: Date): Promise<{ articleId?: string; path?: string }> {
  const link = linkOf(text)
  if (link === null) return refuse({ code: "invalid", fields: { link: ["bad_page"] } })
  if (link.kind === "none") return {}
  if (link.kind === "page") return { path: link.path }
  if (link.kind === "article") {
    const out = await tx.publication.findFirst({ where: { articleId: link.id, OR: [{ liveUntil: null }, { liveUntil: { gt: now } }] }, select: { id: true } })
    return out ? { articleId: link.id } : refuse({ code: "invalid", fields: { link: ["no_page"] } })
  }
  const where = { slug: link.slug }
  const path = {
    sections: async () => (await tx.section.findFirst({ where: { ...where, hidden: false }, select: { id: true } })) && urls.section(link.slug),
    sources: async () => (await tx.source.findUnique({ where, select: { id: true } })) && urls.source(link.slug),
    authors: async () => (await tx.author.findUnique({ where, select: { id: true } })) && urls.author(link.slug),
    topics: async () => (await tx.tag.findUnique({ where, select: { id: true } })) && urls.topic(link.slug),
  }
  return { path: (await path[link.of]()) ?? refuse({ code: "invalid", fields: { link: ["no_page"] } }) }
}

/**
 * Sets the line above every readers' page, from now or from a time, and always to a time. It takes the place of whatever holds then:
 * there is one line at a time.
 */
export const setBreaking = command({
  permission: "front.arrange",
  input: breakingSchema,
  load: async ({ tx }) => {
    await one(tx)
    return { id: "new" }
  },
  run: async ({ tx, actor, input: { text, link, lasts, day, time, beginDay, beginTime }, now }) => {
    const { timeZone } = await tx.newsroom.findFirstOrThrow({ select: { timeZone: true } })
    const beginsAt = plannedInstant({ day: beginDay, time: beginTime }, timeZone, now, { fields: { day: "beginDay", time: "beginTime" } }) ?? now
    const endsAt = lasts === "at" ? plannedInstant({ day, time }, timeZone, now) : new Date(beginsAt.getTime() + Number(lasts) * HOUR)
    if (endsAt === null) return refuse({ code: "invalid", fields: { day: ["required"] } })
    if (endsAt <= beginsAt) return refuse({ code: "invalid", fields: { time: ["ends_before"] } })
    if (endsAt.getTime() - beginsAt.getTime() > LONGEST) return refuse({ code: "invalid", fields: { day: ["too_far"] } })
    const leads = await leadsTo(tx, link, now)
    await tx.$executeRaw`
      UPDATE desk.breaking SET ends_at = greatest(begins_at, least(ends_at, ${beginsAt.toISOString()}::timestamptz)) WHERE ends_at > ${now.toISOString()}::timestamptz`
    const row = await tx.breaking.create({ data: { text, ...leads, beginsAt, endsAt, createdBy: actor.name, createdAt: now }, select: { id: true } })
    await tx.outbox.create({ data: { topic: "site.changed", payload: {} } })
    return { id: row.id, beginsAt: beginsAt.toISOString(), endsAt: endsAt.toISOString() }
  },
  // The words are in the row; one that lies ahead is not public yet.
  note: ({ out }) => ({ did: "breaking", beginsAt: out.beginsAt, endsAt: out.endsAt }),
})

/** Ends a line before its time, or takes back one that has not begun. */
export const endBreaking = command({
  permission: "front.arrange",
  input: idOnly,
  load: async ({ tx, input: { id }, now }) => {
    await one(tx)
    return tx.breaking.findFirst({ where: { id, endsAt: { gt: now } }, select: { id: true } })
  },
  run: async ({ tx, input: { id }, now }) => {
    await tx.$executeRaw`UPDATE desk.breaking SET ends_at = greatest(begins_at, ${now.toISOString()}::timestamptz) WHERE id = ${id}::uuid`
    await tx.outbox.create({ data: { topic: "site.changed", payload: {} } })
    return { id }
  },
  note: () => ({ did: "endBreaking" }),
})
