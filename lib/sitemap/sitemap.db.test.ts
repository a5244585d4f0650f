import { randomUUID } from "node:crypto"
import pg from "pg"
import sax from "sax"
import { afterAll, beforeAll, expect, it } from "vitest"
import { GET as news } from "@/app/(site)/news-sitemap.xml/route"
import { GET as part } from "@/app/(site)/sitemap/[part]/route"
import { GET as index } from "@/app/(site)/sitemap.xml/route"
import { create } from "@/lib/articles/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { publish, withdraw } from "@/lib/publishing/commands"
import { siteDb } from "@/lib/site-db"
import { copyOf, makePerson, makeSection, makeSource } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { planSitemap } from "./plan"

let database: Awaited<ReturnType<typeof testDatabase>>
let owner: pg.Client
let chief: Actor
let section: string
beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  ;[chief, section] = [await makePerson("chief"), await makeSection("ماء ومناخ")]
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect(), owner?.end()])
  await database?.drop()
})

const ask = (path: string) => new Request(`http://waha.example${path}`, { headers: { host: "waha.example" } })
/** The texts of the elements of this name, in what must be XML. */
function read(xml: string, name: string): string[] {
  const parser = sax.parser(true)
  const found: string[] = []
  let open = ""
  Object.assign(parser, { onopentag: (tag: { name: string }) => void (open = tag.name), onclosetag: () => void (open = ""), ontext: (text: string) => void (open === name && found.push(text)),
    onerror: (error: Error) => { throw error } })
  parser.write(xml).close()
  return found
}
const locs = async (response: Response) => read(await response.text(), "loc")
const partsOf = async () => (await locs(await index(ask("/sitemap.xml")))).map((address) => new URL(address).pathname)
const inPart = async (path: string) => (await locs(await part(ask(path)))).map((address) => decodeURI(new URL(address).pathname).split("/")[2] ?? "")
const live = async (fields: Parameters<typeof copyOf>[0], at: object = {}) => {
  const { id } = value(await create(chief, { clippingId: null, article: copyOf({ sectionId: section, ...fields }) }))
  value(await publish(chief, { id, version: 1, ...at }))
  return id
}
const lent = { origin: "republished" as const, sourceDate: "2017-12-13", sourceDateText: null, sourceUrl: "https://almarfa.example/kalima" }

it("holds what search engines may keep under our address, and nothing that is not out or not any more", async () => {
  const [open, closed, canonical] = await Promise.all([makeSource({ permission: "granted" }), makeSource({ permission: "granted" }), makeSource({ permission: "granted" })])
  await db().source.update({ where: { id: open }, data: { indexPolicy: "index" } })
  await db().source.update({ where: { id: canonical }, data: { indexPolicy: "canonical" } })
  const [own, given, gone] = [await live({ title: "نهران & خريطة" }), await live({ ...lent, sourceId: open }), await live({})]
  for (const sourceId of [closed, canonical]) await live({ ...lent, sourceId })
  value(await withdraw(chief, { id: gone, version: 1, reason: "خطأ" }))
  await live({}, { day: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10), time: "09:00" })
  expect(await partsOf()).toEqual(["/sitemap/pages.xml", "/sitemap/0.xml"])
  expect(await inPart("/sitemap/0.xml")).toEqual([own, given])
  const [address] = await locs(await part(ask("/sitemap/0.xml")))
  expect(address).toBe(`http://waha.example/a/${own}/${encodeURIComponent("نهران-خريطة")}`)
  const lists = await locs(await part(ask("/sitemap/pages.xml")))
  expect(lists).toEqual(expect.arrayContaining(["http://waha.example/", "http://waha.example/sources"]))
  expect(lists.filter((each) => each.includes("/sections/"))).toHaveLength(1)
  expect(new Set(lists).size).toBe(lists.length)

  const response = await news(ask("/news-sitemap.xml"))
  expect(response.headers.get("surrogate-key")?.split(" ")).toContain("articles")
  const xml = await response.text()
  expect([read(xml, "news:title"), read(xml, "news:name"), read(xml, "news:language")]).toEqual([["نهران & خريطة"], ["واحة"], ["ar"]])

  await db().newsroom.updateMany({ data: { indexOwn: false } })
  expect(await inPart("/sitemap/0.xml")).toEqual([given])
  expect(await locs(await news(ask("/news-sitemap.xml")))).toEqual([])
  await db().newsroom.updateMany({ data: { indexOwn: true } })
})

it("names every page that is a list, and of by-lines and topics those that stand on something", async () => {
  const [used] = await Promise.all(["سلمى النوري", "لا أحد"].map((name, n) => db().author.create({ data: { slug: `by-${n}`, name, nameKey: name }, select: { id: true } })))
  const [topic] = await Promise.all(["أنهار", "لا شيء"].map((name, n) => db().tag.create({ data: { slug: `on-${n}`, name, nameKey: name }, select: { id: true } })))
  const pages = async (name: string) => (await locs(await part(ask(`/sitemap/${name}.xml`)))).map((address) => new URL(address).pathname)
  expect([await pages("authors"), await pages("topics")]).toEqual([[], []])
  await live({ authorIds: [used?.id ?? ""], tagIds: [topic?.id ?? ""] })
  const month = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Amman", year: "numeric", month: "2-digit" }).format(new Date()).replace("-", "/")
  expect(await pages("pages")).toEqual(expect.arrayContaining(["/about", "/feeds", "/archive", `/archive/${month.slice(0, 4)}`, `/archive/${month}`]))
  expect([await pages("authors"), await pages("topics")]).toEqual([["/authors/by-0"], ["/topics/on-0"]])
  expect((await partsOf()).slice(0, 3)).toEqual(["/sitemap/pages.xml", "/sitemap/authors.xml", "/sitemap/topics.xml"])
})

it("has no part of a name that it did not give", async () => {
  for (const name of ["1", "kz", "00", "-1", "pages", "0.xml.xml", "zzzzzzzzzzzzzz", "NaN", "jbq1", "%D8%A7"]) {
    expect([name, (await part(ask(`/sitemap/${name}`))).status]).toEqual([name, 404])
    if (name !== "pages") expect([name, (await part(ask(`/sitemap/${name}.xml`))).status]).toEqual([name, 404])
  }
})

/** Articles that were first published at these times, put in as an import does. */
async function old(times: readonly Date[]): Promise<string[]> {
  const { writerId, revision } = { writerId: chief.id, revision: randomUUID() }
  const ids = times.map((_, n) => `${revision.slice(0, 8).replace(/\D/g, "0")}${String(n).padStart(4, "0")}`)
  await owner.query(`INSERT INTO desk.article (id, phase, title, body, writer_id, edited_by_id, section_id) SELECT i, 'published', i, '{}', $2, $2, $3 FROM unnest($1::text[]) i`, [ids, writerId, section])
  await owner.query(`INSERT INTO desk.revision (article_id, version, snapshot, reason) SELECT i, 1, '{}', 'published' FROM unnest($1::text[]) i`, [ids])
  await owner.query(
    `INSERT INTO pub.publication (article_id, revision_id, version, live_from, published_at, slug, origin, kind, title, kicker, subtitle, standfirst, body, words, section_id)
     SELECT r.article_id, r.id, 1, t.at, t.at, 's', 'own', 'editorial', 't', '', '', '', '{}', 1, $3 FROM unnest($1::text[], $2::timestamptz[]) AS t(id, at) JOIN desk.revision r ON r.article_id = t.id`,
    [ids, times, section])
  return ids
}

it("is parted where it grows long; every article stands in one part, and a part stays the part that it was", async () => {
  const day = (n: number) => new Date(Date.UTC(2010, 0, 1) + n * 86_400_000)
  const first = await old(Array.from({ length: 95 }, (_, n) => day(n)))
  // A site that was moved here whole in one moment cannot be parted within it.
  const moved = await old(Array.from({ length: 45 }, () => day(200)))
  await planSitemap(10)
  const before = await partsOf()
  expect(before.length).toBeGreaterThan(8)
  const pages = new Map<string, string[]>()
  for (const path of before.slice(3)) pages.set(path, await inPart(path))
  const all = [...pages.values()].flat()
  expect(new Set(all).size).toBe(all.length)
  expect(all).toEqual(expect.arrayContaining([...first, ...moved]))
  for (const ids of pages.values()) expect(ids.length <= 20 || moved.every((id) => ids.includes(id))).toBe(true)

  await planSitemap(10)
  expect(await partsOf()).toEqual(before)
  const later = await old(Array.from({ length: 30 }, (_, n) => day(400 + n)))
  await old(Array.from({ length: 25 }, (_, n) => new Date(day(3).getTime() + n + 1)))
  await planSitemap(10)
  const after = await partsOf()
  expect(after).toEqual(expect.arrayContaining(before))
  expect((await Promise.all(after.slice(3).map(inPart))).flat()).toEqual(expect.arrayContaining([...all, ...later]))
  for (const path of before.slice(5, -1)) expect(await inPart(path)).toEqual(pages.get(path))
})
