import type { Role } from "@/lib/permissions"
import type { Move } from "@/lib/publishing/workflow"

/** The situations in which the second-person rule shows, and the moves that it concerns. */
export const situations = ["ownDraft", "ownReview", "otherReview", "approved", "ownLive"] as const
export type Situation = (typeof situations)[number]
export type RuleVerb = Extract<Move, "submit" | "approve" | "publish" | "update" | "correct">
const ruleVerbs: readonly Move[] = ["submit", "approve", "publish", "update", "correct"] satisfies RuleVerb[]
export const isRuleVerb = (move: Move): move is RuleVerb => ruleVerbs.includes(move)

/** For each situation, what each role may do: without the rule, and with it. From the very tables that buttons and server ask. */
export type RuleTable = Record<Situation, Record<Role, { off: RuleVerb[]; on: RuleVerb[] }>>

/** What a change of the settings would touch, as it stands now. */
export type SettingsFacts = {
  now: Date
  /** What goes out next, at most five, and how much there is. */
  scheduled: { title: string; at: Date }[]
  scheduledCount: number
  inReview: number
  /** Of whom the two-step rule would ask a second step, and has none; and whether the one who looks is among them. */
  withoutStep: { people: number; self: boolean }
  trash: number
  /** When what has lain in the trash longest was put there. */
  trashSince: Date | null
  ownLive: number
  sources: number
  ruleTable: RuleTable
}

/** The first steps of a new newsroom, in their order, and whether each was taken: told by what is there, not by what was pressed. */
export type FirstSteps = { settings: boolean; section: boolean; person: boolean; sources: number; article: boolean; publish: boolean }
