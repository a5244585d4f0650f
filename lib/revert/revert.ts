import type pg from "pg"

/**
 * What putting the site back would do with an article. `back`: readers see it again; `gone`: they see it no more; `earlier`: they see an
 * earlier text; `ahead`: what was planned for it is put back or taken back; `told`: what stands where it was withdrawn is as it was.
 */
export type Kind = "back" | "gone" | "earlier" | "ahead" | "told"
export type Change = { articleId: string; kind: Kind; title: string }
/** What was planned at that time, and due since: it is neither published nor taken down by this, and waits for somebody to look. */
export type Due = { articleId: string; title: string }
export type Plan = { to: Date; changes: Change[]; due: Due[]; lost: Due[] }

export type Revert = {
  /** A connection of the owner's, which nobody else uses meanwhile. */
  owner: pg.Client
  to: Date
  apply: boolean
}

/**
 * Puts all publications back as they were at a time: what readers saw then they see again, and what was planned then is planned again.
 * Nothing of what happened since is rewritten or lost: present rows end, and new rows begin, pinned to the revisions that were live then
 * (docs/decisions/0015). Working copies stay as they are. All or nothing, in one transaction, alone with the database; while it is done
 * the newsroom is frozen, and stays so where it was. Without `apply` it only says what it would do.
 */
export async function revert({ owner, to, apply }: Revert): Promise<Plan> {
  if (!apply) return inTransaction(owner, async () => plan(owner, to), { keep: false })
  const ours = await freeze(owner)
  for (let tries = 1; ; tries += 1) {
    try {
      const done = await inTransaction(owner, async () => {
        const made = await plan(owner, to)
        if (made.changes.length > 0) await carryOut(owner)
        await note(owner, made)
        return made
      }, { keep: true })
      if (ours) await thaw(owner)
      return done
    } catch (error) {
      // The hour of something planned came in the midst of it: then that is live now, and everything is looked at anew.
      if (tries === 3 || !(error instanceof Error && "code" in error && error.code === "55000")) throw error
    }
  }
}

async function inTransaction<T>(owner: pg.Client, work: () => Promise<T>, { keep }: { keep: boolean }): Promise<T> {
  await owner.query("BEGIN")
  try {
    // Every write shares this lock (desk.begin_command): none is under way while we have it.
    await owner.query("SELECT pg_advisory_xact_lock(7242002)")
    const result = await work()
    await owner.query(keep ? "COMMIT" : "ROLLBACK")
    return result
  } catch (error) {
    await owner.query("ROLLBACK").catch(() => {})
    throw error
  }
}

const SERVER = { by: "server" }
const RECORD = `INSERT INTO desk.event (actor_id, actor_name, action, outcome, subject_type, subject_id, data)
  SELECT NULL, '', $1, 'done', 'newsroom', n.id, $2 FROM desk.newsroom n`

/** Freezes the newsroom, so that writes are refused at once and do not wait for us. False where somebody froze it before. */
async function freeze(owner: pg.Client): Promise<boolean> {
  return inTransaction(owner, async () => {
    const { rowCount } = await owner.query("UPDATE desk.newsroom SET frozen_at = clock_timestamp(), frozen_by = NULL, frozen_reason = 'npm run revert' WHERE frozen_at IS NULL")
    if (rowCount) await owner.query(RECORD, ["newsroom.freeze", { did: "freeze", ...SERVER }])
    return Boolean(rowCount)
  }, { keep: true })
}

async function thaw(owner: pg.Client): Promise<void> {
  await inTransaction(owner, async () => {
    await owner.query("UPDATE desk.newsroom SET frozen_at = NULL, frozen_by = NULL, frozen_reason = ''")
    await owner.query(RECORD, ["newsroom.freeze", { did: "release", ...SERVER }])
  }, { keep: true })
}

async function note(owner: pg.Client, { to, changes, due, lost }: Plan): Promise<void> {
  const idsOf = (kind: Kind) => changes.filter((change) => change.kind === kind).map((change) => change.articleId)
  const data = {
    ...SERVER, to: to.toISOString(), count: changes.length, back: idsOf("back"), gone: idsOf("gone"), earlier: idsOf("earlier"), ahead: idsOf("ahead"),
    told: idsOf("told"), due: due.map((one) => one.articleId), lost: lost.map((one) => one.articleId),
  }
  await owner.query(RECORD, ["newsroom.revert", data])
}

/**
 * Looks at the present and at the time asked for, and writes into temporary tables what has to be done.
 *   moment  the two times
 *   was     the publications that there were then, with the ends that they had then
 *   todo    an article each: what was live then (old) and is now (live), what was planned then and is now, and what follows
 */
async function plan(owner: pg.Client, to: Date): Promise<Plan> {
  await owner.query("CREATE TEMP TABLE moment ON COMMIT DROP AS SELECT $1::timestamptz AS t, date_trunc('milliseconds', clock_timestamp()) AS n", [to])
  // A row begun in this very millisecond could not end in it.
  await owner.query(`UPDATE moment SET n = greatest(n, (SELECT max(p.live_from) + interval '1 millisecond' FROM pub.publication p WHERE p.live_from <= n))`)
  await owner.query(`
    CREATE TEMP TABLE was ON COMMIT DROP AS
    WITH ends AS (
      SELECT DISTINCT ON (e.row_id) e.row_id, (e.was ->> 'live_until')::timestamptz AS live_until
      FROM desk.publication_past e, moment m WHERE e.what = 'end' AND e.at > m.t ORDER BY e.row_id, e.at, e.id)
    SELECT x.id, x.article_id, x.revision_id, x.live_from, x.taken, CASE WHEN e.row_id IS NULL THEN x.live_until ELSE e.live_until END AS live_until
    FROM (
      SELECT p.id, p.article_id, p.revision_id, p.live_from, p.live_until, NULL::bigint AS taken FROM pub.publication p, moment m WHERE p.created_at <= m.t
      UNION ALL
      SELECT t.row_id, t.article_id, (t.was ->> 'revision_id')::uuid, (t.was ->> 'live_from')::timestamptz, (t.was ->> 'live_until')::timestamptz, t.id
      FROM desk.publication_past t JOIN desk.article a ON a.id = t.article_id, moment m
      WHERE t.what = 'publication' AND t.at > m.t AND (t.was ->> 'created_at')::timestamptz <= m.t) x
    LEFT JOIN ends e ON e.row_id = x.id`)
  await owner.query(`
    CREATE TEMP TABLE told ON COMMIT DROP AS
    SELECT w.id, w.article_id, w.at, w.notice, w.shown_at, w.silent, false AS taken FROM pub.withdrawal w, moment m WHERE w.created_at <= m.t
    UNION ALL
    SELECT t.row_id, t.article_id, (t.was ->> 'at')::timestamptz, t.was ->> 'notice', (t.was ->> 'shown_at')::timestamptz, (t.was ->> 'silent')::boolean, true
    FROM desk.publication_past t JOIN desk.article a ON a.id = t.article_id, moment m
    WHERE t.what = 'withdrawal' AND t.at > m.t AND (t.was ->> 'created_at')::timestamptz <= m.t`)
  await owner.query("CREATE INDEX ON was (article_id); CREATE INDEX ON told (article_id); ANALYZE was; ANALYZE told")
  await owner.query(`
    CREATE TEMP TABLE todo ON COMMIT DROP AS
    SELECT a.id AS article_id, old.id AS old_id, live.id AS live_id, plan.id AS plan_id, plan.taken AS plan_taken, ahead.id AS ahead_id,
      gen_random_uuid() AS new_id, gen_random_uuid() AS new_plan_id,
      -- The same text, perhaps put back by an earlier run of this.
      old.id = live.id OR EXISTS (
        SELECT FROM pub.publication o JOIN pub.publication l ON l.id = live.id AND l.revision_id = o.revision_id WHERE o.id = old.id
        AND coalesce(o.shown_from, o.live_from) = coalesce(l.shown_from, l.live_from)
        AND to_jsonb(o) - '{id,live_from,live_until,created_at,shown_from}'::text[] = to_jsonb(l) - '{id,live_from,live_until,created_at,shown_from}'::text[]) AS same,
      ahead.live_from = plan.live_from AND ahead.revision_id = plan.revision_id AS same_plan,
      coalesce(plan.live_from, CASE WHEN old.live_until > m.n THEN old.live_until END) AS ends, live.live_until AS ends_now,
      EXISTS (SELECT FROM was b WHERE b.article_id = a.id AND b.live_from <= m.t) AS ever,
      EXISTS (SELECT FROM was b WHERE b.article_id = a.id AND ((b.live_from > m.t AND b.live_from <= m.n) OR (b.id = old.id AND b.live_until <= m.n))) AS due
    FROM desk.article a CROSS JOIN moment m
    LEFT JOIN was old ON old.article_id = a.id AND old.live_from <= m.t AND (old.live_until IS NULL OR old.live_until > m.t)
    LEFT JOIN was plan ON plan.article_id = a.id AND plan.live_from > m.n
    LEFT JOIN pub.publication live ON live.article_id = a.id AND live.live_from <= m.n AND (live.live_until IS NULL OR live.live_until > m.n)
    LEFT JOIN pub.publication ahead ON ahead.article_id = a.id AND ahead.live_from > m.n`)
  // What was planned in a section, or from a newspaper, that is no more cannot be planned again.
  const { rows: lost } = await owner.query<Due>(`
    UPDATE todo d SET plan_id = NULL, plan_taken = NULL, ends = NULL, same_plan = NULL FROM desk.publication_past t JOIN desk.article a ON a.id = t.article_id
    WHERE t.id = d.plan_taken AND (NOT EXISTS (SELECT FROM desk.section s WHERE s.id::text = t.was ->> 'section_id')
      OR (t.was ->> 'source_id' IS NOT NULL AND NOT EXISTS (SELECT FROM desk.source s WHERE s.id::text = t.was ->> 'source_id')))
    RETURNING a.id AS "articleId", a.title`)
  await owner.query(`
    ALTER TABLE todo ADD COLUMN told_id uuid, ADD COLUMN tells boolean NOT NULL DEFAULT false, ADD COLUMN plans boolean NOT NULL DEFAULT false;
    -- The last notice of then, and whether that is what readers get now; asked only where nothing is before readers.
    UPDATE todo d SET told_id = x.id, tells = x.differs FROM (
      SELECT d.article_id, old.id, (old.id IS NULL AND now.id IS NOT NULL AND NOT now.silent)
        OR (old.id IS NOT NULL AND (now.id IS NULL OR now.silent OR coalesce(now.shown_at, now.at) <> coalesce(old.shown_at, old.at) OR now.notice <> old.notice)) AS differs
      FROM todo d CROSS JOIN moment m
      LEFT JOIN LATERAL (SELECT w.* FROM told w WHERE w.article_id = d.article_id AND w.at <= m.t ORDER BY w.at DESC LIMIT 1) last ON true
      LEFT JOIN told old ON old.id = last.id AND NOT old.silent
      LEFT JOIN LATERAL (SELECT w.* FROM pub.withdrawal w WHERE w.article_id = d.article_id AND w.at <= m.n ORDER BY w.at DESC LIMIT 1) now ON true
      WHERE d.old_id IS NULL) x
    WHERE x.article_id = d.article_id;
    UPDATE todo d SET plans = true FROM moment m WHERE (d.plan_id IS NOT NULL) <> (d.ahead_id IS NOT NULL) OR d.same_plan IS FALSE
      OR (d.same AND d.ends IS DISTINCT FROM d.ends_now)
      OR EXISTS (SELECT FROM pub.withdrawal w WHERE w.article_id = d.article_id AND w.at > m.n
        AND NOT EXISTS (SELECT FROM told o WHERE o.article_id = w.article_id AND o.at = w.at AND o.notice = w.notice))
      OR EXISTS (SELECT FROM told o WHERE o.article_id = d.article_id AND o.at > m.n AND o.taken
        AND NOT EXISTS (SELECT FROM pub.withdrawal w WHERE o.article_id = w.article_id AND o.at = w.at AND o.notice = w.notice))`)
  const { rows: changes } = await owner.query<Change>(`
    SELECT c.article_id AS "articleId", c.kind, coalesce(p.title, a.title) AS title FROM (
      SELECT d.*, CASE
        WHEN d.old_id IS NOT NULL AND d.live_id IS NULL THEN 'back' WHEN d.old_id IS NULL AND d.live_id IS NOT NULL THEN 'gone'
        WHEN d.same IS FALSE AND d.old_id IS NOT NULL THEN 'earlier' WHEN d.plans THEN 'ahead' WHEN d.tells THEN 'told' END AS kind FROM todo d) c
    JOIN desk.article a ON a.id = c.article_id LEFT JOIN pub.publication p ON p.id = coalesce(c.old_id, c.live_id)
    WHERE c.kind IS NOT NULL ORDER BY c.kind, p.published_at DESC, c.article_id`)
  const { rows: due } = await owner.query<Due>(
    `SELECT a.id AS "articleId", a.title FROM todo d JOIN desk.article a ON a.id = d.article_id WHERE d.due ORDER BY a.id`)
  return { to, changes, due, lost }
}

/** Does what the temporary tables say. The order matters little: that no two rows of an article overlap is asked at the end. */
async function carryOut(owner: pg.Client): Promise<void> {
  await owner.query("CREATE INDEX ON todo (old_id); ANALYZE todo")
  const { rows: links } = await owner.query<{ name: string; own: boolean }>(`
    SELECT format('pub.%I', c.relname) AS name, EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.oid AND i.attname = 'id') AS own
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'pub' AND c.relkind = 'r' AND a.attname = 'publication_id' AND NOT a.attisdropped`)
  const fresh = (own: boolean) => (own ? "|| jsonb_build_object('id', gen_random_uuid())" : "")

  // What is planned now, and was not then.
  await owner.query("DELETE FROM pub.publication p USING todo d WHERE p.id = d.ahead_id AND d.same_plan IS NOT TRUE")
  await owner.query(`
    DELETE FROM pub.withdrawal w USING moment m WHERE w.at > m.n
      AND NOT EXISTS (SELECT FROM told o WHERE o.article_id = w.article_id AND o.at = w.at AND o.notice = w.notice)`)
  // What readers see now, and did not then, ends; what they saw then begins again. What goes on may have had another end planned.
  await owner.query(`
    UPDATE pub.publication p SET live_until = CASE WHEN d.same THEN d.ends ELSE m.n END FROM todo d, moment m
    WHERE p.id = d.live_id AND p.live_until IS DISTINCT FROM CASE WHEN d.same THEN d.ends ELSE m.n END`)
  await owner.query(`
    INSERT INTO pub.publication SELECT r.* FROM todo d CROSS JOIN moment m JOIN pub.publication p ON p.id = d.old_id
    CROSS JOIN LATERAL jsonb_populate_record(NULL::pub.publication, to_jsonb(p) || jsonb_build_object('id', d.new_id, 'live_from', m.n,
      'live_until', d.ends, 'created_at', clock_timestamp(), 'shown_from', coalesce(p.shown_from, p.live_from))) r
    WHERE d.same IS NOT TRUE`)
  for (const { name, own } of links) {
    await owner.query(`
      INSERT INTO ${name} SELECT r.* FROM todo d JOIN ${name} c ON c.publication_id = d.old_id
      CROSS JOIN LATERAL jsonb_populate_record(NULL::${name}, to_jsonb(c) || jsonb_build_object('publication_id', d.new_id) ${fresh(own)}) r
      WHERE d.same IS NOT TRUE`)
  }
  // What was planned then, and is not now.
  await owner.query(`
    INSERT INTO pub.publication SELECT r.* FROM todo d JOIN desk.publication_past t ON t.id = d.plan_taken
    CROSS JOIN LATERAL jsonb_populate_record(NULL::pub.publication, t.was || jsonb_build_object('id', d.new_plan_id, 'created_at', clock_timestamp())) r
    WHERE d.same_plan IS NOT TRUE`)
  for (const { name, own } of links) {
    await owner.query(`
      INSERT INTO ${name} SELECT r.* FROM todo d JOIN desk.publication_past t ON t.id = d.plan_taken
      CROSS JOIN LATERAL jsonb_array_elements(coalesce(t.links -> $1, '[]')) l
      CROSS JOIN LATERAL jsonb_populate_record(NULL::${name}, l || jsonb_build_object('publication_id', d.new_plan_id) ${fresh(own)}) r
      WHERE d.same_plan IS NOT TRUE`, [name.replace(/^pub\."?|"$/g, "")])
  }
  await owner.query(`
    INSERT INTO pub.withdrawal (article_id, at, notice, shown_at, silent)
    SELECT o.article_id, o.at, o.notice, o.shown_at, o.silent FROM told o, moment m WHERE o.at > m.n AND o.taken
      AND NOT EXISTS (SELECT FROM pub.withdrawal w WHERE o.article_id = w.article_id AND o.at = w.at AND o.notice = w.notice)`)
  // What readers are told where nothing is before them: the notice of then, or nothing as then.
  await owner.query(`
    INSERT INTO pub.withdrawal (article_id, at, notice, shown_at, silent)
    SELECT d.article_id, m.n, coalesce(o.notice, ''), coalesce(o.shown_at, o.at), o.id IS NULL
    FROM todo d CROSS JOIN moment m LEFT JOIN told o ON o.id = d.told_id WHERE d.tells`)
  // The desk's own view of it. What went out since and was not out before waits to be looked at; what had been planned was approved.
  await owner.query(`
    UPDATE desk.article a SET phase = 'published', trashed_from = NULL FROM todo d
    WHERE a.id = d.article_id AND a.phase <> 'published' AND (d.old_id IS NOT NULL OR d.plan_id IS NOT NULL)`)
  await owner.query(`
    UPDATE desk.article a SET phase = CASE WHEN d.ever THEN 'withdrawn' WHEN d.due THEN 'approved' ELSE 'in_review' END,
      approved_by_id = CASE WHEN d.ever OR d.due THEN a.approved_by_id END FROM todo d
    WHERE a.id = d.article_id AND d.old_id IS NULL AND d.plan_id IS NULL
      AND ((a.phase = 'published' AND (d.live_id IS NOT NULL OR d.ahead_id IS NOT NULL)) OR (a.phase = 'withdrawn' AND NOT d.ever))`)
  await owner.query(`
    INSERT INTO desk.outbox (topic, payload) SELECT 'article.changed', jsonb_build_object('articleId', d.article_id) FROM todo d
    WHERE d.plans OR d.tells OR d.same IS FALSE OR (d.old_id IS NULL) <> (d.live_id IS NULL)`)
}
