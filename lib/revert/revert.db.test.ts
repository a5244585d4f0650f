import { randomUUID } from "node:crypto"
import fc from "fast-check"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import { articleForDesk } from "@/lib/articles/queries"
import { databaseNow, db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import * as publishing from "@/lib/publishing/commands"
import type { Result } from "@/lib/result"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { revert } from "./revert"

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client
let site: pg.Client
let sections: string[]
let chief: Actor
let authorIds: string[]
let tagIds: string[]

beforeAll(async () => {
  database = await testDatabase()
  ;[owner, site] = [new pg.Client(database.ownerUrl), new pg.Client(database.siteUrl)]
  await Promise.all([owner.connect(), site.connect()])
  sections = [await makeSection(), await makeSection()]
  chief = await makePerson("chief")
  const name = (word: string) => ({ data: { slug: word, name: word, nameKey: word }, select: { id: true } }) as const
  authorIds = [(await db().author.create(name("a1"))).id, (await db().author.create(name("a2"))).id]
  tagIds = [(await db().tag.create(name("t1"))).id, (await db().tag.create(name("t2"))).id]
})
afterAll(async () => {
  await Promise.all([owner?.end(), site?.end()])
  await db().$disconnect()
  await database?.drop()
})

const draft = async () => value(await create(chief, { clippingId: null, article: copyOf({ sectionId: sections[0] ?? null, title: "الأصل" }) })).id
const version = async (id: string) => (await db().article.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
const move = async (name: keyof typeof publishing, id: string, more: object = {}) => publishing[name](chief, { id, version: await version(id), ...more })
const later = (hours: number) => {
  const text = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Amman", dateStyle: "short", timeStyle: "short", hourCycle: "h23" }).format(Date.now() + hours * 3_600_000)
  const [day = "", time = ""] = text.split(", ")
  return { day, time }
}
let edits = 0
const edit = async (id: string) => {
  edits += 1
  const fields = { title: `عنوان ${edits}`, sectionId: sections[edits % 2] ?? null, authorIds: authorIds.slice(0, edits % 3), tagIds: tagIds.slice(0, edits % 2) }
  return saveWorkingCopy(chief, { id, saveId: randomUUID(), baseVersion: await version(id), article: copyOf(fields) })
}

/** Everything that readers can see, through their own log-in. The id of a row is no part of what they see. */
async function seen(): Promise<unknown> {
  const views = [
    "SELECT to_jsonb(a) - 'publication_id' AS row FROM pub.article a", "SELECT to_jsonb(w) AS row FROM pub.withdrawn w",
    "SELECT to_jsonb(a) AS row FROM pub.article_author a", "SELECT to_jsonb(t) AS row FROM pub.article_tag t",
  ]
  const rows: unknown[] = []
  for (const view of views) rows.push((await site.query(`SELECT jsonb_agg(x.row ORDER BY x.row) AS rows FROM (${view}) x`)).rows[0].rows)
  return rows
}
/** What is planned: rows and notices ahead, and the ends of what is live. */
async function planned(): Promise<unknown> {
  const { rows } = await owner.query(`
    SELECT article_id, revision_id, title, live_from AS at, live_until AS until, NULL AS notice FROM pub.publication WHERE live_from > now()
    UNION ALL SELECT article_id, NULL, 'end', live_until, NULL, NULL FROM pub.publication WHERE live_from <= now() AND live_until > now()
    UNION ALL SELECT article_id, NULL, 'told', at, NULL, notice FROM pub.withdrawal WHERE at > now() ORDER BY 1, 4, 3`)
  return rows
}
const pause = () => new Promise((done) => setTimeout(done, 4))
/** A moment between two writes. */
async function moment(): Promise<Date> {
  await pause()
  const now = await databaseNow(db())
  await pause()
  return now
}
const back = (to: Date) => revert({ owner, to, apply: true })
const clearBrake = () => owner.query("INSERT INTO desk.brake (user_id, released_at) VALUES ($1, now()) ON CONFLICT (user_id) DO UPDATE SET paused_at = NULL, released_at = now()", [chief.id])

type Act = { article: number; verb: "edit" | "publish" | "plan" | "update" | "planUpdate" | "correct" | "withdraw" | "planWithdraw" | "cancel" | "reschedule" | "unschedule" | "reopen" | "trash" }
const verbs: Act["verb"][] = ["edit", "publish", "plan", "update", "planUpdate", "correct", "withdraw", "planWithdraw", "cancel", "reschedule", "unschedule", "reopen", "trash"]
const doAct = (verb: Act["verb"], id: string): Promise<Result<unknown>> => ({
  edit: () => edit(id), publish: () => move("publish", id), plan: () => move("publish", id, later(30)), update: () => move("update", id),
  planUpdate: () => move("update", id, later(40)), correct: () => move("correct", id, { note: "صُحّح" }),
  withdraw: () => move("withdraw", id, { reason: "سبب", notice: `سُحب ${(edits += 1)}` }),
  planWithdraw: () => move("withdraw", id, { reason: "سبب", notice: "سيُسحب", ...later(50) }), cancel: () => move("cancelTakeDown", id),
  reschedule: () => move("reschedule", id, later(60 + (edits += 1))), unschedule: () => move("unschedule", id), reopen: () => move("reopen", id), trash: () => move("trash", id),
})[verb]()

describe("putting the site back", () => {
  it("to any moment of any history shows readers what they saw then, and plans what was planned (property, P33)", async () => {
    const act = fc.record({ article: fc.nat(2), verb: fc.constantFrom(...verbs) })
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 14 }), fc.array(act, { maxLength: 14 }), async (before, after) => {
      await clearBrake()
      const ids = [await draft(), await draft(), await draft()]
      const play = async (acts: readonly Act[]) => {
        for (const { article, verb } of acts) await doAct(verb, ids[article] ?? "")
      }
      for (const id of ids.slice(0, 2)) value(await move("publish", id))
      await play(before)
      const to = await moment()
      const then = { seen: await seen(), planned: await planned() }
      await play(after)
      const copies = await db().article.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" }, select: { title: true, version: true, body: true } })
      await back(to)
      expect({ seen: await seen(), planned: await planned() }).toEqual(then)
      // Again does nothing, working copies are as they were left, and the desk's own view agrees with the readers'.
      expect((await revert({ owner, to, apply: false })).changes).toEqual([])
      expect(await db().article.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" }, select: { title: true, version: true, body: true } })).toEqual(copies)
      for (const id of ids) {
        const live = (await site.query("SELECT FROM pub.article WHERE id = $1", [id])).rowCount === 1
        expect((await articleForDesk(chief, id))?.state.startsWith("live")).toBe(live)
      }
    }), { numRuns: 12 })
  }, 120_000)

  it("says first what it would do, and does nothing of it", async () => {
    await clearBrake()
    const [kept, changed, gone] = [await draft(), await draft(), await draft()]
    for (const id of [kept, changed, gone]) value(await move("publish", id))
    const to = await moment()
    value(await edit(changed))
    value(await move("update", changed))
    value(await move("withdraw", gone, { reason: "عبث", notice: "كلام العابث" }))
    const added = await draft()
    value(await move("publish", added))
    const before = { seen: await seen(), events: await db().event.count() }
    const { changes } = await revert({ owner, to, apply: false })
    expect(new Map(changes.map((change) => [change.articleId, change.kind]))).toEqual(new Map([[changed, "earlier"], [gone, "back"], [added, "gone"]]))
    expect(changes.find((change) => change.articleId === changed)?.title).toBe("الأصل")
    expect({ seen: await seen(), events: await db().event.count() }).toEqual(before)

    await back(to)
    expect((await articleForDesk(chief, added))?.state).toBe("in_review")
    expect((await articleForDesk(chief, gone))?.state).toBe("live")
    const entry = await db().event.findFirstOrThrow({ where: { action: "newsroom.revert" }, orderBy: { seq: "desc" } })
    expect(entry).toMatchObject({ actorId: null, outcome: "done", data: { by: "server", to: to.toISOString(), count: 3, back: [gone], gone: [added], earlier: [changed] } })
    expect((await owner.query("SELECT frozen_at FROM desk.newsroom")).rows[0].frozen_at).toBeNull()
  })

  it("rewrites nothing: what a vandal put before readers stays known, with when it was there", async () => {
    await clearBrake()
    const id = await draft()
    value(await move("publish", id))
    const to = await moment()
    value(await edit(id))
    value(await move("update", id))
    await back(to)
    const rows = await db().publication.findMany({ where: { articleId: id }, orderBy: { liveFrom: "asc" }, select: { title: true, liveFrom: true, liveUntil: true, revisionId: true } })
    expect(rows.map((row) => row.title === "الأصل")).toEqual([true, false, true])
    expect(rows[2]?.revisionId).toBe(rows[0]?.revisionId)
    expect(rows[1]?.liveUntil).toEqual(rows[2]?.liveFrom)
    // And the editors go on from there.
    expect(code(await move("update", id))).toBe("ok")
  })

  it("does not by itself do what was planned and fell due since, and names it", async () => {
    await clearBrake()
    const [first, second] = [await draft(), await draft()]
    value(await move("publish", first))
    for (const id of [first, second]) value(await edit(id))
    value(await move("update", first, later(30)))
    value(await move("publish", second, later(30)))
    const at = new Date(Date.now() + 700)
    // Its hour is nearer than a form can say.
    await owner.query(`
      BEGIN; ALTER TABLE pub.publication DISABLE TRIGGER USER;
      UPDATE pub.publication SET live_until = '${at.toISOString()}' WHERE article_id = '${first}' AND live_from < now();
      UPDATE pub.publication SET live_from = '${at.toISOString()}' WHERE article_id IN ('${first}', '${second}') AND live_from > now();
      ALTER TABLE pub.publication ENABLE TRIGGER USER; COMMIT`)
    const to = await moment()
    const then = await seen()
    await expect.poll(seen).not.toEqual(then)
    const { due } = await back(to)
    expect(due.map((one) => one.articleId).sort()).toEqual([first, second].sort())
    expect(await seen()).toEqual(then)
    expect((await articleForDesk(chief, second))?.state).toBe("approved")
  })

  it("works while the newsroom is frozen, and leaves it so", async () => {
    await clearBrake()
    const id = await draft()
    value(await move("publish", id))
    const to = await moment()
    value(await move("withdraw", id, { reason: "عبث" }))
    await owner.query("UPDATE desk.newsroom SET frozen_at = now(), frozen_reason = 'عبث'")
    await back(to)
    expect((await site.query("SELECT FROM pub.article WHERE id = $1", [id])).rowCount).toBe(1)
    expect((await owner.query("SELECT frozen_reason FROM desk.newsroom")).rows[0].frozen_reason).toBe("عبث")
    await owner.query("UPDATE desk.newsroom SET frozen_at = NULL")
  })
})
