import { randomUUID } from "node:crypto"
import pg from "pg"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { nothingIgnored } from "@/lib/arabic/words"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { create, keepAside, saveWorkingCopy } from "@/lib/articles/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { heartbeat, takeOver } from "@/lib/presence/commands"
import { historyOf } from "@/lib/revisions/queries"
import { shareArticle } from "@/lib/sharing/commands"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { code, value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"

let database: Awaited<ReturnType<typeof testDatabase>>
let [writer, editor, chief, stranger]: Actor[] = []
let section: string
let id: string

beforeAll(async () => {
  database = await testDatabase()
  section = await makeSection()
  ;[writer, editor, chief, stranger] = [await makePerson("writer"), await makePerson("editor", [section]), await makePerson("chief"), await makePerson("writer")]
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})
beforeEach(async () => {
  id = value(await create(writer!, { clippingId: null, article: copyOf({ sectionId: section }) })).id
})

const text = (words: string) => copyOf({ sectionId: section, body: bodyOfParagraphs([words]) })
const save = (by: Actor, baseVersion: number, words: string, more: { tab?: string; saveId?: string } = {}) =>
  saveWorkingCopy(by, { id, saveId: randomUUID(), baseVersion, article: text(words), ...more })
const revisions = () => db().revision.findMany({ where: { articleId: id }, orderBy: { createdAt: "asc" }, select: { reason: true, version: true, createdBy: true, snapshot: true } })
const events = () => db().event.count()

/** What the desk itself may not do. */
async function asOwner(sql: string) {
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query(sql).finally(() => owner.end())
}

/** As if so much time had passed since the article was begun and its revisions were kept. */
async function age(minutes: number) {
  await asOwner(`UPDATE desk.article SET created_at = created_at - interval '${minutes} minutes' WHERE id = '${id}'`)
  await asOwner(`ALTER TABLE desk.revision DISABLE TRIGGER USER; UPDATE desk.revision SET created_at = created_at - interval '${minutes} minutes' WHERE article_id = '${id}'; ALTER TABLE desk.revision ENABLE TRIGGER USER`)
}

describe("a save by itself", () => {
  it("makes no revision and no event, however many come", async () => {
    const before = await events()
    for (let version = 1; version <= 20; version++) value(await save(writer!, version, `كلمة ${version}`))
    expect([await revisions(), await events()]).toEqual([[], before])
  })

  it("keeps what it is about to change, at most every ten minutes", async () => {
    await age(11)
    value(await save(writer!, 1, "بعد الاستراحة"))
    value(await save(writer!, 2, "ثم بعدها"))
    expect(await revisions()).toMatchObject([{ reason: "checkpoint", version: 1, createdBy: writer!.id }])
    await age(11)
    value(await save(editor!, 3, "بيد المحررة"))
    expect(await revisions()).toMatchObject([{ version: 1 }, { reason: "checkpoint", version: 3, createdBy: writer!.id }])
    expect(JSON.stringify((await revisions())[1]?.snapshot)).toContain("ثم بعدها")
  })

  it("sent again under its saveId is answered alike and written once, also by eight at once", async () => {
    const saveId = randomUUID()
    const answers = await Promise.all(Array.from({ length: 8 }, () => save(writer!, 1, "مرة واحدة", { saveId })))
    expect(answers.map((answer) => value(answer).version)).toEqual(Array(8).fill(2))
    const others = await Promise.all(Array.from({ length: 8 }, (_, at) => save(writer!, 2, `سباق ${at}`)))
    expect(others.map(code).sort()).toEqual([...Array(7).fill("conflict"), "ok"])
  })
})

describe("who is here", () => {
  const beat = async (by: Actor, tab: string, more: object = {}) => value(await heartbeat(by, { id, tab, idleMs: 0, ...more }))

  it("is told by name, without oneself; who left or fell silent is told no more", async () => {
    const [mine, hers] = [randomUUID(), randomUUID()]
    expect((await beat(writer!, mine, { opens: true })).others).toEqual([])
    expect(await beat(editor!, hers, { opens: true, idleMs: 200_000 })).toMatchObject({ version: 1, others: [{ name: writer!.name, state: "writing" }], takenBy: null })
    expect((await beat(writer!, mine)).others).toEqual([{ name: editor!.name, state: "idle", idleMinutes: 3 }])
    await asOwner(`UPDATE desk.presence SET seen_at = seen_at - interval '61 seconds' WHERE tab = '${hers}'`)
    expect((await beat(writer!, mine)).others).toEqual([])
    await beat(editor!, hers)
    await beat(editor!, hers, { leaves: true })
    expect((await beat(writer!, mine)).others).toEqual([])
  })

  it("is told to nobody who may not see the article, and nobody beats for another's page", async () => {
    const tab = randomUUID()
    await beat(writer!, tab)
    expect(code(await heartbeat(stranger!, { id, tab: randomUUID(), idleMs: 0 }))).toBe("not_found")
    await beat(editor!, tab)
    expect(await db().presence.findUnique({ where: { articleId_tab: { articleId: id, tab } } })).toMatchObject({ userId: writer!.id })
  })

  it("leaves no event", async () => {
    const before = await events()
    await beat(writer!, randomUUID())
    expect(await events()).toBe(before)
  })
})

describe("a take-over", () => {
  it("tells the other, keeps their texts beside, and leaves the working copy to who took it", async () => {
    const [hers, his] = [randomUUID(), randomUUID()]
    value(await heartbeat(editor!, { id, tab: hers, idleMs: 0, opens: true }))
    value(await heartbeat(chief!, { id, tab: his, idleMs: 0, opens: true }))
    value(await takeOver(chief!, { id, tab: his }))
    expect(value(await heartbeat(editor!, { id, tab: hers, idleMs: 0 })).takenBy).toBe(chief!.name)
    const saveId = randomUUID()
    for (let again = 0; again < 2; again++) expect(value(await save(editor!, 1, "ما كُتب قبل الاستلام", { tab: hers, saveId }))).toEqual({ version: 1, takenBy: chief!.name })
    expect(await revisions()).toMatchObject([{ reason: "taken_over", createdBy: editor!.id, version: 1 }])
    expect(JSON.stringify((await revisions())[0]?.snapshot)).toContain("ما كُتب قبل الاستلام")
    expect(value(await save(chief!, 1, "بيد الرئيس", { tab: his })).version).toBe(2)
    // Opening it again is a new beginning.
    expect(value(await heartbeat(editor!, { id, tab: hers, idleMs: 0, opens: true })).takenBy).toBeNull()
    expect(value(await save(editor!, 2, "من جديد", { tab: hers })).version).toBe(3)
  })

  it("of two at once leaves one who has it", async () => {
    const tabs = [randomUUID(), randomUUID()]
    const people = [editor!, chief!]
    for (const at of [0, 1]) value(await heartbeat(people[at]!, { id, tab: tabs[at]!, idleMs: 0 }))
    await Promise.all([0, 1].map(async (at) => value(await takeOver(people[at]!, { id, tab: tabs[at]! }))))
    const taken = await Promise.all([0, 1].map(async (at) => value(await heartbeat(people[at]!, { id, tab: tabs[at]!, idleMs: 0 })).takenBy))
    expect(taken.filter((by) => by === null)).toHaveLength(1)
  })

  it("is for who may edit, and stands in the record", async () => {
    expect(code(await takeOver(stranger!, { id, tab: randomUUID() }))).toBe("not_found")
    value(await takeOver(chief!, { id, tab: randomUUID() }))
    expect(await db().event.count({ where: { action: "article.takeOver", subjectId: id } })).toBe(1)
  })
})

describe("two texts that met", () => {
  it("are both kept as revisions before anybody chooses, once", async () => {
    value(await save(chief!, 1, "نص الرئيس"))
    const saveId = randomUUID()
    for (let again = 0; again < 2; again++) value(await keepAside(writer!, { id, saveId, baseVersion: 1, article: text("نص الكاتب") }))
    const kept = await revisions()
    expect(kept.map(({ reason, version, createdBy }) => ({ reason, version, createdBy }))).toEqual([
      { reason: "conflict", version: 2, createdBy: chief!.id }, { reason: "conflict", version: 1, createdBy: writer!.id },
    ])
    expect(JSON.stringify(kept)).toMatch(/نص الرئيس.*نص الكاتب/s)
    expect(await db().article.findUnique({ where: { id }, select: { version: true } })).toEqual({ version: 2 })
  })

  it("are kept for who may edit the article, and never over a revision of another one", async () => {
    expect(code(await keepAside(stranger!, { id, saveId: randomUUID(), baseVersion: 1, article: text("دخيل") }))).toBe("not_found")
    const saveId = randomUUID()
    value(await keepAside(writer!, { id, saveId, baseVersion: 1, article: text("أول") }))
    const other = value(await create(writer!, { clippingId: null, article: copyOf() })).id
    expect(code(await keepAside(writer!, { id: other, saveId, baseVersion: 1, article: text("ثان") }))).toBe("forbidden")
  })
})

describe("a text kept beside", () => {
  it("is never taken for what stood in the working copy at the version that it was based on", async () => {
    value(await keepAside(writer!, { id, saveId: randomUUID(), baseVersion: 1, article: text("نص إلى جانبه") }))
    await asOwner(`ALTER TABLE desk.revision DISABLE TRIGGER USER; DELETE FROM desk.revision WHERE article_id = '${id}' AND NOT aside; ALTER TABLE desk.revision ENABLE TRIGGER USER`)
    // A pinned link keeps the working copy itself.
    const { linkId } = value(await shareArticle(editor!, { id, version: "1", label: "مراجع", days: "1", pin: "yes" }))
    const link = await db().reviewLink.findUniqueOrThrow({ where: { id: linkId }, select: { revision: { select: { snapshot: true } } } })
    expect(JSON.stringify(link.revision?.snapshot)).not.toContain("نص إلى جانبه")
    // And it can be brought back, although its version is the present one.
    const [aside] = await db().revision.findMany({ where: { articleId: id, aside: true }, select: { id: true } })
    const history = await historyOf(editor!, id, { from: { revision: aside!.id }, to: "working", ignored: nothingIgnored, after: "" })
    expect([history?.version, history?.from.line?.version, history?.from.line?.current]).toEqual([1, 1, false])
  })

  it("and a checkpoint take nobody's right to change what nobody was sent", async () => {
    const embargo = (day: string | null, baseVersion: number) =>
      saveWorkingCopy(writer!, { id, saveId: randomUUID(), baseVersion, article: { ...text("قيد الكتابة"), embargoUntil: day } })
    value(await embargo("2099-01-01T00:00:00.000Z", 1))
    await age(11)
    value(await embargo("2099-01-01T00:00:00.000Z", 2))
    expect((await revisions()).map(({ reason }) => reason)).toContain("checkpoint")
    value(await embargo(null, 3))
  })
})
