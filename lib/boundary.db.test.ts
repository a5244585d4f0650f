import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { testDatabase } from "@/prisma/testing"

type Database = Awaited<ReturnType<typeof testDatabase>>
let database: Database
let owner: pg.Client
let desk: pg.Client
let site: pg.Client

const open = async (url: string) => {
  const client = new pg.Client(url)
  await client.connect()
  return client
}
/** The SQLSTATE of a statement, or "ok"; a statement that fails leaves no transaction behind. */
const codeOf = (client: pg.Client, sql: string) => client.query(sql).then(() => "ok", (error: { code?: string }) => error.code ?? "none")
const messageOf = (client: pg.Client, sql: string) => client.query(sql).then(() => "ok", (error: Error) => error.message)

const BODY = '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"CANARY_body_TAG"}]}]}'

/** An article in each state that readers must not see, with a canary in every field, and one that is live. */
async function plant() {
  const { rows: [user] } = await owner.query(`INSERT INTO desk."user" (email, name, role, password_hash) VALUES ('w@waha.example', 'CANARY_writer', 'writer', 'x') RETURNING id`)
  const { rows: [open1] } = await owner.query(`INSERT INTO desk.section (slug, name, name_key) VALUES ('open', 'open', 'open') RETURNING id`)
  await owner.query(`INSERT INTO desk.section (slug, name, name_key, hidden) VALUES ('CANARY_hidden', 'CANARY_hidden', 'CANARY_hidden', true)`)
  await owner.query(`INSERT INTO desk.clipping (raw, sha256, recognised) VALUES ('CANARY_clipping', repeat('0', 64), '{}')`)
  const states: [tag: string, phase: string, from: string | null, until: string | null][] = [
    ["draft", "draft", null, null],
    ["scheduled", "published", "1 day", null],
    ["withdrawn", "withdrawn", "-2 days", "-1 day"],
    ["replaced", "published", "-2 days", "-1 day"],
    ["live", "published", "-1 day", null],
  ]
  for (const [index, [tag, phase, from, until]] of states.entries()) {
    const id = `canary00000${index}`
    const word = tag === "live" ? "PLAIN" : "CANARY"
    const body = BODY.replace("CANARY", word).replace("TAG", tag)
    const name = `${word}_${tag}`
    const { rows: [source] } = await owner.query(`INSERT INTO desk.source (slug, name, name_key) VALUES ($1, $1, $1) RETURNING id`, [name])
    const { rows: [author] } = await owner.query(`INSERT INTO desk.author (slug, name, name_key) VALUES ($1, $1, $1) RETURNING id`, [name])
    const { rows: [label] } = await owner.query(`INSERT INTO desk.tag (slug, name, name_key) VALUES ($1, $1, $1) RETURNING id`, [name])
    await owner.query(`INSERT INTO desk.article (id, phase, title, body, writer_id, edited_by_id, section_id, source_id) VALUES ($1, $2, $3, $4, $5, $5, $6, $7)`,
      [id, phase, `CANARY_working_${tag}`, body, user.id, open1.id, source.id])
    const { rows: [revision] } = await owner.query(`INSERT INTO desk.revision (article_id, version, snapshot, reason) VALUES ($1, 1, '{}', 'published') RETURNING id`, [id])
    if (from === null) continue
    const { rows: [publication] } = await owner.query(
      `INSERT INTO pub.publication (article_id, revision_id, version, live_from, live_until, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id, source_id)
       VALUES ($1, $2, 1, now() + $3::interval, now() + $4::interval, now() + $3::interval, $5, 'republished', 'editorial', $5, $5, $5, $5, $6, 1, $7, $8) RETURNING id`,
      [id, revision.id, from, until, `${word}_title_${tag}`, body, open1.id, source.id])
    await owner.query(`INSERT INTO pub.publication_author (publication_id, author_id, position, published_at) VALUES ($1, $2, 0, now())`, [publication.id, author.id])
    await owner.query(`INSERT INTO pub.publication_figure (of_publication, media_id) VALUES ($1, gen_random_uuid())`, [publication.id])
    await owner.query(`INSERT INTO pub.publication_tag (publication_id, tag_id, published_at) VALUES ($1, $2, now())`, [publication.id, label.id])
    if (phase === "withdrawn") await owner.query(`INSERT INTO pub.withdrawal (article_id, at, notice) VALUES ($1, now() - interval '1 day', 'told')`, [id])
  }
  await owner.query(`INSERT INTO pub.withdrawal (article_id, at, notice) VALUES ('canary000004', now() + interval '1 day', 'CANARY_notice_ahead')`)
  await owner.query(`INSERT INTO desk.front_place (position, article_id) SELECT n, 'canary00000' || n FROM generate_series(0, 4) n`)
  await owner.query(`INSERT INTO desk.most_read (position, article_id, days) SELECT n, 'canary00000' || n, 7 FROM generate_series(0, 4) n`)
  await owner.query(`INSERT INTO desk.breaking (text, article_id, begins_at, ends_at) VALUES
    ('CANARY_ahead', NULL, now() + interval '1 hour', now() + interval '2 hours'), ('CANARY_over', NULL, now() - interval '2 hours', now() - interval '1 minute'),
    ('PLAIN_now', 'canary000001', now() - interval '1 hour', now() + interval '1 hour')`)
  await owner.query(`INSERT INTO desk.event (actor_name, action, subject_type, subject_id) VALUES ('a', 'b', 'c', '1'), ('a', 'b', 'c', '2')`)
}

beforeAll(async () => {
  database = await testDatabase()
  ;[owner, desk, site] = await Promise.all([open(database.ownerUrl), open(database.deskUrl), open(database.siteUrl)])
  await plant()
})
afterAll(async () => {
  await Promise.all([owner, desk, site].map((client) => client?.end()))
  await database?.drop()
})

describe("the site's log-in", () => {
  it("gets 42501 for every table of the desk and every base table of pub", async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'S') AND (n.nspname IN ('desk', 'pub') OR c.relname = '_prisma_migrations')`)
    expect(rows.length).toBeGreaterThan(20)
    for (const { name } of rows) {
      expect(`${name} ${await codeOf(site, `SELECT * FROM ${name}`)}`).toBe(`${name} 42501`)
    }
  })

  it("reads its views, and what is live in them", async () => {
    const { rows } = await site.query("SELECT title FROM pub.article")
    expect(rows).toEqual([{ title: "PLAIN_title_live" }])
  })

  it("finds no word of what is in draft, scheduled, replaced or withdrawn in any view", async () => {
    const { rows: views } = await owner.query<{ name: string }>("SELECT format('pub.%I', viewname) AS name FROM pg_views WHERE schemaname = 'pub'")
    expect(views.length).toBe(23)
    for (const { name } of views) {
      const { rows } = await site.query(`SELECT * FROM ${name}`)
      expect(JSON.stringify(rows)).not.toContain("CANARY")
    }
  })

  it("is told of pictures in texts those of the live one", async () => {
    expect((await site.query("SELECT article_id FROM pub.article_figure")).rows).toEqual([{ article_id: "canary000004" }])
  })

  it("sees of a withdrawn article its id, the time and the notice", async () => {
    const { rows } = await site.query("SELECT * FROM pub.withdrawn")
    expect(rows.map(({ at, ...rest }) => [rest, at instanceof Date])).toEqual([[{ id: "canary000002", notice: "told" }, true]])
  })

  it("is told of the front page's places those whose article is live, and of an arrangement that has ended none", async () => {
    expect((await site.query("SELECT * FROM pub.front_place")).rows).toEqual([{ position: 4, id: "canary000004" }])
    await owner.query("INSERT INTO desk.front (until) VALUES (now() + interval '1 hour')")
    expect((await site.query("SELECT id FROM pub.front_place")).rows).toHaveLength(1)
    await owner.query("UPDATE desk.front SET until = now() - interval '1 second'")
    expect((await site.query("SELECT id FROM pub.front_place")).rows).toEqual([])
    await owner.query("DELETE FROM desk.front")
  })

  it("is told of what is read most what is live, and nothing where the newsroom does not show it", async () => {
    expect((await site.query("SELECT * FROM pub.most_read")).rows).toEqual([{ position: 4, id: "canary000004", days: 7 }])
    await owner.query("UPDATE desk.newsroom SET show_most_read = false")
    expect((await site.query("SELECT * FROM pub.most_read")).rows).toEqual([])
    await owner.query("UPDATE desk.newsroom SET show_most_read = true")
  })

  it("adds to the counts of reads of what is live, and reads no count", async () => {
    const ids = ["canary000004", "canary000000", "canary000001", "canary000002", "canary000003", "nowhere00000", null, "x'; --"]
    await site.query("SELECT pub.add_reads($1, $2)", [[...ids, "canary000004", "canary000004"], [3, 3, 3, 3, 3, 3, 3, 3, 2, -50]])
    await site.query("SELECT pub.add_reads($1, $2)", [["canary000004", "canary000004"], [2_000_000_000, 2_000_000_000]])
    await site.query("SELECT pub.add_reads('{}', '{}')")
    expect((await owner.query("SELECT article_id, count FROM desk.article_reads")).rows).toEqual([{ article_id: "canary000004", count: 100_005 }])
    for (const sql of ["SELECT * FROM desk.article_reads", "INSERT INTO desk.article_reads VALUES ('canary000004', now(), 1)", "UPDATE desk.most_read SET position = 9"]) {
      expect(`${sql} ${await codeOf(site, sql)}`).toBe(`${sql} 42501`)
    }
    for (const sql of ["INSERT INTO desk.article_reads VALUES ('canary000004', now(), 1)", "UPDATE desk.article_reads SET count = 1", "DELETE FROM desk.article_reads"]) {
      expect(`${sql} ${await codeOf(desk, sql)}`).toBe(`${sql} 42501`)
    }
  })

  it("sees the line of what has just happened from its beginning to its end, and no article in it that is not live", async () => {
    const { rows } = await site.query("SELECT text, article_id, slug FROM pub.breaking")
    expect(rows).toEqual([{ text: "PLAIN_now", article_id: null, slug: null }])
  })

  it("finds no id of what is not live in any view but that of withdrawals", async () => {
    const { rows: views } = await owner.query<{ name: string }>("SELECT format('pub.%I', viewname) AS name FROM pg_views WHERE schemaname = 'pub' AND viewname <> 'withdrawn'")
    for (const { name } of views) {
      const { rows } = await site.query(`SELECT * FROM ${name}`)
      expect(`${name} ${JSON.stringify(rows)}`).not.toMatch(/canary00000[0-3]/)
    }
  })

  it("is told when something changes next, and not what", async () => {
    const { rows: [row] } = await site.query("SELECT pub.next_change() AS at")
    expect(row.at).toBeInstanceOf(Date)
  })

  it.each([
    "SET ROLE none; SELECT * FROM desk.article",
    "RESET ROLE; SELECT * FROM pub.publication",
    "SELECT set_config('role', 'none', false); SELECT * FROM desk.article",
    "RESET SESSION AUTHORIZATION; SELECT * FROM desk.article",
    "SELECT query_to_xml('SELECT * FROM desk.article', true, false, '')",
    "SELECT table_to_xml('desk.article', true, false, '')",
    "SELECT * FROM ONLY pub.publication",
    "TABLE desk.event",
    "COPY desk.article TO STDOUT",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT lo_import('/etc/passwd')",
    "DECLARE c CURSOR WITH HOLD FOR SELECT * FROM desk.article",
    "EXPLAIN ANALYZE SELECT * FROM pub.publication",
    "BEGIN; LOCK TABLE pub.publication",
    "CREATE TABLE pub.mine (x int)",
    "CREATE TABLE public.mine (x int)",
    "CREATE TEMP TABLE mine (x int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION pub.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "INSERT INTO pub.article (id, title) SELECT id, title FROM pub.article",
    "UPDATE pub.article SET title = 'x'",
    "DELETE FROM pub.article",
    "UPDATE pub.newsroom SET name = 'x'",
    "SELECT desk.clear_demo(gen_random_uuid())",
    "ALTER VIEW pub.article OWNER TO CURRENT_USER",
    "GRANT SELECT ON pub.publication TO CURRENT_USER",
    "ALTER TABLE pub.publication DISABLE ROW LEVEL SECURITY",
    "DROP POLICY readers ON pub.publication",
  ])("gets 42501 for: %s", async (sql) => {
    const code = await codeOf(site, sql)
    await site.query("ROLLBACK; RESET ALL")
    expect(code).toBe("42501")
  })

  it("finds no more in an export of the whole schema than in its views", async () => {
    const { rows } = await site.query("SELECT schema_to_xml('pub', true, false, '')::text AS everything")
    expect(rows[0].everything).toContain("PLAIN_title_live")
    expect(rows[0].everything).not.toContain("CANARY")
  })

  it("cannot become the views' owner, the desk or the owner", async () => {
    const { rows } = await owner.query<{ name: string }>("SELECT rolname AS name FROM pg_roles WHERE rolname NOT LIKE 'pg\\_%' AND rolname <> $1", [await who(site)])
    expect(rows.length).toBeGreaterThan(2)
    for (const { name } of rows) expect(await codeOf(site, `SET ROLE "${name}"`)).toBe("42501")
    const { rows: members } = await owner.query("SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = $1", [await who(site)])
    expect(members).toEqual([])
  })

  it("learns nothing from the errors of hidden rows", async () => {
    for (const view of ["pub.article", "pub.withdrawn", "pub.section", "pub.source", "pub.author", "pub.tag", "pub.breaking"]) {
      const column = view === "pub.article" ? "title" : view === "pub.withdrawn" ? "notice" : view === "pub.breaking" ? "text" : "name"
      for (const leak of [`has_schema_privilege(${column}, 'usage')`, `${column}::int > 0`, `${column}::regclass IS NOT NULL`, `set_config(${column}, 'x', true) IS NULL`]) {
        expect(await messageOf(site, `SELECT * FROM ${view} WHERE ${leak}`)).not.toContain("CANARY")
      }
    }
  })
})

const who = async (client: pg.Client) => (await client.query<{ name: string }>("SELECT current_user AS name")).rows[0]?.name ?? ""

describe("the desk's log-in", () => {
  it.each([
    "UPDATE desk.event SET action = 'x'",
    "DELETE FROM desk.event",
    "TRUNCATE desk.event",
    "ALTER TABLE desk.event DISABLE TRIGGER ALL",
    "DROP TABLE desk.event",
    "UPDATE desk.revision SET snapshot = '{}'",
    "DELETE FROM desk.revision",
    "UPDATE desk.clipping SET raw = 'x'",
    "DELETE FROM desk.clipping",
    "UPDATE pub.publication SET title = 'x'",
    "UPDATE pub.publication SET live_from = now()",
    "UPDATE pub.withdrawal SET notice = 'x'",
    "UPDATE desk.breaking SET text = 'x'",
    "DELETE FROM desk.breaking",
    "TRUNCATE pub.publication",
    "CREATE TABLE desk.mine (x int)",
    "INSERT INTO desk.newsroom DEFAULT VALUES",
  ])("gets 42501 for: %s", async (sql) => expect(await codeOf(desk, sql)).toBe("42501"))

  it("cannot take back a publication that has begun, whatever it sets", async () => {
    const begun = "DELETE FROM pub.publication WHERE article_id = 'canary000004'"
    expect(await codeOf(desk, begun)).toBe("55000")
    expect(await codeOf(desk, `BEGIN; SET LOCAL "waha.clearing" = 'demo'; ${begun}`)).toBe("55000")
    await desk.query("ROLLBACK")
  })

  it("cannot open again what has ended, or take back what readers were told", async () => {
    expect(await codeOf(desk, "UPDATE pub.publication SET live_until = NULL WHERE article_id = 'canary000002'")).toBe("55000")
    expect(await codeOf(desk, "DELETE FROM pub.withdrawal WHERE article_id = 'canary000002'")).toBe("55000")
    await desk.query("BEGIN")
    expect((await desk.query("DELETE FROM pub.withdrawal WHERE article_id = 'canary000004'")).rowCount).toBe(1)
    await desk.query("ROLLBACK")
  })

  it("may take back one that lies ahead", async () => {
    await desk.query("BEGIN")
    expect((await desk.query("DELETE FROM pub.publication WHERE article_id = 'canary000001'")).rowCount).toBe(1)
    await desk.query("ROLLBACK")
  })

  it("cannot clear a newsroom that is no demonstration, nor make it one", async () => {
    expect(await codeOf(desk, "SELECT desk.clear_demo(gen_random_uuid())")).toBe("55000")
    expect(await codeOf(desk, "UPDATE desk.newsroom SET demo = true")).toBe("55000")
  })
})

describe("publications", () => {
  it("of one article never overlap", async () => {
    const copy = (from: string, until: string | null) => owner.query(
      `INSERT INTO pub.publication (article_id, revision_id, version, live_from, live_until, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id)
       SELECT article_id, revision_id, version, now() + $1::interval, now() + $2::interval, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id
       FROM pub.publication WHERE article_id = 'canary000004' LIMIT 1`, [from, until])
    await expect(copy("1 hour", null)).rejects.toMatchObject({ code: "23P01" })
    await expect(copy("-3 days", "-2 days")).resolves.toBeDefined()
    await expect(copy("2 days", "1 day")).rejects.toMatchObject({ code: "23514" })
  })
})

describe("the record", () => {
  it("is chained: each row carries the hash of the one before, and its own", async () => {
    const { rows } = await owner.query(
      `SELECT seq::int, previous, hash, encode(sha256(convert_to(previous || desk.event_text(e), 'UTF8')), 'hex') AS again FROM desk.event e ORDER BY seq`)
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_row, index) => index + 1))
    rows.forEach((row, index) => {
      expect(row.previous).toBe(index === 0 ? "0".repeat(64) : rows[index - 1].hash)
      expect(row.hash).toBe(row.again)
    })
  })
  it("takes no number, time or hash from whoever writes", async () => {
    const { rows: [row] } = await desk.query(
      `INSERT INTO desk.event (seq, at, previous, hash, actor_name, action, subject_type, subject_id) VALUES (99, '2000-01-01', 'x', 'y', 'a', 'b', 'c', '3') RETURNING seq::int, at > now() - interval '1 hour' AS fresh, hash`)
    expect(row).toMatchObject({ seq: 3, fresh: true })
    expect(row.hash).toMatch(/^[0-9a-f]{64}$/)
  })
  it("cannot be changed by its owner either, as things stand", async () => {
    expect(await codeOf(owner, "UPDATE desk.event SET action = 'x'")).toBe("42501")
    expect(await codeOf(owner, "DELETE FROM desk.event")).toBe("42501")
    expect(await codeOf(owner, "TRUNCATE desk.event")).toBe("42501")
  })
  it("keeps its numbers without a gap when many write at once", async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => open(database.deskUrl)))
    await Promise.all(clients.map(async (client) => {
      for (let i = 0; i < 5; i += 1) await client.query("INSERT INTO desk.event (actor_name, action, subject_type, subject_id) VALUES ('a', 'b', 'c', 'd')")
      await client.end()
    }))
    const { rows: [row] } = await owner.query("SELECT count(*)::int AS n, max(seq)::int AS last, count(DISTINCT previous)::int AS links FROM desk.event")
    expect(row.n).toBe(row.last)
    expect(row.links).toBe(row.n)
  })
})
