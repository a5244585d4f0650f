import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { create } from "@/lib/articles/commands"
import { articleForDesk, listArticles } from "@/lib/articles/queries"
import { filterSchema } from "@/lib/articles/filters"
import { clip } from "@/lib/clipping/commands"
import { db } from "@/lib/db"
import { addNote } from "@/lib/notes/commands"
import type { Actor } from "@/lib/permissions"
import * as publishing from "@/lib/publishing/commands"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { emptyTrash } from "./commands"
import { daysLeft } from "./days"
import { purgeTrash } from "./purge"
import { trashedArticles } from "./queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client
let site: pg.Client
let section: string
let writer: Actor
let chief: Actor
let admin: Actor

beforeAll(async () => {
  database = await testDatabase()
  ;[owner, site] = [new pg.Client(database.ownerUrl), new pg.Client(database.siteUrl)]
  await Promise.all([owner.connect(), site.connect()])
  section = await makeSection()
  ;[writer, chief, admin] = [await makePerson("writer"), await makePerson("chief"), await makePerson("admin")]
})
afterAll(async () => {
  await Promise.all([owner?.end(), site?.end()])
  await db().$disconnect()
  await database?.drop()
})

const draft = async (clippingId: string | null = null) =>
  value(await create(writer, { clippingId, article: copyOf({ sectionId: section, title: "إلى السلة" }) })).id
const move = (name: keyof typeof publishing, id: string, more: object = {}) => publishing[name](chief, { id, version: 1, ...more })
const trashed = async (id: string) => value(await move("trash", id))
const lain = (id: string, days: number) => owner.query("UPDATE desk.article SET trashed_at = clock_timestamp() - make_interval(days => $2) WHERE id = $1", [id, days])
const rows = async (table: string, id: string, column = "article_id") => (await owner.query(`SELECT FROM ${table} WHERE ${column} = $1`, [id])).rowCount
const lastEvent = (action: string) => db().event.findFirst({ where: { action }, orderBy: { seq: "desc" }, select: { actorId: true, data: true } })

describe("the days that are left", () => {
  it.each([[0, 30], [0.5, 30], [1, 29], [29.9, 1], [30, 0], [40, 0]])("after %d days of 30: %d", (after, left) => {
    const since = new Date("2026-03-01T10:00:00Z")
    expect(daysLeft(since, 30, new Date(since.getTime() + after * 86_400_000))).toBe(left)
  })
})

describe("the trash", () => {
  it("shows each what they may see, with the days left, and gives it back", async () => {
    const id = await draft()
    await trashed(id)
    await lain(id, 18)
    const other = await makePerson("writer")
    expect((await trashedArticles(writer)).items.find((item) => item.id === id)).toMatchObject({ daysLeft: 12, title: "إلى السلة", mayRestore: true, seen: false })
    expect((await trashedArticles(chief)).items.map((item) => item.id)).toContain(id)
    expect((await trashedArticles(other)).items).toEqual([])
    expect((await trashedArticles(other)).mayEmpty).toBe(false)
    value(await publishing.untrash(writer, { id, version: 1 }))
    expect((await trashedArticles(writer)).items).toEqual([])
    await trashed(id)
    expect((await trashedArticles(writer)).items[0]?.daysLeft).toBe(30) // begins anew
    value(await publishing.untrash(writer, { id, version: 1 }))
  })

  it("lets go after its days of what readers never saw, whole: text, revisions, notes and clipping", async () => {
    const clipping = value(await clip(writer, { raw: "سطر أول\n\nسطر ثان" })).id
    const [old, young] = [await draft(clipping), await draft()]
    value(await addNote(chief, { id: old, text: "ملاحظة" }))
    value(await move("submit", old))
    value(await move("sendBack", old, { note: "يرجى المراجعة" }))
    for (const id of [old, young]) await trashed(id)
    await lain(old, 31)
    await lain(young, 29)
    await purgeTrash()
    expect(await articleForDesk(chief, old)).toBeNull()
    for (const table of ["desk.revision", "desk.note", "desk.article_author", "desk.save_receipt"]) expect(await rows(table, old)).toBe(0)
    expect(await rows("desk.clipping", clipping, "id")).toBe(0)
    expect(await rows("desk.article", young, "id")).toBe(1)
    expect(await lastEvent("trash.purge")).toMatchObject({ actorId: null, data: { count: 1, articles: [old], seen: [] } })
    const events = await db().event.count()
    await purgeTrash()
    expect(await db().event.count()).toBe(events) // nothing to do leaves nothing to say
    value(await move("untrash", young))
  })

  it("keeps of what readers saw what they saw, and its address stays taken", async () => {
    const id = await draft()
    value(await move("publish", id))
    value(await move("withdraw", id, { reason: "سبب", notice: "سُحب." }))
    value(await move("reopen", id))
    await owner.query("UPDATE desk.article SET title = 'سرّ لم يُنشر', standfirst = 'سرّ' WHERE id = $1", [id])
    value(await move("submit", id))
    value(await move("sendBack", id, { note: "سرّ الملاحظة" }))
    await trashed(id)
    expect((await trashedArticles(chief)).items.find((item) => item.id === id)?.seen).toBe(true)
    await lain(id, 31)
    await purgeTrash()
    expect(await lastEvent("trash.purge")).toMatchObject({ data: { articles: [], seen: [id] } })
    const { rows: left } = await owner.query("SELECT a.title, a.standfirst, (SELECT count(*)::int FROM desk.revision r WHERE r.article_id = a.id) AS revisions, (SELECT count(*)::int FROM desk.note n WHERE n.article_id = a.id) AS notes FROM desk.article a WHERE id = $1", [id])
    expect(left).toEqual([{ title: "إلى السلة", standfirst: "", revisions: 1, notes: 0 }])
    expect(await rows("pub.publication", id)).toBe(1)
    expect((await site.query("SELECT notice FROM pub.withdrawn WHERE id = $1", [id])).rows).toEqual([{ notice: "سُحب." }])
    // For staff it is gone.
    expect(await articleForDesk(chief, id)).toBeNull()
    expect((await trashedArticles(chief)).items.map((item) => item.id)).not.toContain(id)
    expect((await listArticles(chief, filterSchema.parse({ state: "trashed" }))).items.map((item) => item.id)).not.toContain(id)
    expect(code(await move("untrash", id))).toBe("not_found")
  })

  it("is emptied at once by an admin, and nobody else", async () => {
    const ids = [await draft(), await draft()]
    for (const id of ids) await trashed(id)
    expect(code(await emptyTrash(chief, {}))).toBe("forbidden")
    expect(code(await emptyTrash(writer, {}))).toBe("forbidden")
    expect((await trashedArticles(admin)).total).toBeGreaterThanOrEqual(2)
    value(await emptyTrash(admin, {}))
    expect((await trashedArticles(admin)).total).toBe(0)
    expect(await lastEvent("trash.empty")).toMatchObject({ actorId: admin.id, data: { count: 2 } })
  })

  it("keeps everything while the newsroom is frozen", async () => {
    const id = await draft()
    await trashed(id)
    await lain(id, 90)
    await owner.query("UPDATE desk.newsroom SET frozen_at = now()")
    await purgeTrash()
    expect(await rows("desk.article", id, "id")).toBe(1)
    await owner.query("UPDATE desk.newsroom SET frozen_at = NULL")
  })

  it("gives the desk's log-in no other way to remove a revision or a clipping, or what has days left", async () => {
    const desk = new pg.Client(database.deskUrl)
    await desk.connect()
    const id = await draft()
    value(await move("submit", id))
    for (const sql of ["DELETE FROM desk.revision", "DELETE FROM desk.clipping"]) await expect(desk.query(sql)).rejects.toMatchObject({ code: "42501" })
    await expect(desk.query("SELECT * FROM desk.purge_trash($1, 10)", [chief.id])).rejects.toMatchObject({ code: "42501" })
    await purgeTrash()
    await desk.query("SELECT * FROM desk.purge_trash(NULL, 1000)")
    expect(await rows("desk.revision", id)).toBe(1)
    await desk.end()
  })
})
