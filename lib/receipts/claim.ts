import "server-only"
import { db } from "@/lib/db"

/** For how long a planned time is looked after before it is given up, and how long one worker has for one look. */
export const PATIENCE_HOURS = 24
const LEASE_SECONDS = 20

export type Due = { target: string; what: "publish" | "update" | "take_down"; articleId: string; plannedAt: Date; attempts: number }

/**
 * Takes planned times that have come and have no receipt, the oldest first, for this worker alone: of several that ask at once one gets
 * each, and one that dies leaves it to whoever asks after its lease. Claims are leases of the database's clock. What is looked for goes by
 * statement_timestamp(), which is stable, so the indexes serve it; clock_timestamp() would be asked of every publication there is.
 */
export async function claimDue(most: number): Promise<Due[]> {
  return db().$queryRaw<Due[]>`
    WITH planned AS (
      SELECT p.id AS target, p.article_id, p.live_from AS planned_at,
        CASE WHEN EXISTS (SELECT FROM pub.publication b WHERE b.article_id = p.article_id AND b.live_until = p.live_from) THEN 'update' ELSE 'publish' END AS what
      FROM pub.publication p
      WHERE p.live_from <= statement_timestamp() AND p.live_from > statement_timestamp() - make_interval(hours => ${PATIENCE_HOURS + 1}) AND p.created_at < p.live_from
      UNION ALL
      SELECT w.id, w.article_id, w.at, 'take_down' FROM pub.withdrawal w
      WHERE w.at <= statement_timestamp() AND w.at > statement_timestamp() - make_interval(hours => ${PATIENCE_HOURS + 1}) AND w.created_at < w.at AND NOT w.silent
    ), due AS (
      SELECT d.* FROM planned d LEFT JOIN desk.receipt r ON r.target = d.target
      WHERE r.target IS NULL OR (r.outcome IS NULL AND r.claimed_until <= clock_timestamp())
      ORDER BY d.planned_at, d.target LIMIT ${most}
    )
    INSERT INTO desk.receipt AS r (target, what, article_id, planned_at, claimed_until)
      SELECT target, what, article_id, planned_at, clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}) FROM due ORDER BY planned_at, target
    ON CONFLICT (target) DO UPDATE SET claimed_until = excluded.claimed_until, attempts = r.attempts + 1
      WHERE r.outcome IS NULL AND r.claimed_until <= clock_timestamp()
    RETURNING r.target, r.what, r.article_id AS "articleId", r.planned_at AS "plannedAt", r.attempts`
}

export type Look = {
  liveAt: Date | null
  seenAt: Date | null
  listsAt: Date | null
  status: number | null
  problem: string | null
  outcome: "seen" | "overtaken" | "missed" | null
}

/** Writes what was seen: for good where it has an outcome, else for the next look, sooner at first and less often as time goes by. */
export async function writeReceipt(due: Due, { liveAt, seenAt, listsAt, status, problem, outcome }: Look): Promise<boolean> {
  const waits = Math.min(300, 2 ** Math.min(due.attempts, 9))
  const written = await db().$executeRaw`
    UPDATE desk.receipt SET
      live_at = coalesce(live_at, ${liveAt?.toISOString() ?? null}::timestamptz), seen_at = coalesce(seen_at, ${seenAt?.toISOString() ?? null}::timestamptz),
      lists_at = coalesce(lists_at, ${listsAt?.toISOString() ?? null}::timestamptz),
      status = ${status}, problem = ${problem}, outcome = ${outcome},
      written_at = CASE WHEN ${outcome}::text IS NULL THEN NULL ELSE clock_timestamp() END,
      claimed_until = clock_timestamp() + make_interval(secs => ${waits})
    WHERE target = ${due.target}::uuid AND outcome IS NULL`
  return written === 1
}

/** When the next planned time comes, and what the database's clock says now. */
export async function nextDue(): Promise<{ at: Date | null; now: Date }> {
  const [row] = await db().$queryRaw<{ at: Date | null; now: Date }[]>`
    SELECT least((SELECT min(p.live_from) FROM pub.publication p WHERE p.live_from > statement_timestamp()),
      (SELECT min(w.at) FROM pub.withdrawal w WHERE w.at > statement_timestamp()),
      (SELECT min(r.claimed_until) FROM desk.receipt r WHERE r.outcome IS NULL AND r.planned_at > statement_timestamp() - make_interval(hours => ${PATIENCE_HOURS + 1}))) AS at,
      clock_timestamp() AS now`
  return row ?? { at: null, now: new Date() }
}
