import { z } from "zod"
import { line } from "@/lib/articles/schema"
import { several } from "@/lib/names/schema"
import type { Actor } from "@/lib/permissions"
import { unschedule, withdraw } from "@/lib/publishing/commands"
import { accept, fieldProblems, reject, type Failure, type Result } from "@/lib/result"
import { keepArticle } from "./commands"

const decideSchema = z.strictObject({
  /** «id.version», as the page showed them. */
  articles: several(z.string().regex(/^[0-9a-z]{12}\.\d{1,9}$/), 100).refine((all) => all.length > 0, "none_chosen"),
  decision: z.enum(["keep", "withdraw"]),
  reason: line(1_000).refine((text) => text !== "", "required"),
  notice: line(300).optional(),
})

/** Stops the rest: what holds for one article holds for all. */
const ofAll: readonly Failure["code"][] = ["forbidden", "frozen", "paused", "confirm_needed"]

/**
 * Decides of several articles at once, each by its own command and in its own transaction: taken down (what lies ahead is taken back), or kept
 * with a reason. What another changed in the meantime is left, and counted. Nothing done is the refusal of the first.
 */
export async function decide(actor: Actor, raw: unknown): Promise<Result<{ decision: "keep" | "withdraw"; done: number; left: number }>> {
  const parsed = decideSchema.safeParse(raw)
  if (!parsed.success) return reject({ code: "invalid", fields: fieldProblems(parsed.error) })
  const { articles, decision, reason, notice } = parsed.data
  const failures: Failure[] = []
  let done = 0
  for (const each of new Set(articles)) {
    const [id = "", version = ""] = each.split(".")
    const result = decision === "keep" ? await keepArticle(actor, { id, reason }) : await takeDown(actor, { id, version, reason, notice: notice ?? "" })
    if (result.ok) done += 1
    else failures.push(result.failure)
    if (!result.ok && ofAll.includes(result.failure.code)) break
  }
  const [first] = failures
  return done === 0 && first ? reject(first) : accept({ decision, done, left: new Set(articles).size - done })
}

async function takeDown(actor: Actor, { id, version, ...why }: { id: string; version: string; reason: string; notice: string }): Promise<Result<unknown>> {
  const result = await withdraw(actor, { id, version, ...why })
  const ahead = !result.ok && result.failure.code === "not_allowed_now" && result.failure.state === "scheduled"
  return ahead ? unschedule(actor, { id, version }) : result
}
