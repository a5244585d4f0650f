import { parseFeed } from "@rowanmanning/feed-parser"
import { afterAll, beforeAll, expect, it } from "vitest"
import { GET as atom } from "@/app/(site)/atom.xml/route"
import { GET as json } from "@/app/(site)/feed.json/route"
import { GET as rss } from "@/app/(site)/rss.xml/route"
import { GET as ofSearch } from "@/app/(site)/search/[feed]/route"
import { GET as ofSection } from "@/app/(site)/sections/[slug]/[feed]/route"
import { GET as ofSource } from "@/app/(site)/sources/[slug]/[feed]/route"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { create } from "@/lib/articles/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { publish, withdraw } from "@/lib/publishing/commands"
import { mergeSection } from "@/lib/sections/commands"
import { siteDb } from "@/lib/site-db"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"

let database: Awaited<ReturnType<typeof testDatabase>>
let chief: Actor
let admin: Actor
let section: string
beforeAll(async () => {
  database = await testDatabase()
  ;[chief, admin, section] = [await makePerson("chief"), await makePerson("admin"), await makeSection("ماء ومناخ")]
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

const live = async (fields: Parameters<typeof copyOf>[0], at?: { day: string; time: string }) => {
  const { id } = value(await create(chief, { clippingId: null, article: copyOf({ sectionId: section, ...fields }) }))
  value(await publish(chief, { id, version: 1, ...at }))
  return id
}
const slugOf = async (id: string) => (await db().section.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug
const ask = (path: string, headers: Record<string, string> = {}) => new Request(`http://waha.example${path}`, { headers: { host: "waha.example", ...headers } })
const itemsOf = async (response: Response) => parseFeed(await response.text()).items
const lent = { origin: "republished" as const, sourceDate: "2017-12-13", sourceDateText: null, sourceUrl: "https://almarfa.example/kalima" }
const secret = "هذه الجملة الأخيرة لا تُنقل إلى غير هذا الموقع."
const body = bodyOfParagraphs(["لا تعترف الأنهار بالخرائط.", secret])

it("an own text is handed on whole, another's only as its newspaper allows, and each begins with whose words it is", async () => {
  const [closed, open] = [await makeSource({ name: "المرفأ", permission: "granted" }), await makeSource({ name: "البوصلة", permission: "granted" })]
  await db().source.update({ where: { id: open }, data: { indexPolicy: "index" } })
  const [own, kept, given] = [await live({ title: "كلمتنا", body }), await live({ ...lent, title: "ما لا يُنقل", sourceId: closed, body }), await live({ ...lent, title: "ما يُنقل", sourceId: open, body })]
  for (const [route, path] of [[rss, "/rss.xml"], [atom, "/atom.xml"]] as const) {
    const response = await route(ask(path))
    expect(response.status).toBe(200)
    expect(response.headers.get("content-type")).toMatch(/^application\/(rss|atom)\+xml; charset=utf-8$/)
    const tags = response.headers.get("surrogate-key")?.split(" ")
    expect(tags).toEqual(expect.arrayContaining(["site", "front", `article:${own}`, `article:${kept}`, `section:${section}`, `source:${closed}`]))
    const items = await itemsOf(response)
    expect(items.map(({ id }) => id)).toEqual([given, kept, own].map((id) => `http://waha.example/a/${id}`))
    const content = new Map(items.map((item) => [item.id?.slice(-12), item.content ?? ""]))
    expect(content.get(own)).toContain(secret)
    expect(content.get(given)).toContain(secret)
    expect(content.get(kept)).not.toContain(secret)
    expect(content.get(kept)).toMatch(/^<p dir="rtl"><strong><bdi>نقلًا عن «المرفأ»، عدد الأربعاء 13 كانون الأول\/ ديسمبر 2017<\/bdi>.*رابط الأصل/)
    expect(content.get(kept)).toContain("تتمة المقال في واحة")
    expect(content.get(own)).toMatch(/^<p dir="rtl"><strong><bdi>واحة<\/bdi>/)
  }
  const told = await (await json(ask("/feed.json"))).json()
  expect(told.items.map(({ id }: { id: string }) => id.slice(-12))).toEqual([given, kept, own])
  expect(JSON.stringify(told.items[1])).not.toContain(secret)
  const { slug } = await db().source.findUniqueOrThrow({ where: { id: closed }, select: { slug: true } })
  expect((await itemsOf(await ofSource(ask(`/sources/${slug}/rss.xml`)))).map(({ title }) => title)).toEqual(["ما لا يُنقل"])
})

it("a search has feeds: its newest first, narrowed as its page is, under its own address; of nothing asked there is none", async () => {
  const paper = await makeSource({ name: "الضفاف" })
  const [one, other] = [await live({ title: "شلّال في الوادي", body }), await live({ ...lent, title: "الشلالات تعود", sourceId: paper, body })]
  const { slug } = await db().source.findUniqueOrThrow({ where: { id: paper }, select: { slug: true } })
  const query = `q=${encodeURIComponent("شلال")}`
  for (const format of ["rss.xml", "atom.xml"]) {
    const items = await itemsOf(await ofSearch(ask(`/search/${format}?${query}`)))
    expect(items.map(({ id }) => id?.slice(-12))).toEqual([other, one])
  }
  const told = await (await ofSearch(ask(`/search/feed.json?${query}&source=${slug}&page=x&order=score`))).json()
  expect(told.feed_url).toBe(`http://waha.example/search/feed.json?${query}&source=${slug}`)
  expect(told.home_page_url).toBe(`http://waha.example/search?${query}&source=${slug}`)
  expect(told.items.map(({ title }: { title: string }) => title)).toEqual(["الشلالات تعود"])
  for (const path of ["/search/rss.xml", "/search/rss.xml?q=%D9%85%D9%86", `/search/other.xml?${query}`]) expect((await ofSearch(ask(path))).status, path).toBe(404)
})

it("what is not out yet, or not any more, is in no feed, and who asks again hears of it", async () => {
  const id = await live({ title: "يُسحب" })
  await live({ title: "غدًا" }, { day: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10), time: "09:00" })
  const first = await rss(ask("/rss.xml"))
  expect((await itemsOf(first)).map(({ title }) => title)).toEqual(expect.arrayContaining(["يُسحب"]))
  const etag = first.headers.get("etag") ?? ""
  const again = async (headers: Record<string, string>) => rss(ask("/rss.xml", headers))
  const known = await again({ "if-none-match": `"other", W/${etag}` })
  expect([known.status, await known.text(), known.headers.get("etag")]).toEqual([304, "", etag])
  // A second that is not over yet has no time to ask by; so the test makes the past older.
  await new Promise((go) => setTimeout(go, 1_100))
  const since = (await again({})).headers.get("last-modified") ?? ""
  expect((await again({ "if-modified-since": since })).status).toBe(304)
  expect((await again({ "if-modified-since": since, "if-none-match": '"other"' })).status).toBe(200)
  expect((await again({ "if-modified-since": "yesterday" })).status).toBe(200)

  value(await withdraw(chief, { id, version: 1, reason: "طلب الصحيفة" }))
  for (const headers of [{ "if-none-match": etag }, { "if-modified-since": since }] as Record<string, string>[]) {
    const after = await again(headers)
    expect(after.status).toBe(200)
    expect((await itemsOf(after)).map(({ title }) => title)).not.toEqual(expect.arrayContaining(["يُسحب"]))
  }
  expect(await (await atom(ask("/atom.xml"))).text()).not.toContain("غدًا")
})

it("the feeds of a section that was merged lead to those of the one that stayed, and of none there are none", async () => {
  const other = await makeSection("أنهار")
  const [from, to] = [await slugOf(other), await slugOf(section)]
  await live({ title: "من القسم الآخر", sectionId: other })
  value(await mergeSection(admin, { id: other, into: section }))
  for (const format of ["rss.xml", "atom.xml", "feed.json"]) {
    const moved = await ofSection(ask(`/sections/${from}/${format}`))
    expect([moved.status, moved.headers.get("location")]).toEqual([308, `/sections/${to}/${format}`])
  }
  expect((await itemsOf(await ofSection(ask(`/sections/${to}/rss.xml`)))).map(({ title }) => title)).toContain("من القسم الآخر")
  for (const path of [`/sections/${to}/rss`, `/sections/${to}/constructor`, "/sections/nowhere/rss.xml"]) {
    const none = await ofSection(ask(path))
    expect([none.status, none.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"])
  }
})
