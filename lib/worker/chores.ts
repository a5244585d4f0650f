import { backUpDaily } from "@/lib/backup/daily"
import { db } from "@/lib/db"

/** Something that is done again and again. `run` must bear being done twice, and by another process the next time. */
export type Chore = { name: string; everySeconds: number; run: () => Promise<void> }

const HOUR = 3_600

/** What the worker does, in this order. */
export const chores: readonly Chore[] = [
  { name: "sessions.sweep", everySeconds: HOUR, run: sweepSessions },
  { name: "backup.daily", everySeconds: HOUR, run: backUpDaily },
]

/** Sessions that have run out are nobody's; they go, with the addresses that they name. */
async function sweepSessions(): Promise<void> {
  await db().$executeRaw`DELETE FROM desk.session WHERE expires_at < clock_timestamp()`
}
