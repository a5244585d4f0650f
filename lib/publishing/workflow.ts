import { can, type Actor, type ArticleFacts } from "@/lib/permissions"
import type { State } from "./state"

/** When each move may be made, by state, and where it leads (design.md §4). Who may make it is lib/permissions.ts. */
export const moves = {
  submit: { from: ["draft"], to: "in_review" },
  sendBack: { from: ["in_review", "approved"], to: "draft" },
  approve: { from: ["in_review"], to: "approved" },
  publish: { from: ["draft", "in_review", "approved"], to: "published" },
  reschedule: { from: ["scheduled", "live_update_ahead"], to: "published" },
  unschedule: { from: ["scheduled", "live_update_ahead"], to: null },
  update: { from: ["live"], to: "published" },
  correct: { from: ["live"], to: "published" },
  withdraw: { from: ["live", "live_update_ahead", "live_take_down_ahead"], to: "withdrawn" },
  cancelTakeDown: { from: ["live_take_down_ahead"], to: "published" },
  reopen: { from: ["withdrawn"], to: "draft" },
  trash: { from: ["draft", "withdrawn"], to: "trashed" },
  untrash: { from: ["trashed"], to: null },
} as const satisfies Record<string, { from: readonly State[]; to: string | null }>

export type Move = keyof typeof moves
export const moveNames = Object.keys(moves) as Move[]

/** The newsroom's rule of the second person, and what this article is to the one who asks. */
export type Circumstances = {
  secondPerson: boolean
  /** The one who asks wrote it, or made the last change to it. */
  own: boolean
}

/** Whether a move can be made from this state at all, whoever asks; with the second-person rule, also by whom. */
export function isTime(move: Move, state: State, circumstances: Circumstances): boolean {
  const from: readonly State[] = moves[move].from
  if (!from.includes(state)) return false
  if (!circumstances.secondPerson) return true
  if (move === "publish") return state === "approved"
  // Nobody approves their own, and an update needs someone who did not make the changes.
  if (move === "approve" || move === "update") return !circumstances.own
  return true
}

/** What the buttons show and what the server allows: one function, two callers. */
export function openMoves(actor: Actor, article: ArticleFacts, state: State, circumstances: Circumstances): Move[] {
  return moveNames.filter((move) => isTime(move, state, circumstances) && can(actor, `article.${move}`, article))
}
