import { ago } from "@/lib/arabic/ago"
import { formatTime, type MonthStyle } from "@/lib/arabic/dates"
import type { State } from "@/lib/publishing/state"
import { strings } from "@/lib/strings"
import { kinds } from "./kinds"

type Line = {
  id: string; title: string; kind: string; section: string | null; source: string | null; writer: string; editedAt: Date; state: State; changed: boolean
  liveFrom: Date | null
}

/** An article's line with its words: the kind by name, the time of its last edit as it is told. */
export function listed({ editedAt, kind, liveFrom, ...line }: Line, now: Date, clock: { timeZone: string; monthStyle: MonthStyle }) {
  const known = kinds.find((key) => key === kind)
  const { id, title, section, source, writer, state, changed } = line
  const outAt = liveFrom && formatTime(liveFrom, clock.timeZone)
  return { id, title, section, source, writer, state, changed, outAt, kind: known ? strings.kinds[known] : kind, edited: ago(editedAt, now, strings.desk.ago, clock) }
}
