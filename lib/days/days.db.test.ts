import fc from "fast-check"
import { afterAll, beforeAll, expect, it } from "vitest"
import { create } from "@/lib/articles/commands"
import { listArticles } from "@/lib/articles/published"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { publish, withdraw } from "@/lib/publishing/commands"
import { siteDb } from "@/lib/site-db"
import { connect } from "@/scripts/database"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { daysBeside, daysBetween, monthsOfArchive } from "./published"

let database: Awaited<ReturnType<typeof testDatabase>>
let chief: Actor
let sectionId: string
let sourceId: string

beforeAll(async () => {
  database = await testDatabase()
  chief = await makePerson("chief")
  sectionId = await makeSection()
  sourceId = await makeSource({ permission: "granted" })
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

const write = async (fields: Parameters<typeof copyOf>[0] = {}) =>
  value(await create(chief, { clippingId: null, article: copyOf({ sectionId, ...fields }) })).id
const taken = (sourceDate: string) => write({ origin: "republished", sourceId, sourceDate })
const out = async (id: string, when?: { day: string; time: string }) => {
  value(await publish(chief, { id, version: 1, ...when }))
  return id
}

it("what was taken stands under the paper's day, our own under the day it went out", async () => {
  const [first, second] = [await out(await taken("2017-12-13")), await out(await taken("2017-12-13"))]
  const other = await out(await taken("2017-12-20"))
  const own = await out(await write())
  expect((await listArticles({ day: "2017-12-13" }, "newest")).items.map((item) => item.id)).toEqual([second, first])
  expect(await daysBetween("2017-12-01", "2017-12-31")).toEqual([{ day: "2017-12-13", articles: 2 }, { day: "2017-12-20", articles: 1 }])
  expect(await daysBeside("2017-12-20")).toMatchObject({ before: { day: "2017-12-13", articles: 2 }, after: { articles: 1 } })
  const today = (await daysBeside("2017-12-20")).after?.day ?? ""
  expect((await listArticles({ day: today }, "newest")).items.map((item) => item.id)).toEqual([own])
  expect(await monthsOfArchive()).toEqual([{ month: today.slice(0, 7), articles: 1 }, { month: "2017-12", articles: 3 }])
  value(await withdraw(chief, { id: other, version: 1, reason: "تجربة", notice: "سُحب." }))
  expect(await daysBetween("2017-12-01", "2017-12-31")).toEqual([{ day: "2017-12-13", articles: 2 }])
  expect((await daysBeside("2017-12-13")).after?.day).toBe(today)
})

it("what is planned is in no list, no count and no neighbour until its time", async () => {
  await out(await taken("2016-05-05"), { day: "2099-05-06", time: "10:15" })
  expect(await daysBetween("2016-01-01", "2016-12-31")).toEqual([])
  expect((await listArticles({ day: "2016-05-05" }, "newest")).items).toEqual([])
  expect((await daysBeside("2016-06-01")).before).toBeNull()
})

it("a day's count is what counting anew would give, whatever begins, ends and is taken back", async () => {
  const owner = await connect(database.ownerUrl)
  const { rows: [pinned] } = await owner.query<{ article: string; revision: string }>("SELECT article_id AS article, revision_id AS revision FROM pub.publication LIMIT 1")
  await owner.query("ALTER TABLE pub.publication DROP CONSTRAINT publication_no_overlap").catch(() => undefined)
  await owner.query("DELETE FROM desk.publication_past")
  const row = fc.record({ day: fc.constantFrom("2001-01-01", "2001-01-02"), from: fc.integer({ min: -3, max: 3 }), until: fc.option(fc.integer({ min: 1, max: 4 })) })
  const change = fc.record({ pick: fc.nat(20), what: fc.constantFrom("end", "open", "drop") })
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), fc.array(change, { maxLength: 6 }), async (rows, changes) => {
    await owner.query("BEGIN; SET CONSTRAINTS ALL DEFERRED; ALTER TABLE pub.publication DISABLE TRIGGER keep_ended; ALTER TABLE pub.publication DISABLE TRIGGER keep_begun")
    try {
      const ids: string[] = []
      for (const { day, from, until } of rows) {
        const { rows: [made] } = await owner.query<{ id: string }>(`
          INSERT INTO pub.publication (article_id, revision_id, version, live_from, live_until, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id, source_id, source_date)
          SELECT $1, $2, 1, now() + $3 * interval '1 hour', now() + ($3 + $4) * interval '1 hour', now(), '', 'republished', 'news', '', '', '', '', '{}', 0, $5, $6, $7 RETURNING id`,
        [pinned?.article, pinned?.revision, from, until, sectionId, sourceId, day])
        if (made) ids.push(made.id)
      }
      for (const { pick, what } of changes) {
        const id = ids[pick % ids.length]
        if (what === "drop") await owner.query("DELETE FROM pub.publication WHERE id = $1", [id])
        else await owner.query(`UPDATE pub.publication SET live_until = ${what === "open" ? "NULL" : "greatest(live_from, now() - interval '2 hours') + interval '30 minutes'"} WHERE id = $1`, [id])
      }
      const at = (hours: number) => `now() + interval '${hours} hours 1 minute'`
      for (const hours of [0, 1, 2, 5, 9]) {
        const { rows: counts } = await owner.query(`
          SELECT d.day::text, coalesce((SELECT sum(t.delta) FROM pub.day_tally t WHERE t.day = d.day AND t.at <= ${at(hours)}), 0)::int AS told,
            (SELECT count(*) FROM pub.publication p WHERE p.day = d.day AND p.live_from <= ${at(hours)} AND (p.live_until IS NULL OR p.live_until > ${at(hours)}))::int AS is
          FROM (VALUES ('2001-01-01'::date), ('2001-01-02')) AS d(day)`)
        for (const { told, is } of counts) expect(told, `${JSON.stringify(rows)} ${JSON.stringify(changes)} +${hours} h`).toBe(is)
      }
    } finally {
      await owner.query("ROLLBACK")
    }
  }), { numRuns: 25 })
  await owner.end()
})
