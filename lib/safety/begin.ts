import type { Tx } from "@/lib/db"
import { refuse } from "@/lib/result"

export type Begun = { now: Date; frozen: boolean; paused: boolean }

/**
 * What a write begins with: the time, and whether this newsroom is frozen and this account paused. Holds the shared lock of writes to the
 * transaction's end, so a freeze comes before all of this write or after all of it.
 */
export async function begin(tx: Tx, actorId: string | null): Promise<Begun> {
  const [row] = await tx.$queryRaw<Begun[]>`SELECT b.now, b.frozen, b.paused FROM desk.begin_command(${actorId}::uuid) b`
  if (!row) throw new Error("the database told no time")
  return row
}

/** For the writes that are no commands, because who makes them is nobody yet: none while the newsroom is frozen. */
export async function refuseFrozen(tx: Tx): Promise<void> {
  if ((await begin(tx, null)).frozen) refuse({ code: "frozen" })
}
