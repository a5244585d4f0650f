import pg from "pg"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { GET as front } from "@/app/(site)/route"
import { POST } from "@/app/(site)/read/route"
import { create } from "@/lib/articles/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { publish, withdraw } from "@/lib/publishing/commands"
import { siteDb } from "@/lib/site-db"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { OF_ONE } from "./limit"
import { mostRead, writeReads } from "./published"
import { mostReadFor, readsOf } from "./queries"
import { rankReads } from "./rank"

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client
let [chief, writer] = [] as unknown as [Actor, Actor]
let section: string
beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  ;[chief, writer, section] = [await makePerson("chief"), await makePerson("writer"), await makeSection("ماء ومناخ")]
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect(), owner?.end()])
  await database?.drop()
})
beforeEach(async () => {
  await owner.query("DELETE FROM desk.article_reads")
  await owner.query("DELETE FROM desk.most_read")
})

const begun = async (title: string, by = chief) => value(await create(by, { clippingId: null, article: copyOf({ sectionId: section, title }) })).id
const live = async (title: string, by = chief) => {
  const id = await begun(title, by)
  value(await publish(chief, { id, version: 1 }))
  return id
}
const PHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"
let from = 0
const reader = () => `198.51.100.${(from += 1) % 250}`
const beacon = (body: string, headers: Record<string, string> = {}) => POST(new Request("http://waha.example/read", {
  method: "POST", body,
  headers: { host: "waha.example", origin: "http://waha.example", "user-agent": PHONE, "x-forwarded-for": reader(), "content-type": "text/plain;charset=UTF-8", ...headers },
}))
const counts = async () => {
  await writeReads()
  return Object.fromEntries((await owner.query<{ article_id: string; count: number }>("SELECT article_id, sum(count)::integer AS count FROM desk.article_reads GROUP BY 1")).rows.map((row) => [row.article_id, row.count]))
}
const put = (id: string, day: string, count: number) =>
  owner.query("INSERT INTO desk.article_reads (article_id, day, count) SELECT $1, (clock_timestamp() AT TIME ZONE time_zone)::date + $2::integer, $3 FROM desk.newsroom", [id, day, count])

describe("a beacon", () => {
  it("counts an article that is before readers, of today, and says nothing", async () => {
    const id = await live("نهران وخريطة")
    for (let n = 0; n < 3; n += 1) {
      const response = await beacon(id)
      expect([response.status, await response.text(), response.headers.get("set-cookie"), response.headers.get("cache-control")]).toEqual([204, "", null, "no-store"])
    }
    expect(await counts()).toEqual({ [id]: 3 })
    expect(await counts()).toEqual({ [id]: 3 })
    expect(await readsOf(id)).toEqual({ all: 3, week: 3, today: 3 })
    const { rows } = await owner.query<{ same: boolean }>("SELECT r.day = (clock_timestamp() AT TIME ZONE n.time_zone)::date AS same FROM desk.article_reads r, desk.newsroom n")
    expect(rows).toEqual([{ same: true }])
  })

  it("is refused for what readers do not have, and counts nothing of it", async () => {
    const [draft, gone] = [await begun("مسودة"), await live("سُحب")]
    value(await withdraw(chief, { id: gone, version: 1, reason: "خطأ" }))
    for (const id of [draft, gone, "zzzz0000zzzz"]) expect([id, (await beacon(id)).status]).toEqual([id, 404])
    expect(await counts()).toEqual({})
  })

  it("of what was withdrawn a moment ago is not written", async () => {
    const id = await live("يُسحب بعد قليل")
    expect((await beacon(id)).status).toBe(204)
    value(await withdraw(chief, { id, version: 1, reason: "خطأ" }))
    expect((await beacon(id)).status).toBe(204) // it was known a moment ago
    expect(await counts()).toEqual({})
  })

  it("that is no beacon of ours is refused", async () => {
    const id = await live("أصل الطلب")
    for (const [body, status] of [["", 422], ["{}", 422], [`"${id}"`, 422], [id.toUpperCase(), 422], [`${id}\n`, 422], [`${id}&x`, 422], ["../../desk", 422], ["\u0000".repeat(12), 422], ["x".repeat(65), 413], ["x".repeat(1_000_000), 413]] as const) {
      expect([body.slice(0, 20), (await beacon(body)).status]).toEqual([body.slice(0, 20), status])
    }
    for (const headers of [{ origin: "http://evil.example" }, { origin: "null" }, { origin: "null", "sec-fetch-site": "cross-site" }, { origin: "https://waha.example" }, { origin: "http://waha.example.evil.example" }]) {
      expect((await beacon(id, headers)).status).toBe(403)
    }
    expect(await counts()).toEqual({})
  })

  it("of a program, and of one place too often, is answered as every other, and not counted", async () => {
    const id = await live("مكان واحد")
    for (const agent of ["curl/8.5.0", "", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"]) expect((await beacon(id, { "user-agent": agent })).status).toBe(204)
    expect(await counts()).toEqual({})
    for (let n = 0; n < OF_ONE + 5; n += 1) expect((await beacon(id, { "x-forwarded-for": "203.0.113.5" })).status).toBe(204)
    expect(await counts()).toEqual({ [id]: OF_ONE })
  })

  it("counts whoever is logged in as everybody else", async () => {
    const id = await live("بلا ملفات")
    for (const cookie of ["", "waha.session=abc", "__Host-waha.session=abc; device=1"]) expect((await beacon(id, { cookie })).status).toBe(204)
    expect(await counts()).toEqual({ [id]: 3 })
  })
})

describe("what is read most", () => {
  it("is on the front page where there is enough to say, until one of it is withdrawn or the newsroom says nothing", async () => {
    const ids = await Promise.all(["السادس", "الثاني", "الثالث", "الرابع", "الخامس", "الأول"].map((title) => live(title)))
    const page = async () => {
      const response = await front(new Request("http://waha.example/", { headers: { host: "waha.example" } }))
      const html = await response.text()
      const box = /<section class="strip read".*?<\/section>/s.exec(html)?.[0] ?? ""
      return { titles: [...box.matchAll(/<h3><a[^>]*>(.*?)<\/a>/g)].map((match) => match[1]?.replace(/<[^>]*>/g, "")), span: /quiet">([^<]*)/.exec(box)?.[1], tags: response.headers.get("surrogate-key")?.split(" ") ?? [] }
    }
    const [sixth, second, third, fourth, fifth, first] = ids as [string, string, string, string, string, string]
    for (const [id, reads] of [[second, 40], [third, 30], [fourth, 20], [fifth, 10]] as const) await put(id, "-1", reads)
    await rankReads()
    expect([await mostRead(), (await page()).titles]).toEqual([null, []])

    await put(first, "-5", 900)
    await put(sixth, "0", 9)
    await rankReads()
    expect(await mostRead()).toEqual({ days: 7, ids: [first, second, third, fourth, fifth] })
    expect(await page()).toMatchObject({ titles: ["الأول", "الثاني", "الثالث", "الرابع", "الخامس"], span: "في سبعة أيام" })
    expect((await page()).tags).toContain(`article:${first}`)

    // The same list again touches nothing, so no page is made anew for it.
    const made = async () => (await owner.query<{ xmin: string }>("SELECT xmin::text FROM desk.most_read ORDER BY position")).rows
    const before = await made()
    await put(first, "0", 1)
    await rankReads()
    expect(await made()).toEqual(before)

    await put(third, "0", 90)
    await put(sixth, "-1", 3)
    await rankReads()
    expect(await mostRead()).toEqual({ days: 2, ids: [third, second, fourth, sixth, fifth] })
    expect((await page()).span).toBe("أمس واليوم")

    value(await withdraw(chief, { id: second, version: 1, reason: "خطأ" }))
    expect((await page()).titles).toEqual(["الثالث", "الرابع", "السادس", "الخامس"])
    await db().newsroom.updateMany({ data: { showMostRead: false } })
    expect([await mostRead(), (await page()).titles]).toEqual([null, []])
    await db().newsroom.updateMany({ data: { showMostRead: true } })
  })

  it("is told on the desk of what one may see", async () => {
    const [own, others, old] = [await live("مقال الكاتب", writer), await live("مقال غيره"), await live("مضى")]
    for (const [id, day, reads] of [[own, "0", 4], [own, "-6", 2], [own, "-7", 500], [others, "-2", 7], [old, "-30", 90]] as const) await put(id, day, reads)
    expect((await mostReadFor(chief, 5)).map(({ title, reads }) => [title, reads])).toEqual([["مقال غيره", 7], ["مقال الكاتب", 6]])
    expect((await mostReadFor(writer, 5)).map(({ title, reads }) => [title, reads])).toEqual([["مقال الكاتب", 6]])
    expect(await mostReadFor(chief, 1)).toHaveLength(1)
    expect(await readsOf(own)).toEqual({ all: 506, week: 6, today: 4 })
    expect(await readsOf(await begun("لم يُنشر"))).toBeNull()
  })
})
