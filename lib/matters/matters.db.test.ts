import { afterAll, beforeAll, expect, it } from "vitest"
import { create } from "@/lib/articles/commands"
import { articlePage } from "@/lib/articles/published"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { publish, withdraw } from "@/lib/publishing/commands"
import type { Result } from "@/lib/result"
import { siteDb } from "@/lib/site-db"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { confirmMatter, removeMatter } from "./commands"
import { matterPage, mattersOfDay } from "./published"
import { mattersForDesk } from "./queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let chief: Actor
let editor: Actor
let sectionId: string
let papers: string[]

beforeAll(async () => {
  database = await testDatabase()
  ;[chief, editor] = [await makePerson("chief"), await makePerson("editor")]
  sectionId = await makeSection()
  papers = [await makeSource({ permission: "granted" }), await makeSource({ permission: "granted" })]
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

const DAY = "2017-12-13"
async function taken(sourceId: string | undefined, title: string, out: "now" | "later" = "now"): Promise<string> {
  const { id } = value(await create(chief, { clippingId: null, article: copyOf({ sectionId, title, origin: "republished", sourceId: sourceId ?? null, sourceDate: DAY }) }))
  value(await publish(chief, { id, version: 1, ...(out === "later" ? { day: "2099-05-06", time: "10:15" } : {}) }))
  return id
}
const refused = (result: Result<unknown>) => (result.ok || result.failure.code !== "invalid" ? expect.fail(JSON.stringify(result)) : result.failure.fields.form)

it("what an editor confirms stands before readers, with its pieces alone that are before them, and not with one paper alone", async () => {
  const [one, other] = [await taken(papers[0], "انهيار سدّ الوادي يكشف غياب الصيانة والإنذار"), await taken(papers[1], "من يحاسب على انهيار السدّ؟ الصيانة مؤجلة والإنذار صامت")]
  const [same, later] = [await taken(papers[0], "متحف المدينة"), await taken(papers[1], "ما لم يخرج بعد", "later")]
  expect((await mattersForDesk(editor, null))?.suggestions.map(({ pieces }) => [...pieces].sort())).toEqual([[one, other].sort()])
  expect(await mattersForDesk(await makePerson("writer"), null)).toBeNull()

  const confirm = (article: string[], day = DAY) => confirmMatter(editor, { day, title: "سدّ الوادي", article })
  expect(refused(await confirm([one, same]))).toEqual(["matter_papers"])
  expect(refused(await confirm([one]))).toEqual(["matter_papers"])
  expect(refused(await confirm([one, later]))).toEqual(["gone"])
  expect(refused(await confirm([one, other], "2017-12-14"))).toEqual(["gone"])
  expect(await confirmMatter(await makePerson("writer"), { day: DAY, title: "س", article: [one, other] })).toMatchObject({ ok: false })
  const { id } = value(await confirm([one, other]))
  expect(refused(await confirm([other, one]))).toEqual(["matter_taken"])
  expect(await matterPage(id)).toEqual({ id, title: "سدّ الوادي", day: DAY, articles: [one, other] })
  expect(await mattersOfDay(DAY)).toEqual([{ id, title: "سدّ الوادي" }])
  expect(await articlePage(one)).toMatchObject({ matter: { id } })
  expect(await mattersForDesk(editor, DAY)).toMatchObject({ suggestions: [], matters: [{ id, pieces: [one, other] }] })

  value(await withdraw(chief, { id: other, version: 1, reason: "تجربة", notice: "" }))
  expect(await matterPage(id)).toBeNull()
  expect(await mattersOfDay(DAY)).toEqual([])
  expect((await articlePage(one))?.matter).toBeNull()
  value(await removeMatter(editor, { id }))
  expect(await db().matterArticle.count()).toBe(0)
})
