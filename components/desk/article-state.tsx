import { Status, type StatusShape } from "@/components/ui/status"
import type { State } from "@/lib/publishing/state"
import { strings } from "@/lib/strings"

const shapes: Record<State, StatusShape> = {
  draft: "draft", in_review: "review", approved: "ok", scheduled: "sched", live: "live",
  live_update_ahead: "live", live_take_down_ahead: "live", withdrawn: "back", trashed: "draft",
}

/** Where an article stands, as a word with a dot. */
export function ArticleState({ state, changed }: { state: State; changed: boolean }) {
  const words = changed && state === "live" ? strings.desk.changed : strings.desk.states[state]
  return <Status shape={shapes[state]}>{words}</Status>
}
