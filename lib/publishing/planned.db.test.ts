import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import { articleForDesk } from "@/lib/articles/queries"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import type { Result } from "@/lib/result"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { testDatabase } from "@/prisma/testing"
import { publish, reschedule } from "./commands"

let database: Awaited<ReturnType<typeof testDatabase>>
let section: string
let chief: Actor

beforeAll(async () => {
  database = await testDatabase()
  section = await makeSection()
  chief = await makePerson("chief")
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

const draft = async (fields: Parameters<typeof copyOf>[0] = {}) => {
  const result = await create(chief, { clippingId: null, article: copyOf({ sectionId: section, ...fields }) })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value.id
}
const fieldsOf = (result: Result<unknown>) => (result.ok ? "ok" : "fields" in result.failure ? result.failure.fields : result.failure.code)
const aheadOf = async (id: string) => (await articleForDesk(chief, id))?.ahead?.liveFrom.toISOString()
const lastOf = async (id: string) => (await db().event.findFirstOrThrow({ where: { subjectId: id }, orderBy: { seq: "desc" }, select: { data: true } })).data
const within = async (settings: { timeZone?: string; secondPerson?: boolean }, work: () => Promise<void>) => {
  const before = await db().newsroom.findFirstOrThrow({ select: { timeZone: true, secondPerson: true } })
  await db().newsroom.updateMany({ data: settings })
  await work()
  await db().newsroom.updateMany({ data: before })
}

// The last Sunday of October and of March, as London will have them for as long as anybody knows.
const [back, on] = ["2099-10-25", "2099-03-29"]

describe("a planned time", () => {
  it("that comes twice is asked about, and one that does not exist is refused", () => within({ timeZone: "Europe/London" }, async () => {
    const id = await draft()
    const at = (fields: object) => publish(chief, { id, version: 1, ...fields })
    expect(fieldsOf(await at({ day: on, time: "01:30" }))).toEqual({ time: ["missing_hour"] })
    expect(fieldsOf(await at({ day: back, time: "٠١:٣٠" }))).toEqual({ time: ["which_hour"] })
    expect(fieldsOf(await at({ day: back, time: "01:30", which: "" }))).toEqual({ time: ["which_hour"] })
    expect(fieldsOf(await at({ day: back, time: "01:30", which: "third" }))).toHaveProperty("which")
    expect(fieldsOf(await at({ day: back, time: "01:30", which: "second" }))).toBe("ok")
    expect(await aheadOf(id)).toBe(`${back}T01:30:00.000Z`)
    expect(fieldsOf(await reschedule(chief, { id, version: 1, day: back, time: "01:30", which: "first" }))).toBe("ok")
    expect(await aheadOf(id)).toBe(`${back}T00:30:00.000Z`)
  }))

  it("keeps the revision that was pinned, unless what is saved now is chosen; nobody chooses what nobody approved", async () => {
    const id = await draft()
    await publish(chief, { id, version: 1, day: "2099-05-06", time: "10:15" })
    await saveWorkingCopy(chief, { id, saveId: randomUUID(), baseVersion: 1, article: copyOf({ sectionId: section, title: "عنوان لاحق" }) })
    const ahead = async () => db().publication.findMany({ where: { articleId: id }, select: { title: true, version: true } })
    await reschedule(chief, { id, version: 2, day: "2099-05-07", time: "10:15" })
    expect(await ahead()).toEqual([{ title: "نهران وخريطة واحدة", version: 1 }])
    expect((await articleForDesk(chief, id))?.pinned).toMatchObject({ by: chief.name })
    await within({ secondPerson: true }, async () => {
      expect(fieldsOf(await reschedule(chief, { id, version: 2, day: "2099-05-08", time: "10:15", fresh: "yes" }))).toBe("not_allowed_now")
    })
    expect(fieldsOf(await reschedule(chief, { id, version: 2, day: "2099-05-08", time: "10:15", fresh: "yes" }))).toBe("ok")
    expect(await ahead()).toEqual([{ title: "عنوان لاحق", version: 2 }])
  })

  it("before an embargo's end is a chief's, with a reason that the record keeps", async () => {
    const id = await draft({ embargoUntil: "2099-06-01T00:00:00.000Z" })
    const early = { id, version: 1, day: "2099-05-06", time: "10:15" }
    expect(fieldsOf(await publish(chief, early))).toEqual({ embargoReason: ["embargo_reason"] })
    expect(fieldsOf(await publish(chief, { ...early, embargoReason: "نُشر في غيرنا" }))).toBe("ok")
    expect(fieldsOf(await reschedule(chief, { ...early, time: "11:15" }))).toEqual({ embargoReason: ["embargo_reason"] })
    expect(fieldsOf(await reschedule(chief, { ...early, time: "11:15", embargoReason: "تأكّد الخبر" }))).toBe("ok")
    expect(await lastOf(id)).toMatchObject({ embargoReason: "تأكّد الخبر" })
  })
})
