import "server-only"
import { db } from "@/lib/db"
import { watchPlanned } from "@/lib/receipts/watch"
import { chores, type Chore } from "./chores"

const LOOK_EVERY = 15_000 // ms

/**
 * Does each chore when it is due, in whichever process claims it first: of several workers one does it. A worker that dies in the
 * midst of a chore leaves it to the next time it is due, so every chore must bear being done twice. Planned times are looked after apart.
 */
export function startWorker(): void {
  watchPlanned()
  const look = async () => {
    for (const chore of chores) await doIfDue(chore).catch((error: unknown) => console.error(`The chore ${chore.name} could not be begun:`, error))
    setTimeout(() => void look(), LOOK_EVERY).unref()
  }
  setTimeout(() => void look(), 2_000).unref()
}

/** Claims a chore if it is due, does it, and notes how it went; whether it was its time. */
export async function doIfDue(chore: Chore): Promise<boolean> {
  const claimed = await db().$executeRaw`
    INSERT INTO desk.chore AS c (name, last_run_at) VALUES (${chore.name}, clock_timestamp())
    ON CONFLICT (name) DO UPDATE SET last_run_at = excluded.last_run_at WHERE c.last_run_at <= clock_timestamp() - make_interval(secs => ${chore.everySeconds})`
  if (claimed === 0) return false
  try {
    await chore.run()
    await db().$executeRaw`UPDATE desk.chore SET last_done_at = clock_timestamp(), problem = NULL WHERE name = ${chore.name}`
  } catch (error) {
    console.error(`The chore ${chore.name} went wrong:`, error)
    const problem = error instanceof Error ? error.message.slice(0, 500) : "unknown"
    await db().chore.update({ where: { name: chore.name }, data: { problem }, select: { name: true } })
  }
  return true
}
