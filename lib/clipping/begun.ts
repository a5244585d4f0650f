import { isIsoDay, type IsoDay } from "@/lib/arabic/dates"
import { kinds, type Kind } from "@/lib/articles/kinds"

/** What is known of a clip before anything is pasted. */
export type Begun = { kind: Kind | null; sourceId: string | null; date: IsoDay | null }

type Asked = Readonly<Record<string, string | string[] | undefined>>

/** Reads it out of an address: a kind that there is, a paper of ours, a day of the calendar. Anything else is left out; nothing of it is undefined. */
export function begunOf(asked: Asked, sources: readonly { id: string }[]): Begun | undefined {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "")
  const begun = {
    kind: kinds.find((kind) => kind === text("kind")) ?? null,
    sourceId: sources.find(({ id }) => id === text("source"))?.id ?? null,
    date: isIsoDay(text("date")) ? text("date") : null,
  }
  return begun.kind === null && begun.sourceId === null && begun.date === null ? undefined : begun
}
