import { afterAll, beforeAll, expect, it } from "vitest"
import { create } from "@/lib/articles/commands"
import { articleForDesk } from "@/lib/articles/queries"
import { addAuthor } from "@/lib/authors/commands"
import { db } from "@/lib/db"
import { usageOf } from "@/lib/names/usage"
import type { Actor } from "@/lib/permissions"
import * as publishing from "@/lib/publishing/commands"
import { siteDb } from "@/lib/site-db"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { addSource, changeSource, keepArticle, mergeSource } from "./commands"
import { decide } from "./decide"
import { dueCount, permissionReview } from "./review"

let database: Awaited<ReturnType<typeof testDatabase>>
let admin: Actor
let chief: Actor
let editor: Actor
let writer: Actor
let sectionId: string

beforeAll(async () => {
  database = await testDatabase()
  admin = await makePerson("admin")
  chief = await makePerson("chief")
  sectionId = await makeSection()
  editor = await makePerson("editor", [sectionId])
  writer = await makePerson("writer")
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

let count = 0
type Paper = { id: string; name: string }
const paper = async (): Promise<Paper> => allow(value(await addSource(admin, { name: `الميناء ${(count += 1)}` })), {})
const allow = async ({ id, name }: Paper, terms: object): Promise<Paper> => {
  value(await changeSource(admin, { id, name, permission: "granted", indexPolicy: "index", ...terms }))
  return { id, name }
}
const lent = async (sourceId: string, more: object = {}) => {
  const by = await makePerson("chief")
  const article = copyOf({ sectionId, origin: "republished", sourceId, sourceDate: "2017-12-13" })
  const { id } = value(await create(by, { clippingId: null, article }))
  value(await publishing.publish(by, { id, version: 1, ...more }))
  return id
}
const waiting = async (source: Paper) => (await permissionReview(chief))?.due.filter(({ sourceId }) => sourceId === source.id).map(({ id }) => id).sort()
const over = { permissionUntil: "28/2/2024" }

it("a permission that ended, was taken back or was narrowed brings what is before readers, and what is to come, for a decision", async () => {
  for (const terms of [over, { permission: "none" }, { permission: "quotation" }]) {
    const it = await paper()
    const [live, ahead] = [await lent(it.id), await lent(it.id, { day: "2040-01-01", time: "10:00" })]
    const own = value(await create(chief, { clippingId: null, article: copyOf({ sectionId, sourceId: it.id }) })).id
    value(await publishing.publish(chief, { id: own, version: 1 }))
    expect(await waiting(it)).toEqual([])
    await allow(it, terms)
    expect(await waiting(it)).toEqual([live, ahead].sort())
    expect(await dueCount(chief)).toBe((await permissionReview(chief))?.all)
    await allow(it, {})
    expect(await waiting(it)).toEqual([])
  }
})

it("what went out as a quotation, under the permission that there is, needs no decision", async () => {
  const it = await allow(await paper(), { permission: "quotation", sharePercent: "100" })
  await lent(it.id)
  expect(await waiting(it)).toEqual([])
})

it("what is kept with a reason is decided until the terms change again", async () => {
  const it = await paper()
  const id = await lent(it.id)
  expect(code(await keepArticle(chief, { id, reason: "لا شيء يُبتّ فيه" }))).toBe("invalid")
  await allow(it, over)
  expect(code(await keepArticle(chief, { id, reason: " " }))).toBe("invalid")
  value(await keepArticle(chief, { id, reason: "أذنت الصحيفة بالهاتف" }))
  expect(await waiting(it)).toEqual([])
  expect((await permissionReview(chief))?.kept.find((kept) => kept.id === id)).toMatchObject({ reason: "أذنت الصحيفة بالهاتف", by: chief.name, source: it.name })
  expect(await db().event.findFirst({ where: { action: "article.keep", subjectId: id, outcome: "done" } })).toMatchObject({ data: { reason: "أذنت الصحيفة بالهاتف" } })
  // A change of another kind changes nothing of it; one of the terms does.
  await allow(it, { ...over, indexPolicy: "noindex", contactName: "مكتب الحقوق" })
  expect(await waiting(it)).toEqual([])
  await allow(it, { permission: "none" })
  expect(await waiting(it)).toEqual([id])
})

it("what was kept under narrower terms is to be decided again when these end too", async () => {
  const it = await paper()
  const id = await lent(it.id)
  await allow(it, { permission: "quotation", permissionUntil: "2040-01-01" })
  value(await keepArticle(chief, { id, reason: "اقتباس قصير" }))
  expect(await waiting(it)).toEqual([])
  await db().source.update({ where: { id: it.id }, data: { permissionUntil: new Date("2024-02-28") } })
  await db().kept.update({ where: { articleId: id }, data: { keptAt: new Date("2024-02-01") } })
  await db().source.update({ where: { id: it.id }, data: { permissionAt: new Date("2024-01-01") } })
  expect(await waiting(it)).toEqual([id])
})

it("many are decided at once: taken down for readers, what lies ahead taken back, what another changed left", async () => {
  const it = await paper()
  const [first, second, ahead, gone] = [await lent(it.id), await lent(it.id), await lent(it.id, { day: "2040-01-01", time: "10:00" }), await lent(it.id)]
  await allow(it, { permission: "none" })
  value(await publishing.withdraw(chief, { id: gone, version: 1, reason: "سُحب من قبل" }))
  const articles = [first, ahead, gone].map((id) => `${id}.1`)
  expect(value(await decide(chief, { articles, decision: "withdraw", reason: "انتهى الإذن", notice: "سُحب بانتهاء الإذن." }))).toEqual({ decision: "withdraw", done: 2, left: 1 })
  expect(await siteDb().withdrawn.findUnique({ where: { id: first } })).toMatchObject({ notice: "سُحب بانتهاء الإذن." })
  expect((await articleForDesk(chief, ahead))?.state).toBe("approved")
  expect(await waiting(it)).toEqual([second])
  expect(value(await decide(chief, { articles: `${second}.1`, decision: "keep", reason: "شأن عام" }))).toEqual({ decision: "keep", done: 1, left: 0 })
  expect(await waiting(it)).toEqual([])
})

it("refuses what is no decision, and says where", async () => {
  const it = await paper()
  const id = await lent(it.id)
  const sent = { articles: `${id}.1`, decision: "withdraw", reason: "سبب" }
  for (const [field, wrong] of [["articles", { articles: [] }], ["articles", { articles: "x" }], ["reason", { reason: "" }], ["decision", { decision: "publish" }], ["form", { role: "admin" }]] as const) {
    expect(await decide(chief, { ...sent, ...wrong }), field).toMatchObject({ failure: { code: "invalid", fields: { [field]: expect.anything() } } })
  }
  expect(code(await decide(chief, { ...sent, articles: "zzzz0000zzzz.1" }))).toBe("not_found")
  expect(code(await decide(chief, { ...sent, articles: `${id}.7` }))).toBe("conflict")
})

it("is for a chief; who may not see an article learns nothing of it", async () => {
  const it = await paper()
  const id = await lent(it.id)
  await allow(it, over)
  for (const actor of [writer, editor]) {
    expect(await permissionReview(actor)).toBe(null)
    expect(await dueCount(actor)).toBe(null)
  }
  expect(code(await keepArticle(editor, { id, reason: "سبب" }))).toBe("forbidden")
  expect(code(await decide(editor, { articles: `${id}.1`, decision: "withdraw", reason: "سبب" }))).toBe("forbidden")
  expect(code(await keepArticle(writer, { id, reason: "سبب" }))).toBe("not_found")
})

it("papers whose permission ends soon are announced, with the days that are left", async () => {
  const it = await paper()
  await lent(it.id)
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  await allow(it, { permissionUntil: day(10) })
  const [found] = (await permissionReview(chief))?.ending.filter(({ id }) => id === it.id) ?? []
  expect(found).toMatchObject({ name: it.name, live: 1 })
  expect([9, 10, 11]).toContain(found?.days) // the newsroom's day may be another than this machine's
  await allow(it, { permissionUntil: day(60) })
  expect((await permissionReview(chief))?.ending.some(({ id }) => id === it.id)).toBe(false)
})

it("waits under the paper that it was merged into, by that one's terms", async () => {
  const [one, other] = [await paper(), await allow(await paper(), { permission: "none" })]
  const id = await lent(one.id)
  value(await mergeSource(admin, { id: one.id, into: other.id }))
  expect(await waiting(other)).toEqual([id])
})

it("where something is used: its working copies and what is live, to whoever keeps it; of other sections the number alone", async () => {
  const [it, by, elsewhere] = [await paper(), value(await addAuthor(chief, { name: "كاتب الاستعمال" })), await makeSection()]
  const article = copyOf({ sectionId, origin: "republished", sourceId: it.id, sourceDate: "2017-12-13", authorIds: [by.id] })
  const live = value(await create(chief, { clippingId: null, article })).id
  value(await publishing.publish(chief, { id: live, version: 1 }))
  const draft = value(await create(chief, { clippingId: null, article: { ...article, sectionId: elsewhere } })).id
  const ids = async (actor: Actor, what: "source" | "author", id: string) => (await usageOf(actor, what, id, ""))?.items.map((item) => item.id)
  expect(await usageOf(chief, "source", it.id, "")).toMatchObject({ name: it.name, copies: 2, live: 1, unseen: 0, next: null })
  expect(await ids(chief, "source", it.id)).toEqual([draft, live])
  expect(await ids(editor, "author", by.id)).toEqual([live])
  expect(await usageOf(editor, "author", by.id, "")).toMatchObject({ copies: 2, live: 1, unseen: 1 })
  for (const what of ["section", "source", "author", "tag"] as const) expect(await usageOf(writer, what, what === "section" ? sectionId : it.id, "")).toBe(null)
  expect(await usageOf(editor, "section", sectionId, "")).toBe(null)
  expect(await usageOf(admin, "section", elsewhere, "")).toMatchObject({ copies: 1, live: 0 })
  expect(await usageOf(admin, "source", "no-id", "")).toBe(null)
})
