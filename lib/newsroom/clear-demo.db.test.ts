import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { testDatabase, type TestDatabase } from "@/prisma/testing"

/**
 * Every table of the catalogue is given a row of the demonstration, also one that comes tomorrow, and is empty afterwards unless it is
 * named here with what stays in it. A table whose checks refuse the row made here needs its values below.
 */
const stays: Record<string, string> = {
  "desk.newsroom": "NOT demo AND logo_id IS NULL AND settings_by IS NULL AND frozen_by IS NULL",
  "desk.user": "id = $keeper",
  "desk.session": "user_id = $keeper", "desk.second_step": "user_id = $keeper", "desk.recovery_code": "user_id = $keeper",
  "desk.challenge": "user_id = $keeper", "desk.known_device": "user_id = $keeper", "desk.account_link": "user_id = $keeper",
  "desk.brake": "user_id = $keeper",
  "desk.source": "id = $paper AND logo_id IS NULL AND merged = '{}'", "desk.source_variant": "source_id = $paper", "desk.former_slug": "target_id = $paper",
  "desk.event": "true", "desk.chore": "true", "desk.throttle": "true", "desk.backup": "true",
  // A sum of what is published: the row made here was of nothing (lib/days/days.db.test.ts has the rule).
  "pub.day_tally": "true",
  "desk.sitemap_part": "true",
  "pub.change": "true",
}
const values: Record<string, string> = {
  "desk.user.role": "'chief'", "desk.invitation.purpose": "'invite'", "desk.invitation.role": "'writer'", "desk.article.id": "'demo00000001'",
  "desk.revision.reason": "'published'", "pub.publication.origin": "'own'", "pub.publication.kind": "'editorial'", "desk.receipt.what": "'publish'",
  "desk.account_link.purpose": "'reset'", "desk.backup.kind": "'daily'", "desk.publication_past.what": "'end'", "desk.former_slug.what": "'source'",
  "desk.review_link.expires_at": "now() + interval '1 hour'", "desk.source.site": "'https://almarfa.example'",
}
const byType: Record<string, string> = {
  text: "'demo'", uuid: "gen_random_uuid()", timestamptz: "now()", int4: "1", int8: "1", float8: "1", jsonb: "'{}'", bool: "false", date: "current_date",
}

type Column = { table: string; name: string; type: string; required: boolean; refers: string | null; key: string | null }
let database: TestDatabase
let owner: pg.Client
let desk: pg.Client
let columns: Column[]
let keeper: string
let paper: string

beforeAll(async () => {
  database = await testDatabase()
  ;[owner, desk] = [new pg.Client(database.ownerUrl), new pg.Client(database.deskUrl)]
  await Promise.all([owner.connect(), desk.connect()])
  columns = (await owner.query<Column>(`
    SELECT n.nspname || '.' || c.relname AS table, a.attname AS name, t.typname AS type, a.attnotnull AND d.oid IS NULL AS required,
      fn.nspname || '.' || fc.relname AS refers, fa.attname AS key
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum]
    LEFT JOIN pg_class fc ON fc.oid = k.confrelid LEFT JOIN pg_namespace fn ON fn.oid = fc.relnamespace
    LEFT JOIN pg_attribute fa ON fa.attrelid = fc.oid AND fa.attnum = k.confkey[1]
    WHERE n.nspname IN ('desk', 'pub') AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum`)).rows
})
afterAll(async () => {
  await Promise.all([owner, desk].map((client) => client?.end()))
  await database?.drop()
})

const quoted = (table: string) => table.split(".").map((part) => pg.escapeIdentifier(part)).join(".")
const tables = () => [...new Set(columns.map(({ table }) => table))]
const count = async (table: string, where = "true") => {
  const sql = where.replaceAll("$keeper", `'${keeper}'`).replaceAll("$paper", `'${paper}'`)
  return (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${quoted(table)} WHERE ${sql}`)).rows[0]?.n ?? -1
}

/** A row with everything that it must have, and whatever it may point at; a person that it names is `person`. */
async function fill(table: string, person: string | null): Promise<void> {
  const given = columns.filter((column) => column.table === table).flatMap(({ name, type, required, refers, key }) => {
    const own = values[`${table}.${name}`]
    if (own !== undefined) return [{ name, sql: own }]
    if (refers === "desk.user" && person) return [{ name, sql: `'${person}'` }]
    if (refers !== null && key !== null && refers !== table) return [{ name, sql: `(SELECT ${pg.escapeIdentifier(key)} FROM ${quoted(refers)} LIMIT 1)` }]
    // Of a person without a foreign key to them.
    if (name === "user_id" && person) return [{ name, sql: `'${person}'` }]
    return required ? [{ name, sql: byType[type] ?? "NULL" }] : []
  })
  if (given.length === 0) return void (await owner.query(`INSERT INTO ${quoted(table)} DEFAULT VALUES`))
  await owner.query(`INSERT INTO ${quoted(table)} (${given.map(({ name }) => pg.escapeIdentifier(name)).join()}) VALUES (${given.map(({ sql }) => sql).join()})`)
}

/** Rows that are made by a trigger, with the publication and with the article. */
const byTrigger = new Set(["pub.search", "desk.unsearched"])

/** Every table, those first that others point at. */
async function fillAll(person: string): Promise<void> {
  const waiting = new Set(tables().filter((table) => table !== "desk.newsroom" && table !== "desk.user"))
  while (waiting.size > 0) {
    const ready = [...waiting].filter((table) => !columns.some((each) => each.table === table && each.refers !== null && each.refers !== table && waiting.has(each.refers)))
    expect(ready, "tables that point at each other").not.toEqual([])
    for (const table of ready) {
      if (!byTrigger.has(table)) await fill(table, person)
      waiting.delete(table)
    }
  }
}

it("leaves nothing of a demonstration in any table, and what is not of it", async () => {
  const id = async (sql: string) => (await owner.query<{ id: string }>(sql)).rows[0]?.id ?? ""
  await owner.query("UPDATE desk.newsroom SET demo = true")
  keeper = await id(`INSERT INTO desk."user" (email, name, role, password_hash) VALUES ('keeper@waha.example', 'k', 'admin', 'x') RETURNING id`)
  const person = await id(`INSERT INTO desk."user" (email, name, role, password_hash) VALUES ('other@waha.example', 'o', 'admin', 'x') RETURNING id`)
  await fillAll(person)
  // What points at its own kind, at a picture, and at who goes.
  await owner.query(`INSERT INTO desk.section (slug, name, name_key, parent_id) SELECT 'child', 'c', 'c', id FROM desk.section`)
  await owner.query(`INSERT INTO desk.section (slug, name, name_key, merged_into) SELECT 'merged', 'm', 'm', id FROM desk.section LIMIT 1`)
  await owner.query(`INSERT INTO desk.note (article_id, text, author_name, parent_id) SELECT article_id, 'answer', 'o', id FROM desk.note`)
  await owner.query(`UPDATE desk.newsroom SET logo_id = (SELECT id FROM desk.media), settings_by = '${person}', frozen_by = '${person}'`)
  // What is not of the demonstration: a paper that there is, and what the keeper has.
  paper = await id(`INSERT INTO desk.source (slug, name, name_key, site, logo_id, merged)
    SELECT 'real', 'r', 'r', 'https://paper.test', m.id, ARRAY[gen_random_uuid()] FROM desk.media m RETURNING id`)
  await owner.query(`INSERT INTO desk.source_variant (key, name, source_id) VALUES ('r', 'r', '${paper}')`)
  await owner.query(`INSERT INTO desk.former_slug (what, slug, target_id) VALUES ('source', 'former', '${paper}')`)
  values["desk.session.token_hash"] = values["desk.recovery_code.code_hash"] = values["desk.challenge.token_hash"] = values["desk.account_link.token_hash"] = "'kept'"
  for (const table of Object.keys(stays).filter((each) => stays[each]?.startsWith("user_id"))) await fill(table, keeper)
  for (const table of tables()) expect(await count(table), table).toBeGreaterThan(0)
  for (const table of Object.keys(stays)) expect(tables()).toContain(table)

  await desk.query(`SELECT desk.clear_demo('${keeper}')`)
  for (const table of tables()) {
    const may = stays[table]
    expect(await count(table, may === undefined ? "true" : `(${may}) IS NOT TRUE`), `left in ${table}`).toBe(0)
    if (may !== undefined) expect(await count(table), `kept in ${table}`).toBeGreaterThan(0)
  }
  await expect(desk.query(`SELECT desk.clear_demo('${keeper}')`)).rejects.toMatchObject({ code: "55000" })
})
