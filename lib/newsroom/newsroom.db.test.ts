import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { db } from "@/lib/db"
import { pictureFor } from "@/lib/media/published"
import type { Actor } from "@/lib/permissions"
import type { Result } from "@/lib/result"
import { siteDb } from "@/lib/site-db"
import { createSourceNamed } from "@/lib/sources/commands"
import { makePerson, makeSection } from "@/prisma/fixtures"
import { testDatabase } from "@/prisma/testing"
import { changeSettings, dismissFirstSteps } from "./commands"
import { aboutNewsroom, newsroom, securityContact } from "./published"
import { firstSteps, settingsPage } from "./queries"
import type { Settings } from "./settings"

let database: Awaited<ReturnType<typeof testDatabase>>
let [admin, other, chief]: Actor[] = []

beforeAll(async () => {
  database = await testDatabase()
  ;[admin, other, chief] = [await makePerson("admin"), await makePerson("admin"), await makePerson("chief")]
})
afterAll(async () => {
  await Promise.all([db().$disconnect(), siteDb().$disconnect()])
  await database?.drop()
})

const as = (actor: Actor | undefined): Actor => actor ?? expect.fail("nobody")

/** What the page would send if nothing were changed. */
async function form(change: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const page = (await settingsPage(as(admin))) ?? expect.fail("no page")
  const { links, logoId, homeWord, trashDays, secondPerson, twoStep, indexOwn, showChanges, showHijri, showMostRead, ...rest } = page.settings
  const word = (is: boolean) => (is ? "yes" : "no")
  const known = homeWord === "الرئيسة" || homeWord === "الرئيسية"
  return {
    version: String(page.version), ...rest, logoId: logoId ?? "", href: links.map(({ href }) => href), label: links.map(({ label }) => label), trashDays: String(trashDays),
    homeWord: known ? homeWord : "other", ...(known ? {} : { homeWordOther: homeWord }),
    secondPerson: word(secondPerson), twoStep: word(twoStep), indexOwn: word(indexOwn), showChanges: word(showChanges), showHijri: word(showHijri), showMostRead: word(showMostRead), ...change,
  }
}
const value = <T>(result: Result<T>): T => (result.ok ? result.value : expect.fail(JSON.stringify(result.failure)))
const problems = (result: Result<unknown>) => (result.ok || result.failure.code !== "invalid" ? expect.fail("accepted") : result.failure.fields)
const stands = async (): Promise<Settings> => ((await settingsPage(as(admin))) ?? expect.fail("no page")).settings
const lastEvent = () => db().event.findFirstOrThrow({ where: { action: "newsroom.settings" }, orderBy: { seq: "desc" } })

describe("a save of the settings", () => {
  it("writes every field, and readers have what is theirs at once", async () => {
    const saved = value(await changeSettings(as(admin), await form({
      name: "  الضفاف \u202E", tagline: "صحيفة يومية", footer: "  كل الحقوق محفوظة.\r\n\r\nعمّان ", href: ["x.com/difaf", "https://t.me/difaf"], label: ["", "قناتنا"],
      contact: "Security@Difaf.example", about: "ننقل وننسب.\r\n\r\nمن عمّان.", correctionsPolicy: "يُذكر ما صُوّب.", reach: "Letters@Difaf.example", showChanges: "yes",
      showHijri: "no", homeWord: "other", homeWordOther: "البداية", digits: "arab", monthStyle: "levant", timeZone: "Africa/Cairo",
      secondPerson: "yes", twoStep: "no", trashDays: "٤٥", indexOwn: "no", indexPolicy: "canonical",
    })))
    expect(saved.settings).toEqual({
      name: "الضفاف", tagline: "صحيفة يومية", logoId: null, footer: "كل الحقوق محفوظة.\nعمّان", links: [{ label: "إكس", href: "https://x.com/difaf" }, { label: "قناتنا", href: "https://t.me/difaf" }],
      contact: "security@difaf.example", about: "ننقل وننسب.\nمن عمّان.", correctionsPolicy: "يُذكر ما صُوّب.", reach: "letters@difaf.example", showChanges: true, showMostRead: true,
      showHijri: false, homeWord: "البداية", digits: "arab", monthStyle: "levant", timeZone: "Africa/Cairo",
      secondPerson: true, twoStep: false, trashDays: 45, indexOwn: false, indexPolicy: "canonical",
    })
    expect(await stands()).toEqual(saved.settings)
    const { logoId: _l, secondPerson: _s, twoStep: _t, trashDays: _d, indexPolicy: _p, showMostRead: _m, contact, about, correctionsPolicy, reach, ...theirs } = saved.settings
    expect(await newsroom()).toEqual(theirs)
    expect(await aboutNewsroom()).toEqual({ about, correctionsPolicy, reach })
    expect(await securityContact()).toBe(contact)
  })

  it("puts a picture of the library at the head of every page, and none that there is not", async () => {
    const { id } = await db().media.create({
      data: { key: "a".repeat(40), format: "png", width: 800, height: 200, bytes: 1, sha256: "0".repeat(64), renditions: [320, 640, 800] }, select: { id: true },
    })
    value(await changeSettings(as(admin), await form({ logoId: id })))
    expect(await pictureFor("newsroom")).toMatchObject({ id })
    expect(problems(await changeSettings(as(admin), await form({ logoId: "d6f0d7a2-1111-4222-8333-444455556666" })))).toEqual({ logoId: ["gone"] })
    value(await changeSettings(as(admin), await form({ logoId: "" })))
    expect(await pictureFor("newsroom")).toBeNull()
  })

  it("is recorded with what changed, from what to what, and nothing else", async () => {
    await changeSettings(as(admin), await form({ trashDays: "60", homeWord: "الرئيسية" }))
    const { data, actorName } = await lastEvent()
    expect([actorName, data]).toEqual([as(admin).name, { changed: { homeWord: { from: "البداية", to: "الرئيسية" }, trashDays: { from: 45, to: 60 } } }])
  })

  it("gives a new newspaper its index policy", async () => {
    await changeSettings(as(admin), await form({ indexPolicy: "canonical" }))
    const { id } = value(await createSourceNamed(as(admin), { name: "صحيفة الوادي" }))
    expect(await db().source.findUniqueOrThrow({ where: { id } })).toMatchObject({ indexPolicy: "canonical" })
  })

  it("asks a second step of others only once who sets it has one", async () => {
    expect(problems(await changeSettings(as(admin), await form({ twoStep: "yes" })))).toEqual({ twoStep: ["two_step_first"] })
    expect((await stands()).twoStep).toBe(false)
    await db().secondStep.create({ data: { userId: as(admin).id, secret: "sealed", confirmedAt: new Date() } })
    expect(value(await changeSettings(as(admin), await form({ twoStep: "yes" }))).settings.twoStep).toBe(true)
    // Another admin who has none may save what does not turn it on, and may turn it off.
    value(await changeSettings(as(other), await form({ twoStep: "yes", tagline: "سطر آخر" })))
    value(await changeSettings(as(other), await form({ twoStep: "no" })))
    await db().secondStep.deleteMany()
  })

  it("is no chief's", async () => {
    expect(await changeSettings(as(chief), await form())).toEqual({ ok: false, failure: { code: "forbidden" } })
    expect(await lastEvent()).toMatchObject({ outcome: "denied", actorId: as(chief).id })
    expect(await settingsPage(as(chief))).toBeNull()
  })

  it("of two at once writes one, and tells the other what stands and who saved it", async () => {
    const [one, two] = [await form({ name: "اسم أول" }), await form({ name: "اسم ثانٍ", digits: "latn" })]
    const results = await Promise.all([changeSettings(as(admin), one), changeSettings(as(other), two)])
    const won = results.findIndex((result) => result.ok)
    const lost = results[1 - won]
    expect(results.filter((result) => result.ok).length).toBe(1)
    const [winner, name] = won === 0 ? [as(admin), "اسم أول"] : [as(other), "اسم ثانٍ"]
    expect(lost).toMatchObject({ ok: false, failure: { code: "settings_changed", by: winner.name, version: Number(one["version"]) + 1, theirs: { name } } })
    expect((await stands()).name).toBe(name)
  })

  it.each<[string, Record<string, unknown>, string]>([
    ["no name", { name: " \u200f " }, "name"], ["a name without a letter", { name: "…" }, "name"], ["a long name", { name: "ا".repeat(61) }, "name"],
    ["a long tagline", { tagline: "ا".repeat(81) }, "tagline"], ["a long footer", { footer: "ا".repeat(1_001) }, "footer"],
    ["six paragraphs", { footer: "أ\nب\nت\nث\nج\nح" }, "footer"], ["NUL", { footer: "أ\0" }, "footer"], ["a lone surrogate", { name: "\ud800س" }, "name"],
    ["a script's address", { href: ["javascript:alert(1)"], label: ["إكس"] }, "href-0"], ["a secret in an address", { href: ["https://a:b@x.com/"], label: ["س"] }, "href-0"],
    ["a look-alike", { href: ["https://x.com/a", "https://х.com/a"], label: ["", ""] }, "href-1"], ["an account twice", { href: ["x.com/a", "https://x.com/a"], label: ["", ""] }, "href-1"],
    ["an account of no name", { href: ["https://paper.example/"], label: [""] }, "label-0"], ["too many accounts", { href: Array(14).fill("x.com/a"), label: [] }, "href"],
    ["a contact that is none", { contact: "javascript:alert(1)" }, "contact"], ["a contact of two lines", { contact: "a@b.example\nExpires: 1" }, "contact"],
    ["no home word", { homeWord: "other", homeWordOther: " " }, "homeWordOther"], ["a long home word", { homeWord: "other", homeWordOther: "ا".repeat(21) }, "homeWordOther"],
    ["unknown digits", { digits: "deva" }, "digits"], ["unknown months", { monthStyle: "x" }, "monthStyle"], ["an unknown zone", { timeZone: "Asia/Nowhere" }, "timeZone"],
    ["an offset for a zone", { timeZone: "+03:00" }, "timeZone"], ["a rule that is neither", { secondPerson: "maybe" }, "secondPerson"],
    ["six days", { trashDays: "6" }, "trashDays"], ["too many days", { trashDays: "366" }, "trashDays"], ["half a day", { trashDays: "7.5" }, "trashDays"],
    ["an unknown policy", { indexPolicy: "all" }, "indexPolicy"], ["a foreign field", { frozenAt: "2026-01-01" }, "form"], ["a demonstration", { demo: "true" }, "form"],
    ["no version", { version: "x" }, "version"], ["two names", { name: ["أ", "ب"] }, "name"],
  ])("refuses %s, and writes nothing", async (_, change, field) => {
    const before = await stands()
    const sent = await form(change)
    expect(Object.keys(problems(await changeSettings(as(admin), sent)))).toEqual([field])
    expect(await stands()).toEqual(before)
  })

  it("takes the dangerous names of anything as a name", async () => {
    for (const name of ["</script><script>alert(1)</script>", "'; DROP TABLE desk.newsroom; --", "__proto__", "%s{0}"]) {
      expect(value(await changeSettings(as(admin), await form({ name }))).settings.name).toBe(name)
      expect((await newsroom()).name).toBe(name)
    }
  })
})

describe("the rules of a newsroom", () => {
  it("are no reader's to read", async () => {
    const { rows } = { rows: await siteDb().$queryRaw<object[]>`SELECT * FROM pub.newsroom` }
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      "about", "contact", "corrections_policy", "digits", "footer", "home_word", "index_own", "month_style", "name", "reach", "show_changes", "show_hijri", "social_links", "tagline", "time_zone",
    ])
  })
})

describe("what a change would touch", () => {
  it("comes from the tables that buttons and server ask", async () => {
    const { facts } = (await settingsPage(as(admin))) ?? expect.fail("no page")
    const { ownDraft, ownReview, otherReview, approved, ownLive } = facts.ruleTable
    expect(ownDraft.editor).toEqual({ off: ["submit", "publish"], on: ["submit"] })
    expect(ownDraft.writer).toEqual({ off: ["submit"], on: ["submit"] })
    expect(ownReview.chief).toEqual({ off: ["approve", "publish"], on: [] })
    expect(otherReview.editor).toEqual({ off: ["approve", "publish"], on: ["approve"] })
    expect(approved.admin).toEqual({ off: ["publish"], on: ["publish"] })
    expect(ownLive.editor).toEqual({ off: ["update", "correct"], on: ["correct"] })
    expect(facts.withoutStep).toMatchObject({ self: true })
  })
})

describe("the first steps", () => {
  it("tell what is there, are an admin's, and go for good", async () => {
    await db().newsroom.updateMany({ data: { settingsVersion: 1 } })
    await db().source.deleteMany()
    const steps = await firstSteps(as(admin))
    expect(steps).toEqual({ settings: false, section: false, person: true, sources: 0, article: false, publish: false })
    await makeSection()
    await changeSettings(as(admin), await form())
    await createSourceNamed(as(admin), { name: "صحيفة السهل" })
    expect(await firstSteps(as(admin))).toMatchObject({ settings: true, section: true, sources: 1 })
    expect(await firstSteps(as(chief))).toBeNull()
    expect(await dismissFirstSteps(as(chief), {})).toMatchObject({ ok: false, failure: { code: "forbidden" } })
    value(await dismissFirstSteps(as(admin), {}))
    expect(await firstSteps(as(admin))).toBeNull()
  })
})
