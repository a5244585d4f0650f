import "server-only"
import { db } from "@/lib/db"
import { check } from "./check"
import { claimDue, nextDue, writeReceipt } from "./claim"
import { openPage, readersOrigin, type Opened } from "./open-page"

const AT_ONCE = 4
const LONGEST = 5_000 // ms between two looks: what is planned meanwhile is not known before

/** The name under which a worker says that it is there (desk.chore). */
export const BEAT = "worker.beat"

/** Says that a worker is there, by the database's clock. */
export const beat = () => db().$executeRaw`
  INSERT INTO desk.chore (name, last_run_at, last_done_at) VALUES (${BEAT}, clock_timestamp(), clock_timestamp())
  ON CONFLICT (name) DO UPDATE SET last_run_at = excluded.last_run_at, last_done_at = excluded.last_done_at`

/** Writes the receipts of what is due now, some at a time; how many were taken up. Any number of workers may do this at once. */
export async function writeDue(open: (path: string) => Promise<Opened> = openPage): Promise<number> {
  const due = await claimDue(AT_ONCE)
  await Promise.all(due.map(async (one) => writeReceipt(one, await check(one, open))))
  return due.length
}

/**
 * Looks after the planned times for as long as the process lives: at each as soon as it comes, by the database's clock, and again until
 * its page was seen. Apart from the other chores, which may take minutes.
 */
export function watchPlanned(): void {
  if (readersOrigin() === null) return console.error("No receipts are written: this worker knows no address of readers' pages. Set PUBLIC_URL.")
  const look = async () => {
    let wait = LONGEST
    try {
      await beat()
      if ((await writeDue()) > 0) wait = 0
      else {
        const { at, now } = await nextDue()
        if (at !== null) wait = Math.min(LONGEST, Math.max(100, at.getTime() - now.getTime()))
      }
    } catch (error) {
      console.error("The planned times could not be looked at:", error)
    }
    setTimeout(() => void look(), wait).unref()
  }
  void look()
}
