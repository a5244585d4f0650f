import { randomUUID } from "node:crypto"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { create, restore, saveWorkingCopy } from "@/lib/articles/commands"
import { lastWithdrawal } from "@/lib/articles/published"
import { articleForDesk, deskHome, listArticles } from "@/lib/articles/queries"
import type { WorkingCopyInput } from "@/lib/articles/schema"
import { clip } from "@/lib/clipping/commands"
import { db } from "@/lib/db"
import { waitingFor } from "@/lib/notes/queries"
import type { Actor } from "@/lib/permissions"
import type { Result } from "@/lib/result"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import * as publishing from "./commands"

let database: Awaited<ReturnType<typeof testDatabase>>
let site: pg.Client
let section: string
let other: string
let writer: Actor
let editor: Actor
let chief: Actor

beforeAll(async () => {
  database = await testDatabase()
  site = new pg.Client(database.siteUrl)
  await site.connect()
  ;[section, other] = [await makeSection(), await makeSection()]
  writer = await makePerson("writer")
  editor = await makePerson("editor", [section])
  chief = await makePerson("chief")
})
afterAll(async () => {
  await site?.end()
  await db().$disconnect()
  await database?.drop()
})

const draft = async (fields: Partial<WorkingCopyInput> = {}, by = writer) =>
  value(await create(by, { clippingId: null, article: copyOf({ sectionId: section, ...fields }) })).id
const versionOf = async (id: string) => (await db().article.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
const save = async (id: string, by: Actor, fields: Partial<WorkingCopyInput>, baseVersion?: number, saveId: string = randomUUID()) =>
  saveWorkingCopy(by, { id, saveId, baseVersion: baseVersion ?? (await versionOf(id)), article: copyOf({ sectionId: section, ...fields }) })
const move = async (name: keyof typeof publishing, by: Actor, id: string, more: object = {}) =>
  publishing[name](by, { id, version: await versionOf(id), ...more })
const stateOf = async (id: string) => (await articleForDesk(chief, id))?.state
const titlesForReaders = async (id: string) => (await site.query("SELECT title FROM pub.article WHERE id = $1", [id])).rows.map((row) => row.title)
const live = async (fields: Partial<WorkingCopyInput> = {}) => {
  const id = await draft(fields)
  value(await move("publish", editor, id))
  return id
}
const inMinutes = (minutes: number) => {
  const at = new Date(Date.now() + minutes * 60_000)
  const text = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Amman", dateStyle: "short", timeStyle: "short", hourCycle: "h23" }).format(at)
  const [day = "", time = ""] = text.split(", ")
  return { day, time }
}

describe("the way of an article", () => {
  it("goes from draft through review to readers, who see it on their next read", async () => {
    const id = await draft()
    expect(await titlesForReaders(id)).toEqual([])
    value(await move("submit", writer, id))
    value(await move("sendBack", editor, id, { note: "يرجى ذكر المصدر" }))
    expect(await stateOf(id)).toBe("draft")
    value(await move("submit", writer, id))
    value(await move("approve", editor, id))
    expect(await stateOf(id)).toBe("approved")
    value(await move("publish", editor, id))
    expect(await stateOf(id)).toBe("live")
    expect(await titlesForReaders(id)).toEqual(["نهران وخريطة واحدة"])
  })

  it("keeps what readers see apart from the working copy until it is updated, and never rewrites a row", async () => {
    const id = await live()
    value(await save(id, editor, { title: "عنوان جديد" }))
    expect((await articleForDesk(chief, id))?.changed).toBe(true)
    expect(await titlesForReaders(id)).toEqual(["نهران وخريطة واحدة"])
    value(await move("update", editor, id))
    expect(await titlesForReaders(id)).toEqual(["عنوان جديد"])
    const rows = await db().publication.findMany({ where: { articleId: id }, orderBy: { liveFrom: "asc" } })
    expect(rows.map((row) => row.title)).toEqual(["نهران وخريطة واحدة", "عنوان جديد"])
    expect(rows[0]?.liveUntil).toEqual(rows[1]?.liveFrom)
    expect(rows[1]?.publishedAt).toEqual(rows[0]?.publishedAt)
  })

  it("corrects with a note that readers get, and keeps earlier notes", async () => {
    const id = await live()
    value(await save(id, editor, { title: "أول" }))
    value(await move("correct", editor, id, { note: "صُحّح العنوان" }))
    value(await save(id, editor, { title: "ثان" }))
    value(await move("correct", editor, id, { note: "صُحّح ثانية" }))
    const { rows: [row] } = await site.query("SELECT corrections FROM pub.article WHERE id = $1", [id])
    expect(row.corrections.map((c: { note: string }) => c.note)).toEqual(["صُحّح العنوان", "صُحّح ثانية"])
    expect(code(await move("correct", editor, id, { note: " " }))).toBe("invalid")
  })

  it("is withdrawn by a chief with a reason, and comes back only by being published again", async () => {
    const id = await live()
    expect(code(await move("withdraw", editor, id, { reason: "سبب" }))).toBe("forbidden")
    expect(code(await move("withdraw", chief, id))).toBe("invalid")
    value(await move("withdraw", chief, id, { reason: "طلب المصدر", notice: "سُحب بطلب من الصحيفة" }))
    expect(await stateOf(id)).toBe("withdrawn")
    expect(await titlesForReaders(id)).toEqual([])
    const notice = async () => (await site.query("SELECT notice FROM pub.withdrawn WHERE id = $1", [id])).rows
    expect(await notice()).toEqual([{ notice: "سُحب بطلب من الصحيفة" }])
    value(await move("reopen", chief, id))
    expect(await notice()).toHaveLength(1)
    value(await move("publish", editor, id))
    expect(await notice()).toEqual([])
    expect(await titlesForReaders(id)).toHaveLength(1)
    const events = await db().event.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" }, select: { action: true, outcome: true } })
    expect(events.map((e) => `${e.action} ${e.outcome}`)).toEqual([
      "article.create done", "article.publish done", "article.withdraw denied", "article.withdraw done", "article.reopen done", "article.publish done",
    ])
    value(await move("withdraw", chief, id, { reason: "طلب ثان", notice: "سُحب ثانية" }))
    expect(await notice()).toEqual([{ notice: "سُحب ثانية" }])
    const last = await db().withdrawal.findFirstOrThrow({ orderBy: { at: "desc" } })
    expect([last.articleId, await lastWithdrawal()]).toEqual([id, last.at])
    await db().withdrawal.create({ data: { articleId: id, at: new Date(last.at.getTime() + 1), notice: "", silent: true } }) // as putting the site back leaves one
    expect([await notice(), (await lastWithdrawal())?.getTime() === last.at.getTime()]).toEqual([[], false])
  })

  it("goes to the trash and comes back as what it was", async () => {
    const id = await draft()
    value(await move("trash", writer, id))
    expect(await stateOf(id)).toBe("trashed")
    expect(code(await save(id, writer, { title: "x" }))).not.toBe("ok")
    value(await move("untrash", writer, id))
    expect(await stateOf(id)).toBe("draft")
  })
})

describe("a schedule", () => {
  it("is a date: nothing of it is seen early, it can be moved and taken back", async () => {
    const id = await draft()
    value(await move("publish", editor, id, inMinutes(90)))
    expect(await stateOf(id)).toBe("scheduled")
    expect(await titlesForReaders(id)).toEqual([])
    value(await move("reschedule", editor, id, inMinutes(180)))
    expect(await db().publication.count({ where: { articleId: id } })).toBe(1)
    value(await move("unschedule", editor, id))
    expect(await stateOf(id)).toBe("approved")
    expect(await db().publication.count({ where: { articleId: id } })).toBe(0)
  })

  it("for an update leaves what is live, and while it lies ahead nothing else is published", async () => {
    const id = await live()
    value(await save(id, editor, { title: "غدًا" }))
    value(await move("update", editor, id, inMinutes(90)))
    expect(await stateOf(id)).toBe("live_update_ahead")
    expect(await titlesForReaders(id)).toEqual(["نهران وخريطة واحدة"])
    expect(code(await move("correct", editor, id, { note: "x" }))).toBe("not_allowed_now")
    value(await move("reschedule", editor, id, inMinutes(120)))
    value(await move("unschedule", editor, id))
    expect(await stateOf(id)).toBe("live")
    const [row] = await db().publication.findMany({ where: { articleId: id } })
    expect(row?.liveUntil).toBeNull()
  })

  it("for a take-down tells nobody before, and can be cancelled", async () => {
    const id = await live()
    value(await move("withdraw", chief, id, { reason: "سبب", notice: "سر", ...inMinutes(90) }))
    expect(await stateOf(id)).toBe("live_take_down_ahead")
    expect((await site.query("SELECT 1 FROM pub.withdrawn WHERE id = $1", [id])).rows).toEqual([])
    value(await move("cancelTakeDown", chief, id))
    expect(await stateOf(id)).toBe("live")
    expect(await db().withdrawal.count({ where: { articleId: id } })).toBe(0)
  })

  it("fires by itself when its time comes", async () => {
    const id = await draft()
    value(await move("publish", editor, id, inMinutes(90)))
    const ahead = await db().publication.findFirstOrThrow({ where: { articleId: id } })
    expect(await titlesForReaders(id)).toEqual([])
    const owner = new pg.Client(database.ownerUrl)
    await owner.connect()
    await owner.query("UPDATE pub.publication SET live_from = clock_timestamp() + interval '300 milliseconds' WHERE id = $1", [ahead.id])
    await owner.end()
    await expect.poll(() => titlesForReaders(id), { timeout: 20_000 }).toHaveLength(1)
    expect(await stateOf(id)).toBe("live")
    expect(code(await move("unschedule", editor, id))).toBe("not_allowed_now")
  })

  it("refuses the past and what is no time", async () => {
    const id = await draft()
    for (const when of [inMinutes(-5), { day: "2026-02-30", time: "10:00" }, { day: "غدا", time: "10:00" }, { day: "2030-01-01", time: "25:00" }, { day: "", time: "10:00" }]) {
      expect(code(await move("publish", editor, id, when))).toBe("invalid")
    }
  })

  it("takes digits of every system", async () => {
    const id = await draft()
    value(await move("publish", editor, id, { day: "١/١/٢٠٤٠", time: "٠٩:٣٠" }))
    const row = await db().publication.findFirstOrThrow({ where: { articleId: id } })
    expect(row.liveFrom.toISOString()).toBe("2040-01-01T06:30:00.000Z")
  })

  it("before an embargo needs a chief and a reason", async () => {
    const id = await draft({ embargoUntil: "2040-01-01T00:00:00Z" })
    expect(await move("publish", editor, id)).toMatchObject({ failure: { code: "incomplete", fields: { embargoUntil: ["embargoed"] } } })
    expect(await move("publish", chief, id)).toMatchObject({ failure: { code: "incomplete", fields: { embargoReason: ["embargo_reason"] } } })
    value(await move("publish", chief, id, { embargoReason: "أُعلن الخبر" }))
    expect(await titlesForReaders(id)).toHaveLength(1)
  })
})

describe("an embargo", () => {
  const embargoUntil = "2040-01-01T00:00:00Z"
  it("is not lifted by saving, once an article has left its writer's hands", async () => {
    const id = await draft({ embargoUntil }, writer)
    expect(await save(id, editor, { embargoUntil: null })).toMatchObject({ failure: { code: "invalid", fields: { embargoUntil: ["embargoed"] } } })
    expect(code(await save(id, editor, { embargoUntil: "2039-01-01T00:00:00Z" }))).toBe("invalid")
    expect(code(await save(id, editor, { embargoUntil: "2041-01-01T00:00:00Z" }))).toBe("ok")
    expect(code(await save(id, chief, { embargoUntil: null }))).toBe("ok")
  })
  it("is a field like any other in one's own draft that nobody was sent", async () => {
    const id = await draft({ embargoUntil }, writer)
    expect(code(await save(id, writer, { embargoUntil: null }))).toBe("ok")
  })
})

describe("a clipping", () => {
  it("of somebody else's is not there for who begins an article", async () => {
    const { id: clippingId } = value(await clip(editor, { raw: "نص ملصق" }))
    expect(code(await create(writer, { clippingId, article: copyOf() }))).toBe("not_found")
    expect(code(await create(editor, { clippingId, article: copyOf() }))).toBe("ok")
  })
})

describe("the checklist", () => {
  it("names what is missing, and nothing goes out", async () => {
    const id = await draft({ title: "", origin: "republished" })
    expect(await move("publish", editor, id)).toMatchObject({
      failure: { code: "incomplete", fields: { title: ["required"], sourceId: ["source_required"], sourceDate: ["source_date_required"] } },
    })
    expect(await db().publication.count({ where: { articleId: id } })).toBe(0)
    expect(await db().revision.count({ where: { articleId: id } })).toBe(0)
  })
  it("obeys a permission that has ended", async () => {
    const sourceId = await makeSource({ permission: "granted", permissionUntil: new Date("2020-01-01") })
    const id = await draft({ origin: "republished", sourceId, sourceDate: "2017-12-13" })
    expect(await move("publish", editor, id)).toMatchObject({ failure: { fields: { permission: [expect.stringMatching(/^permission_ended\|/)] } } })
  })
})

describe("two people", () => {
  it("never overwrite each other: the stale one is refused, and gets the other's text", async () => {
    const id = await draft()
    value(await save(id, editor, { title: "عنوان المحرر" }, 1))
    const stale = await save(id, writer, { title: "عنوان الكاتب" }, 1)
    expect(stale).toMatchObject({ failure: { code: "conflict", theirs: { title: "عنوان المحرر", version: 2 } } })
    expect((await articleForDesk(chief, id))?.copy.title).toBe("عنوان المحرر")
  })
  it("race: of twenty saves on one version one wins", async () => {
    const id = await draft()
    const results = await Promise.all(Array.from({ length: 20 }, (_, i) => save(id, i % 2 ? editor : writer, { title: `t${i}` }, 1)))
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    expect(new Set(results.filter((r) => !r.ok).map(code))).toEqual(new Set(["conflict"]))
    expect(await versionOf(id)).toBe(2)
  })
  it("race: of ten who publish one does, and nothing overlaps", async () => {
    const id = await draft()
    const results = await Promise.all(Array.from({ length: 10 }, () => move("publish", chief, id)))
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    expect(await titlesForReaders(id)).toHaveLength(1)
  })
  it("a save that comes twice is carried out once", async () => {
    const id = await draft()
    const saveId = randomUUID()
    expect(value(await save(id, writer, { title: "x" }, 1, saveId))).toEqual({ version: 2 })
    expect(value(await save(id, writer, { title: "x" }, 1, saveId))).toEqual({ version: 2 })
    expect(await versionOf(id)).toBe(2)
    expect(code(await save(id, editor, { title: "y" }, 2, saveId))).toBe("forbidden")
  })
})

describe("what one may not see does not exist", () => {
  it("for writers: others' articles; for editors: other sections'", async () => {
    const id = await draft({ sectionId: other }, chief)
    for (const actor of [writer, editor]) {
      expect(await articleForDesk(actor, id)).toBeNull()
      for (const name of Object.keys(publishing) as (keyof typeof publishing)[]) {
        expect(`${name} ${code(await move(name, actor, id, { note: "x", reason: "x" }).catch(() => ({ ok: false, failure: { code: "not_found" } }) as Result<never>))}`).toMatch(/ (not_found|invalid)$/)
      }
      expect(code(await save(id, actor, {}))).toBe("not_found")
      expect((await listArticles(actor, {})).items.map((i) => i.id)).not.toContain(id)
      const { drafts, today } = await deskHome(actor)
      const { decide, back, threads } = await waitingFor(actor)
      expect(threads.map((thread) => thread.articleId)).not.toContain(id)
      expect([...drafts, ...decide, ...back, ...today].map((i) => i.id)).not.toContain(id)
    }
  })
  it("an editor cannot pull an article out of, or into, a section that is not theirs", async () => {
    const id = await draft({}, chief)
    expect(code(await save(id, editor, { sectionId: other }))).toBe("forbidden")
    expect(code(await save(id, editor, { sectionId: null }))).toBe("forbidden")
  })
})

describe("mass assignment", () => {
  it("refuses a status, role, version or writer in what is saved", async () => {
    const id = await draft()
    for (const extra of [{ status: "published" }, { phase: "published" }, { role: "admin" }, { version: 9 }, { writerId: chief.id }, { id: "x" }, JSON.parse('{"__proto__": {"a": 1}, "constructor": 1}')]) {
      const result = await saveWorkingCopy(writer, { id, saveId: randomUUID(), baseVersion: 1, article: { ...copyOf(), ...extra } })
      expect(code(result)).toBe("invalid")
      expect(code(await publishing.submit(writer, { id, version: 1, ...extra, phase: "approved" }))).toBe("invalid")
    }
    expect(await stateOf(id)).toBe("draft")
  })
})

describe("with the second-person rule", () => {
  it("nobody approves their own, and a change after approval goes back to review", async () => {
    await db().newsroom.updateMany({ data: { secondPerson: true } })
    try {
      const id = await draft({}, chief)
      value(await move("submit", chief, id))
      expect(code(await move("approve", chief, id))).toBe("not_allowed_now")
      expect(code(await move("publish", chief, id))).toBe("not_allowed_now")
      value(await move("approve", editor, id))
      value(await save(id, chief, { title: "بعد الاعتماد" }))
      expect(await stateOf(id)).toBe("in_review")
      value(await move("approve", editor, id))
      value(await move("publish", chief, id))
      value(await save(id, chief, { title: "تغيير" }))
      expect(code(await move("update", chief, id))).toBe("not_allowed_now")
      value(await move("update", editor, id))
    } finally {
      await db().newsroom.updateMany({ data: { secondPerson: false } })
    }
  })

  it("what was changed since it was scheduled is not approved by unscheduling it", async () => {
    await db().newsroom.updateMany({ data: { secondPerson: true } })
    try {
      const id = await draft({}, chief)
      value(await move("submit", chief, id))
      value(await move("approve", editor, id))
      value(await move("publish", chief, id, inMinutes(60)))
      value(await move("unschedule", chief, id))
      expect(await stateOf(id)).toBe("approved")
      value(await move("publish", chief, id, inMinutes(60)))
      value(await save(id, chief, { title: "لم يقرأه أحد" }))
      value(await move("unschedule", chief, id))
      expect(await stateOf(id)).toBe("in_review")
      expect(code(await move("publish", chief, id))).toBe("not_allowed_now")
    } finally {
      await db().newsroom.updateMany({ data: { secondPerson: false } })
    }
  })
})

describe("restore", () => {
  it("brings a revision back into the working copy, keeps what stood there, and leaves what is live", async () => {
    const id = await live({ title: "الأصل" })
    value(await save(id, editor, { title: "تجربة" }))
    const first = await db().revision.findFirstOrThrow({ where: { articleId: id, reason: "published" } })
    value(await restore(editor, { id, version: 2, revisionId: first.id }))
    expect((await articleForDesk(chief, id))?.copy.title).toBe("الأصل")
    const kept = await db().revision.findFirstOrThrow({ where: { articleId: id, reason: "restored" } })
    expect(kept.snapshot).toMatchObject({ title: "تجربة" })
    expect(await titlesForReaders(id)).toEqual(["الأصل"])
  })
})
