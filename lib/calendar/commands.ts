import { z } from "zod"
import { dayIn, isIsoDay } from "@/lib/arabic/dates"
import { visibleArticle } from "@/lib/articles/facts"
import { articleId, line } from "@/lib/articles/schema"
import { command } from "@/lib/command"
import { instantOf, readMoment, whichHour } from "@/lib/newsroom-time"
import { refuse } from "@/lib/result"

/** When a piece is meant to appear where only its day was said. */
const NOON = "12:00"

/**
 * Says when a piece is meant to appear, or that this is open (no day). A plan and nothing more: it publishes nothing, is no part of the text,
 * and leaves the version alone, so that no open editor is made stale by it (docs/decisions/0022). Where only a day is given (it was drawn
 * there), the hour stays what it was.
 */
export const plan = command({
  permission: "article.edit",
  input: z.strictObject({
    id: articleId, day: line(60), time: line(20).optional(), which: z.enum(["", ...whichHour]).transform((which) => which || undefined).optional(),
  }),
  load: visibleArticle,
  run: async ({ tx, input, subject }) => {
    const { state } = subject.standing
    if (state === "trashed") refuse({ code: "not_allowed_now", state })
    const { timeZone } = await tx.newsroom.findFirstOrThrow({ select: { timeZone: true } })
    const before = await tx.article.findUniqueOrThrow({ where: { id: input.id }, select: { plannedFor: true } })
    const plannedFor = input.day === "" && !input.time ? null : moment(input, before.plannedFor, timeZone)
    await tx.article.update({ where: { id: input.id }, data: { plannedFor }, select: { id: true } })
    return { id: input.id, plannedFor: plannedFor?.toISOString() ?? null }
  },
  note: ({ out }) => ({ did: "plan", plannedFor: out.plannedFor }),
})

type Typed = { day: string; time?: string | undefined; which?: "first" | "second" | undefined }

function moment(typed: Typed, before: Date | null, timeZone: string): Date {
  if (typed.time === undefined && isIsoDay(typed.day)) {
    const kept = before && new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(before)
    const at = instantOf(typed.day, kept ?? NOON, timeZone, before && dayIn(before, timeZone) === typed.day ? undefined : "first")
    const found = at instanceof Date ? at : before && at === "double_hour" ? before : instantOf(typed.day, NOON, timeZone, "first")
    return found instanceof Date ? found : refuse({ code: "invalid", fields: { day: ["bad_date"] } })
  }
  const read = readMoment(typed, timeZone)
  if (read.at === undefined) return refuse({ code: "invalid", fields: { [read.field]: [read.problem === "double_hour" ? "which_hour" : read.problem] } })
  return read.at ?? refuse({ code: "invalid", fields: { day: ["required"] } })
}
