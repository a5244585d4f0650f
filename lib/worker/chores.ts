import { backUpDaily } from "@/lib/backup/daily"
import { db } from "@/lib/db"
import { sendLetters } from "@/lib/mail/chore"
import { sweepMedia } from "@/lib/media/upload"
import { sweepSharePictures } from "@/lib/share-picture/make"
import { rankReads } from "@/lib/reads/rank"
import { planSitemap } from "@/lib/sitemap/plan"
import { workSoon } from "@/lib/wordpress/jobs"
import { keepSearch } from "@/lib/search/keep"
import { noteHead } from "@/lib/history/anchors"
import { watchRecord } from "@/lib/history/verify"
import { purgeTrash } from "@/lib/trash/purge"

/** Something that is done again and again. `run` must bear being done twice, and by another process the next time. */
export type Chore = { name: string; everySeconds: number; run: () => Promise<void> }

const HOUR = 3_600

/** What the worker does, in this order. */
export const chores: readonly Chore[] = [
  { name: "sessions.sweep", everySeconds: HOUR, run: sweepSessions },
  { name: "media.sweep", everySeconds: HOUR, run: () => sweepMedia() },
  { name: "share.sweep", everySeconds: 24 * HOUR, run: () => sweepSharePictures() },
  { name: "sitemap.plan", everySeconds: HOUR, run: planSitemap },
  { name: "reads.rank", everySeconds: 300, run: rankReads },
  { name: "backup.daily", everySeconds: HOUR, run: backUpDaily },
  { name: "pages.forget", everySeconds: HOUR, run: forgetChanges },
  { name: "letters.send", everySeconds: 15, run: sendLetters },
  { name: "import.run", everySeconds: 15, run: async () => workSoon() },
  { name: "search.keep", everySeconds: 15, run: () => keepSearch() },
  { name: "trash.purge", everySeconds: HOUR, run: purgeTrash },
  { name: "record.note", everySeconds: 60, run: () => noteHead() },
  { name: "record.verify", everySeconds: 24 * HOUR, run: watchRecord },
]

/** What every store of readers' pages has heard of long since. */
async function forgetChanges(): Promise<void> {
  await db().$executeRaw`SELECT pub.forget_changes()`
}

/** Sessions that have run out are nobody's; they go, with the addresses that they name, and with what else of log-ins has run out. */
async function sweepSessions(): Promise<void> {
  await db().$executeRaw`DELETE FROM desk.session WHERE expires_at < clock_timestamp() OR last_seen_at < clock_timestamp() - interval '12 hours'`
  await db().$executeRaw`DELETE FROM desk.challenge WHERE expires_at < clock_timestamp()`
  await db().$executeRaw`DELETE FROM desk.known_device WHERE last_used_at < clock_timestamp() - interval '180 days'`
  await db().$executeRaw`DELETE FROM desk.account_link WHERE expires_at < clock_timestamp() - interval '30 days'`
  await db().$executeRaw`DELETE FROM desk.outbox WHERE topic = 'mail' AND created_at < clock_timestamp() - interval '30 days'`
}
