import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { dayIn } from "@/lib/arabic/dates"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import { db } from "@/lib/db"
import { digestBoard } from "@/lib/digest/queries"
import type { Actor } from "@/lib/permissions"
import { publish } from "@/lib/publishing/commands"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { plan } from "./commands"
import { dayAfter } from "./days"
import { calendarPage } from "./queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let section: string
let people: Record<"writer" | "other" | "editor" | "chief", Actor>
const timeZone = "Asia/Amman"
const today = () => dayIn(new Date(), timeZone)

beforeAll(async () => {
  database = await testDatabase()
  section = await makeSection()
  people = { writer: await makePerson("writer"), other: await makePerson("writer"), editor: await makePerson("editor", [section]), chief: await makePerson("chief") }
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

const draft = async (fields: Parameters<typeof copyOf>[0] = {}) => value(await create(people.writer, { clippingId: null, article: copyOf({ sectionId: section, ...fields }) })).id
const planOf = async (id: string) => (await db().article.findUniqueOrThrow({ where: { id }, select: { plannedFor: true, version: true } }))
const calendar = (actor: Actor, day = today()) => calendarPage(actor, { span: "week", day, timeZone })

describe("a plan", () => {
  it("is set and lifted apart from the text: an open editor is not stale by it, and its save does not undo it", async () => {
    const id = await draft()
    value(await plan(people.writer, { id, day: "2027-03-05", time: "٠٩:٣٠" }))
    expect(await planOf(id)).toEqual({ plannedFor: new Date("2027-03-05T06:30Z"), version: 1 })
    const saved = await saveWorkingCopy(people.writer, { id, saveId: randomUUID(), baseVersion: 1, article: copyOf({ sectionId: section, title: "عنوان جديد" }) })
    expect(value(saved)).toEqual({ version: 2 })
    expect((await planOf(id)).plannedFor).toEqual(new Date("2027-03-05T06:30Z"))
    value(await plan(people.writer, { id, day: "2027-03-09" })) // drawn to another day: the hour stays
    expect((await planOf(id)).plannedFor).toEqual(new Date("2027-03-09T06:30Z"))
    value(await plan(people.writer, { id, day: "" }))
    expect(await planOf(id)).toEqual({ plannedFor: null, version: 2 })
    value(await plan(people.writer, { id, day: "2027-03-09" })) // drawn out of the pool: noon
    expect((await planOf(id)).plannedFor).toEqual(new Date("2027-03-09T09:00Z"))
  })

  it("is for whom the article is to edit, and for nobody else", async () => {
    const id = await draft()
    const asked = { id, day: "2027-03-05", time: "09:30" }
    expect(code(await plan(people.other, asked))).toBe("not_found")
    expect(code(await plan(people.editor, asked))).toBe("ok")
    value(await publish(people.editor, { id, version: 1 }))
    expect(code(await plan(people.writer, asked))).toBe("forbidden")
  })

  it.each([{ day: "أمس", time: "09:30" }, { day: "2027-03-05", time: "25:00" }, { day: "2027-02-30" }, { day: "", time: "09:30" }, { day: "2027-03-05", time: "" }])("refuses %j", async (typed) => {
    expect(code(await plan(people.writer, { id: await draft(), ...typed }))).toBe("invalid")
  })
})

describe("the calendar", () => {
  it("holds what is planned, and what has a time, which is not to be drawn about; and what has no day yet", async () => {
    const planned = await draft({ title: "مخطّط" })
    value(await plan(people.writer, { id: planned, day: today(), time: "23:59" }))
    const scheduled = await draft({ title: "مجدول" })
    value(await publish(people.chief, { id: scheduled, version: 1, day: dayAfter(today(), 1), time: "12:00" }))
    const loose = await draft({ title: "بلا موعد" })
    const page = await calendarPage(people.editor, { span: "month", day: today(), timeZone })
    const next = await calendarPage(people.editor, { span: "month", day: dayAfter(today(), 1), timeZone })
    expect(page.entries.find(({ id }) => id === planned)).toMatchObject({ what: "plan", movable: true, day: today(), state: "draft" })
    expect(next.entries.find(({ id }) => id === scheduled)).toMatchObject({ what: "publish", movable: false, state: "scheduled", receipt: null })
    expect(page.pool.map(({ id }) => id)).toContain(loose)
    expect(page.pool.map(({ id }) => id)).not.toContain(planned)
    const theirs = await calendar(people.other)
    expect([...theirs.entries, ...theirs.pool].map(({ id }) => id)).not.toEqual(expect.arrayContaining([planned]))
    expect([...theirs.entries, ...theirs.pool]).toEqual([])
  })
})

describe("the board of the papers", () => {
  it("says what there is of each paper on each day, and leads only to what one may see", async () => {
    const sourceId = await makeSource({ name: "الضفاف" })
    const id = await draft({ origin: "republished", sourceId, sourceDate: today() })
    const cell = async (actor: Actor) => (await digestBoard(actor, { until: null, count: 14, timeZone })).rows.find(({ paper }) => paper.id === sourceId)
    expect((await cell(people.writer))?.cells[0]).toEqual({ day: today(), state: "captured", count: 1, id })
    expect((await cell(people.other))?.cells[0]).toEqual({ day: today(), state: "captured", count: 1, id: "" })
    expect((await cell(people.writer))?.cells[1]).toMatchObject({ state: "expected", id: null })
    value(await publish(people.editor, { id, version: 1, day: dayAfter(today(), 2), time: "12:00" }))
    expect((await cell(people.chief))?.cells[0]?.state).toBe("scheduled")
    const other = await draft({ origin: "republished", sourceId, sourceDate: today() })
    value(await publish(people.editor, { id: other, version: 1 }))
    expect(await cell(people.chief)).toMatchObject({ had: 1, expected: 14 })
    expect((await cell(people.chief))?.cells[0]).toEqual({ day: today(), state: "published", count: 2, id: other })
  })
})
