import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import { create } from "@/lib/articles/commands"
import { frontPage } from "@/lib/articles/published"
import { endBreaking, setBreaking } from "@/lib/breaking/commands"
import { breakingLine } from "@/lib/breaking/published"
import { breakingForDesk } from "@/lib/breaking/queries"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import { publish, withdraw } from "@/lib/publishing/commands"
import type { Result } from "@/lib/result"
import { addSection } from "@/lib/sections/commands"
import { sections } from "@/lib/sections/published"
import { siteDb } from "@/lib/site-db"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { arrangeFront } from "./commands"
import { frontPlaces } from "./published"
import { frontForDesk, liveArticles } from "./queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let chief: Actor
let editor: Actor
let sectionId: string

beforeAll(async () => {
  database = await testDatabase()
  chief = await makePerson("chief")
  sectionId = await makeSection()
  editor = await makePerson("editor", [sectionId])
})
afterEach(async () => {
  const version = (await db().front.findFirst({ select: { version: true } }))?.version ?? 0
  value(await arrangeFront(chief, { version }))
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

const failure = (result: Result<unknown>) => (result.ok ? null : result.failure)
const draft = async (title = "نهران وخريطة واحدة") => value(await create(chief, { clippingId: null, article: copyOf({ sectionId, title }) })).id
const live = async (title?: string) => {
  const id = await draft(title)
  value(await publish(chief, { id, version: 1 }))
  return id
}
const later = { day: "2099-05-06", time: "10:15" }
const sooner = { day: "2098-05-06", time: "10:15" }
const standing = async () => (await frontForDesk(chief)) ?? { version: -1, places: [], until: null }
const arrange = async (place: readonly string[], more: Record<string, string> = {}) => arrangeFront(chief, { version: (await standing()).version, place, ...more })
const nextChange = async () => (await siteDb().$queryRaw<{ at: Date | null }[]>`SELECT pub.next_change() AS at`)[0]?.at ?? null

it("the front page begins with what a chief put there, in that order, and goes on by date", async () => {
  const [a, b, c] = [await live(), await live(), await live()]
  expect((await frontPage(await sections(), await frontPlaces(), 24, 10)).arranged).toEqual([])
  value(await arrange([a, c]))
  expect(await frontPlaces()).toEqual([a, c])
  const view = await frontPage(await sections(), await frontPlaces(), 24, 10)
  expect(view.arranged.map((item) => item.id)).toEqual([a, c])
  expect(view.latest.map((item) => item.id)).toEqual([c, b, a])
  value(await arrange([b]))
  expect(await frontPlaces()).toEqual([b])
  value(await arrange([]))
  expect(await frontPlaces()).toEqual([])
})

it("what is not before readers is in the arrangement and not on the page, and the desk says so", async () => {
  const [out, gone, ahead, never] = [await live(), await live(), await draft(), await draft()]
  value(await publish(chief, { id: ahead, version: 1, ...later }))
  value(await arrange([gone, ahead, never, out]))
  value(await withdraw(chief, { id: gone, version: 1, reason: "اختبار" }))
  expect(await frontPlaces()).toEqual([out])
  expect((await standing()).places.map((place) => place.live)).toEqual([false, false, false, true])
  // Asked for by hand, as a preview asks, they are not found either.
  const view = await frontPage(await sections(), [gone, ahead, never, out], 24, 10)
  expect(view.arranged.map((item) => item.id)).toEqual([out])
})

it("an arrangement ends by the database's clock, and readers' pages know when", async () => {
  const id = await live()
  const before = await nextChange()
  value(await arrange([id], sooner))
  const until = (await standing()).until
  expect(until?.getUTCFullYear()).toBe(2098)
  expect(await nextChange()).toEqual(until)
  expect(await frontPlaces()).toEqual([id])
  await db().front.updateMany({ data: { until: new Date(Date.now() - 1_000) } })
  expect(await frontPlaces()).toEqual([])
  expect(await standing()).toMatchObject({ ended: true })
  expect(await nextChange()).toEqual(before)
  expect(failure(await arrange([id], { day: "2001-01-01", time: "10:00" }))).toEqual({ code: "invalid", fields: { time: ["in_the_past"] } })
})

it("of two who arrange from the same page, the second is told", async () => {
  const [a, b] = [await live(), await live()]
  const { version } = await standing()
  const results = await Promise.all([arrangeFront(chief, { version, place: [a] }), arrangeFront(chief, { version, place: [b, a] })])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.map(failure)).toContainEqual({ code: "invalid", fields: { form: ["arranged_meanwhile"] } })
  expect(await frontPlaces()).toHaveLength(results[0]?.ok ? 1 : 2)
})

it("takes eight articles that there are, each once, and nothing else", async () => {
  const ids = await Promise.all(Array.from({ length: 9 }, () => live()))
  expect(failure(await arrange(ids))).toMatchObject({ code: "invalid", fields: { place: ["too_many"] } })
  expect(failure(await arrange(["zzzz0000zzzz"]))).toEqual({ code: "invalid", fields: { form: ["gone"] } })
  expect(failure(await arrange(["' OR 1=1"]))).toMatchObject({ code: "invalid" })
  value(await arrange([ids[0] ?? "", ids[1] ?? "", ids[0] ?? ""]))
  expect(await frontPlaces()).toEqual(ids.slice(0, 2))
  for (const actor of [editor, await makePerson("writer")]) {
    expect(failure(await arrangeFront(actor, { version: (await standing()).version, place: ids.slice(2, 3) }))).toEqual({ code: "forbidden" })
    expect(await frontForDesk(actor)).toBe(null)
    expect(await liveArticles(actor, "")).toBe(null)
    expect(await breakingForDesk(actor)).toBe(null)
  }
})

it("finds live articles by words of their titles, in any spelling, and no others", async () => {
  const [id, hidden] = [await live("الأرصفة تُعدّ قبل المطر"), await draft("الأرصفة التي لم تُنشر")]
  expect((await liveArticles(chief, "الارصفه"))?.map((line) => line.id)).toEqual([id])
  expect((await liveArticles(chief, "100%"))).toEqual([])
  expect((await liveArticles(chief, ""))?.map((line) => line.id)).not.toContain(hidden)
})

it("a breaking line holds from its beginning to its end, one at a time, and leads to what readers have", async () => {
  const id = await live()
  const before = await nextChange()
  expect(await breakingLine()).toBe(null)
  const set = async (fields: Record<string, string>) => setBreaking(chief, { text: "جسر الوادي يُفتح للمشاة", lasts: "2", ...fields })
  const first = value(await set({ link: `https://waha.example/a/${id}/whatever` }))
  expect(await breakingLine()).toMatchObject({ text: "جسر الوادي يُفتح للمشاة", href: expect.stringMatching(new RegExp(`^/a/${id}/`)) })
  expect(await nextChange()).toEqual(new Date(first.endsAt))
  expect(new Date(first.endsAt).getTime() - new Date(first.beginsAt).getTime()).toBe(2 * 3_600_000)
  value(await withdraw(chief, { id, version: 1, reason: "اختبار" }))
  expect(await breakingLine()).toEqual({ text: "جسر الوادي يُفتح للمشاة", href: null })
  expect(await breakingForDesk(chief)).toMatchObject([{ id: first.id, gone: true, begun: true }])

  const second = value(await set({ text: "الثاني", link: "/sources" }))
  expect(await breakingLine()).toEqual({ text: "الثاني", href: "/sources" })
  expect((await breakingForDesk(chief))?.map((line) => line.id)).toEqual([second.id])
  // One that lies ahead is nobody's yet, and the one that holds goes on until then.
  const third = value(await set({ text: "الثالث", beginDay: sooner.day, beginTime: sooner.time, lasts: "1" }))
  expect(await breakingLine()).toMatchObject({ text: "الثاني" })
  expect((await siteDb().breaking.findMany({ select: { text: true } })).map((row) => row.text)).toEqual(["الثاني"])
  value(await endBreaking(chief, { id: second.id }))
  expect(await breakingLine()).toBe(null)
  expect(await nextChange()).toEqual(new Date(third.beginsAt))
  expect(failure(await endBreaking(chief, { id: second.id }))).toEqual({ code: "not_found" })
  value(await endBreaking(chief, { id: third.id }))
  expect(await breakingForDesk(chief)).toEqual([])
  expect(await nextChange()).toEqual(before)
  // Past its end it is not shown, whatever anybody's clock says.
  await db().$executeRaw`INSERT INTO desk.breaking (text, begins_at, ends_at) VALUES ('انتهى', clock_timestamp() - interval '2 hours', clock_timestamp() - interval '1 second')`
  expect(await breakingLine()).toBe(null)
})

it("two lines set at the same time leave one", async () => {
  await Promise.all([setBreaking(chief, { text: "أول", lasts: "1" }), setBreaking(chief, { text: "ثانٍ", lasts: "4" })])
  expect(await siteDb().breaking.count()).toBe(1)
  for (const { id } of (await breakingForDesk(chief)) ?? []) value(await endBreaking(chief, { id }))
})

it("a line says at its field what is wrong with it", async () => {
  const wrong = async (fields: Record<string, string>) => {
    const failed = failure(await setBreaking(chief, { text: "نص", lasts: "1", ...fields }))
    return failed && "fields" in failed ? failed.fields : failed
  }
  const hidden = await draft()
  expect(await wrong({ text: " " })).toEqual({ text: ["required"] })
  expect(await wrong({ text: "ن".repeat(161) })).toEqual({ text: ["too_long"] })
  expect(await wrong({ link: "https://elsewhere.example/x" })).toEqual({ link: ["bad_page"] })
  expect(await wrong({ link: `/a/${hidden}` })).toEqual({ link: ["no_page"] })
  expect(await wrong({ link: "/sections/nowhere" })).toEqual({ link: ["no_page"] })
  expect(await wrong({ lasts: "at" })).toEqual({ day: ["required"] })
  expect(await wrong({ lasts: "at", day: "2001-01-01", time: "10:00" })).toEqual({ time: ["in_the_past"] })
  expect(await wrong({ lasts: "at", ...later })).toEqual({ day: ["too_far"] })
  expect(await wrong({ lasts: "at", ...later, beginDay: later.day, beginTime: later.time })).toEqual({ time: ["ends_before"] })
  expect(await wrong({ beginDay: "2001-01-01", beginTime: "10:00" })).toEqual({ beginTime: ["in_the_past"] })
  expect(await wrong({ lasts: "forever" })).toMatchObject({ lasts: ["invalid"] })
  const { slug } = await db().section.findUniqueOrThrow({ where: { id: value(await addSection(await makePerson("admin"), { name: "له رابط", parentId: "" })).id } })
  value(await setBreaking(chief, { text: "نص", lasts: "1", link: `/sections/${slug}` }))
  expect(await breakingLine()).toMatchObject({ href: `/sections/${encodeURIComponent(slug)}` })
  expect(failure(await setBreaking(editor, { text: "نص", lasts: "1" }))).toEqual({ code: "forbidden" })
})
