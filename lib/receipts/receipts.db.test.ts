import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { article as articlePage } from "@/app/(site)/a/[id]/article"
import { GET as sectionFeed } from "@/app/(site)/sections/[slug]/[feed]/route"
import { GET as sectionPage } from "@/app/(site)/sections/[slug]/route"
import { create } from "@/lib/articles/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { cancelTakeDown, publish, withdraw } from "@/lib/publishing/commands"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { check } from "./check"
import { claimDue, nextDue, writeReceipt, type Due } from "./claim"
import type { Opened } from "./open-page"
import { receiptsOf, scheduleAlarm } from "./queries"
import { beat, writeDue } from "./watch"

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client
let section: string
let [writer, chief] = [] as unknown as [Actor, Actor]

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  section = await makeSection()
  ;[writer, chief] = [await makePerson("writer"), await makePerson("chief")]
})
afterAll(async () => {
  await owner?.end()
  await db().$disconnect()
  await database?.drop()
})

/** The readers' own pages, as their handlers draw them. */
async function open(path: string): Promise<Opened> {
  const handler = path.startsWith("/a/") ? articlePage : path.endsWith(".xml") ? sectionFeed : sectionPage
  const response = await handler(new Request(`http://localhost${path}`))
  return { status: response.status, text: await response.text() }
}
const soon = async (minutes: number) => {
  const text = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Amman", dateStyle: "short", timeStyle: "short", hourCycle: "h23" }).format(new Date(Date.now() + minutes * 60_000))
  const [day = "", time = ""] = text.split(", ")
  return { day, time }
}
async function planned(fields: Parameters<typeof copyOf>[0] = {}): Promise<string> {
  const { id } = value(await create(writer, { clippingId: null, article: copyOf({ sectionId: section, ...fields }) }))
  value(await publish(chief, { id, version: 1, ...(await soon(10)) }))
  return id
}
/** As though that much time had gone by since everything of this article was done. */
const age = async (id: string, by: string) => {
  await owner.query("ALTER TABLE pub.publication DISABLE TRIGGER USER; ALTER TABLE pub.withdrawal DISABLE TRIGGER USER")
  await owner.query("UPDATE pub.publication SET live_from = live_from - $2::interval, live_until = live_until - $2::interval, published_at = published_at - $2::interval, created_at = created_at - $2::interval WHERE article_id = $1", [id, by])
  await owner.query("UPDATE pub.withdrawal SET at = at - $2::interval, created_at = created_at - $2::interval WHERE article_id = $1", [id, by])
  await owner.query("ALTER TABLE pub.publication ENABLE TRIGGER USER; ALTER TABLE pub.withdrawal ENABLE TRIGGER USER")
}
const receipt = async (id: string) => (await receiptsOf(id))[0]
const lapse = () => owner.query("UPDATE desk.receipt SET claimed_until = now() - interval '1 second' WHERE outcome IS NULL")
const target = async (id: string) => (await db().publication.findFirstOrThrow({ where: { articleId: id }, select: { id: true } })).id

describe("the receipt of a planned time", () => {
  it("is written when the page, its text and its lists were seen, not before, and once", async () => {
    const id = await planned()
    expect(await writeDue(open)).toBe(0)
    const { at } = await nextDue()
    expect(at?.getTime()).toBeGreaterThan(Date.now())
    await age(id, "11 minutes")
    expect(await writeDue(open)).toBe(1)
    const written = await receipt(id)
    expect(written).toMatchObject({ what: "publish", outcome: "seen", problem: null })
    for (const when of [written?.liveAt, written?.seenAt, written?.listsAt]) expect(when?.getTime()).toBeGreaterThan(Number(written?.plannedAt))
    expect(await writeDue(open)).toBe(0)
    const due: Due = { target: await target(id), what: "publish", articleId: id, plannedAt: new Date(), attempts: 1 }
    expect(await writeReceipt(due, { liveAt: null, seenAt: null, listsAt: null, status: 1, problem: null, outcome: "missed" })).toBe(false)
    await expect(owner.query("UPDATE desk.receipt SET outcome = 'missed' WHERE article_id = $1", [id])).rejects.toThrow("is written")
    await expect(db().receipt.deleteMany({ where: { articleId: id } })).rejects.toThrow()
  })

  it("waits for the page where it is not there, is old, or is in no list; and says so meanwhile", async () => {
    const id = await planned()
    await age(id, "12 minutes")
    const answers: [string, (path: string) => Promise<Opened>][] = [
      ["page", async () => ({ status: 404, text: "" })],
      ["old", async (path) => ({ ...(await open(path)), text: "an older page" })],
      ["lists", async (path) => (path.startsWith("/a/") ? open(path) : { status: 200, text: "nothing new" })],
      ["lists", async (path) => (path.endsWith(".xml") ? { status: 200, text: "an older feed" } : open(path))],
      ["connection refused", async () => { throw new Error("connection refused") }],
    ]
    for (const [problem, answer] of answers) {
      expect(await writeDue(answer)).toBe(1)
      expect(await receipt(id)).toMatchObject({ outcome: null, problem })
      expect(await writeDue(open)).toBe(0) // whoever claimed it has time for it
      await lapse()
    }
    expect((await scheduleAlarm(chief)).late.map((late) => late.id)).toContain(id)
    await writeDue(open)
    expect(await receipt(id)).toMatchObject({ outcome: "seen", problem: null })
    expect((await scheduleAlarm(chief)).late.map((late) => late.id)).not.toContain(id)
  })

  it("of a take-down waits for the notice, and for lists without it", async () => {
    const id = await planned()
    await age(id, "13 minutes")
    await writeDue(open)
    value(await withdraw(chief, { id, version: 1, reason: "طلب الصحيفة", ...(await soon(5)) }))
    await age(id, "6 minutes")
    expect(await writeDue(async (path) => (path.startsWith("/a/") ? open(path) : { status: 200, text: `<a href="/a/${id}/x">` }))).toBe(1)
    expect(await receipt(id)).toMatchObject({ what: "take_down", outcome: null, problem: "lists" })
    await lapse()
    await writeDue(open)
    expect(await receipt(id)).toMatchObject({ what: "take_down", outcome: "seen" })
  })

  it("of a take-down that was taken back is none, and of what was replaced before anybody looked says so", async () => {
    const id = await planned()
    await age(id, "14 minutes")
    await owner.query("ALTER TABLE pub.publication DISABLE TRIGGER USER")
    await owner.query("UPDATE pub.publication SET live_until = now() - interval '10 seconds' WHERE article_id = $1", [id])
    await owner.query("ALTER TABLE pub.publication ENABLE TRIGGER USER")
    await writeDue(open)
    expect(await receipt(id)).toMatchObject({ outcome: "overtaken", seenAt: null })
    const other = await planned()
    await age(other, "15 minutes")
    await writeDue(open)
    value(await withdraw(chief, { id: other, version: 1, reason: "خطأ", ...(await soon(5)) }))
    value(await cancelTakeDown(chief, { id: other, version: 1 }))
    expect((await receiptsOf(other)).map(({ what }) => what)).toEqual(["publish"])
  })

  it("is given up after a day, and not before", async () => {
    const id = await planned()
    await age(id, "24 hours 5 minutes")
    await writeDue(async () => ({ status: 500, text: "" }))
    expect(await receipt(id)).toMatchObject({ outcome: null })
    await age(id, "10 minutes")
    await owner.query("UPDATE desk.receipt SET planned_at = planned_at - interval '10 minutes' WHERE article_id = $1", [id])
    await lapse()
    await writeDue(async () => ({ status: 500, text: "" }))
    expect(await receipt(id)).toMatchObject({ outcome: "missed", problem: "page" })
  })

  it("is claimed by one of many workers at once, and by another once the claim has lapsed", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => planned()))
    for (const id of ids) await age(id, "11 minutes")
    const claims = (await Promise.all(Array.from({ length: 8 }, () => claimDue(5)))).flat()
    while (claims.length < ids.length) claims.push(...(await claimDue(5)))
    expect(claims.map(({ articleId }) => articleId).toSorted()).toEqual(ids.toSorted())
    expect(await claimDue(50)).toEqual([])
    await lapse()
    const again = await claimDue(50)
    expect(again.map(({ attempts }) => attempts)).toEqual(ids.map(() => 2))
    for (const due of again) expect(await writeReceipt(due, await check(due, open))).toBe(true)
  })

  it("is of what was planned: what goes out at once has none", async () => {
    const { id } = value(await create(writer, { clippingId: null, article: copyOf({ sectionId: section }) }))
    value(await publish(chief, { id, version: 1 }))
    expect(await claimDue(50)).toEqual([])
  })
})

describe("the alarm", () => {
  it("names what is late to who may see it, and says when no worker is there, but not to writers", async () => {
    await owner.query("DELETE FROM desk.chore WHERE name = 'worker.beat'")
    expect((await scheduleAlarm(chief)).silentSince).toBe("never")
    expect((await scheduleAlarm(writer)).silentSince).toBeNull()
    await beat()
    expect((await scheduleAlarm(chief)).silentSince).toBeNull()
    await owner.query("UPDATE desk.chore SET last_run_at = now() - interval '61 seconds' WHERE name = 'worker.beat'")
    expect((await scheduleAlarm(chief)).silentSince).toBeInstanceOf(Date)
    const id = await planned()
    await age(id, "11 minutes 5 seconds")
    const other = await makePerson("writer")
    expect((await scheduleAlarm(chief)).late.map((late) => late.id)).toEqual([id])
    expect((await scheduleAlarm(writer)).late.map((late) => late.id)).toEqual([id])
    expect((await scheduleAlarm(other)).late).toEqual([])
    await age(id, "1 second")
  })
})
