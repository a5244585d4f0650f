import { afterAll, beforeAll, expect, it } from "vitest"
import { create, saveWorkingCopy } from "@/lib/articles/commands"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { correct, publish, reopen, withdraw } from "@/lib/publishing/commands"
import { Changes } from "@/lib/page-store/changes"
import { countChanges } from "@/lib/page-store/told"
import { siteDb } from "@/lib/site-db"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { articleAndBeside, articlePage, itemsOf, pastOfArticle } from "./published"

let database: Awaited<ReturnType<typeof testDatabase>>
let chief: Actor

beforeAll(async () => {
  database = await testDatabase()
  chief = await makePerson("chief")
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

async function live(sectionId: string, title: string, tagIds: string[] = []): Promise<string> {
  const { id } = value(await create(chief, { clippingId: null, article: copyOf({ sectionId, title, tagIds }) }))
  value(await publish(chief, { id, version: 1 }))
  return id
}
const beside = async (id: string) => (await articleAndBeside(id, 3))?.beside ?? expect.fail("not live")

it("an article leads to what went out before and after it in its section, and to what is nearest to it", async () => {
  const [sectionId, other] = [await makeSection(), await makeSection()]
  const tag = (await db().tag.create({ data: { name: "آبار", slug: "wells", nameKey: "ابار" }, select: { id: true } })).id
  const [first, second, third] = [await live(sectionId, "قطار الساحل"), await live(sectionId, "مقهى الحيّ"), await live(sectionId, "آبار جوفية", [tag])]
  const far = await live(other, "بئر عميقة", [tag])
  const draft = value(await create(chief, { clippingId: null, article: copyOf({ sectionId, title: "آبار جوفية لم تخرج بعد", tagIds: [tag] }) })).id
  const found = await beside(second)
  expect([found.older?.id, found.newer?.id]).toEqual([first, third])
  expect(await beside(first)).toMatchObject({ older: null, newer: { id: second } })
  const wells = await beside(third)
  expect(wells).toMatchObject({ older: { id: second }, newer: null })
  expect(wells.also.map((item) => item.id)).toEqual([far, first]) // the topic first; what stands beside it is not named twice
  expect(JSON.stringify(wells)).not.toContain(draft)
  expect((await beside(far)).also.map((item) => item.id)).toEqual([third])
})

it("a line of a list is read once while nothing is told of what it names, and anew after a change of that; never where the clock may have changed it", async () => {
  const [its, others] = [await makeSection(), await makeSection()]
  const [one, other] = [await live(its, "سدّ على النهر"), await live(others, "سدّ آخر")]
  const changes = new Changes()
  let sure = true
  countChanges(() => (sure ? changes : null))
  const names = async (...ids: string[]) => (await itemsOf(ids)).map(({ section }) => section?.name)
  const rename = (name: string) => db().section.updateMany({ where: { id: { in: [its, others] } }, data: { name } })
  await rename("الأول")
  expect(await names(one)).toEqual(["الأول"])
  await rename("لم يُخبر به")
  expect(await names(other, one)).toEqual(["لم يُخبر به", "الأول"]) // each as it was when it was read
  changes.note([`article:${other}`, "front"])
  expect(await names(other, one)).toEqual(["لم يُخبر به", "الأول"])
  changes.note([`section:${its}`, `section:${others}`]) // something else stands under them
  expect(await names(other, one)).toEqual(["لم يُخبر به", "الأول"])
  changes.note([`name:${its}`, `name:${others}`])
  expect(await names(other, one)).toEqual(["لم يُخبر به", "لم يُخبر به"])
  await rename("بحسب الساعة")
  sure = false
  expect(await names(one)).toEqual(["بحسب الساعة"])
  // What was read before a change was told of is not what holds after it.
  sure = true
  changes.note(["*"])
  const reading = itemsOf([one])
  await rename("بعده")
  changes.note([`name:${its}`])
  await reading
  expect(await names(one)).toEqual(["بعده"])
  countChanges(() => null)
})

it("readers see what changed where the newsroom shows it: of texts that they had, and of none that was taken down", async () => {
  const sectionId = await makeSection()
  const { id } = value(await create(chief, { clippingId: null, article: copyOf({ sectionId, title: "الأول", body: bodyOfParagraphs(["أربعمئة بئر."]) }) }))
  value(await publish(chief, { id, version: 1 }))
  const save = async (title: string, baseVersion: number) =>
    value(await saveWorkingCopy(chief, { id, saveId: crypto.randomUUID(), baseVersion, article: copyOf({ sectionId, title, body: bodyOfParagraphs([title]) }) }))
  await save("الثاني", 1)
  value(await correct(chief, { id, version: 2, note: "صُحّح العدد." }))
  await save("لم يخرج", 2)
  expect(await pastOfArticle(id)).toEqual([])
  await db().newsroom.updateMany({ data: { showChanges: true } })
  expect((await pastOfArticle(id)).map(({ title }) => title)).toEqual(["الأول"])
  value(await withdraw(chief, { id, version: 3, reason: "تجربة", notice: "" }))
  expect(await pastOfArticle(id)).toEqual([])
  value(await reopen(chief, { id, version: 3 }))
  value(await publish(chief, { id, version: 3 }))
  expect(await articlePage(id)).toMatchObject({ title: "لم يخرج" })
  expect(await pastOfArticle(id)).toEqual([]) // what was taken down stays down
  await db().newsroom.updateMany({ data: { showChanges: false } })
})
