import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { dayIn } from "@/lib/arabic/dates"
import { bodyOfParagraphs } from "@/lib/articles/body"
import { create } from "@/lib/articles/commands"
import { articlePage } from "@/lib/articles/published"
import { checklistFor } from "@/lib/articles/queries"
import type { WorkingCopyInput } from "@/lib/articles/schema"
import { clip } from "@/lib/clipping/commands"
import { db } from "@/lib/db"
import type { Actor } from "@/lib/permissions"
import * as publishing from "@/lib/publishing/commands"
import type { Result } from "@/lib/result"
import { problemText } from "@/lib/strings/desk-problems"
import { copyOf, makePerson, makeSection } from "@/prisma/fixtures"
import { value } from "@/prisma/results"
import { testDatabase } from "@/prisma/testing"
import { addSource, changeSource } from "./commands"
import { indexing } from "./indexing"
import { sourceForDesk } from "./queries"

let database: Awaited<ReturnType<typeof testDatabase>>
let admin: Actor
let chief: Actor
let sectionId: string

beforeAll(async () => {
  database = await testDatabase()
  admin = await makePerson("admin")
  chief = await makePerson("chief")
  sectionId = await makeSection()
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

/** Why it was refused, field by field, in words. */
const said = (result: Result<unknown>) => {
  if (result.ok) return "ok"
  return "fields" in result.failure ? Object.fromEntries(Object.entries(result.failure.fields).map(([field, [first = ""]]) => [field, problemText(first)])) : result.failure.code
}
const dayFromNow = (days: number) => dayIn(new Date(Date.now() + days * 86_400_000), "Asia/Amman")

let count = 0
type Paper = { id: string; name: string }
const paper = async (fields: object = {}): Promise<Paper> => {
  const made = value(await addSource(admin, { name: `المنارة ${(count += 1)}` }))
  return change(made, fields)
}
const change = async ({ id, name }: Paper, fields: object): Promise<Paper> => {
  value(await changeSource(admin, { id, name, permission: "granted", indexPolicy: "index", ...fields }))
  return { id, name }
}
const text = ["كل موازنة لا يعرف الناس أين ذهبت هي ماء في غربال، وكل وعد لا موعد له هو نصف كذبة.", "والمدينة التي تنسى آبارها تعطش مرتين."]
const lent = (sourceId: string, more: Partial<WorkingCopyInput> = {}) =>
  copyOf({ sectionId, origin: "republished", sourceId, sourceDate: "2017-12-13", sourceUrl: "https://paper.example/1", body: bodyOfParagraphs(text), ...more })
const draft = async (copy: WorkingCopyInput, clippingId: string | null = null) => value(await create(chief, { clippingId, article: copy })).id
const publish = (id: string, more: object = {}) => publishing.publish(chief, { id, version: 1, ...more })

describe("publishing obeys what the paper allows", () => {
  it.each([
    ["granted", { permission: "granted" }], ["granted until today", { permission: "granted", permissionUntil: dayFromNow(0) }], ["not yet recorded", { permission: "unrecorded" }],
  ])("%s: it goes out", async (_, terms) => {
    const { id } = await paper(terms)
    expect(said(await publish(await draft(lent(id))))).toBe("ok")
  })

  it("none, or ended: it does not, and is told whose permission and when it ended", async () => {
    const none = await paper({ permission: "none" })
    expect(said(await publish(await draft(lent(none.id))))).toEqual({ permission: `لا إذن من «${none.name}» بإعادة النشر.` })
    for (const permission of ["granted", "quotation", "unrecorded"]) {
      const over = await paper({ permission, permissionUntil: "28/2/2024" })
      const answer = said(await publish(await draft(lent(over.id))))
      expect(answer).toMatchObject({ permission: `انتهى إذن «${over.name}» في 28 شباط/ فبراير 2024.` })
    }
  })

  it("a permission that ends before the hour for which it is scheduled does not hold for it, nor for the hour to which it is moved", async () => {
    const { id, name } = await paper({ permissionUntil: dayFromNow(5) })
    const article = await draft(lent(id))
    expect(said(await publish(article, { day: dayFromNow(8), time: "10:00" }))).toMatchObject({ permission: expect.stringContaining(`ينتهي إذن «${name}»`) })
    expect(said(await publish(article, { day: dayFromNow(4), time: "10:00" }))).toBe("ok")
    const to = (days: number) => publishing.reschedule(chief, { id: article, version: 1, day: dayFromNow(days), time: "10:00" })
    expect(said(await to(9))).toMatchObject({ permission: expect.stringContaining("قبل موعد النشر") })
    expect(said(await to(3))).toBe("ok")
  })

  it("an update and a correction obey it too", async () => {
    const it = await paper()
    const article = await draft(lent(it.id))
    value(await publish(article))
    await change(it, { permission: "none" })
    const refused = { permission: `لا إذن من «${it.name}» بإعادة النشر.` }
    expect(said(await publishing.update(chief, { id: article, version: 1 }))).toEqual(refused)
    expect(said(await publishing.correct(chief, { id: article, version: 1, note: "صُحّح" }))).toEqual(refused)
  })

  it("asks nothing of a text of our own, whatever paper it names", async () => {
    const { id } = await paper({ permission: "none" })
    expect(said(await publish(await draft(lent(id, { origin: "own" }))))).toBe("ok")
  })
})

describe("where only quotation is allowed", () => {
  const own = bodyOfParagraphs([
    "رأينا أن نعود إلى السؤال الذي طرحته الصحف هذا الأسبوع من باب آخر غير باب اللوم، وأن نبدأ من الخزانات التي لا يراها أحد حين يمر في الطريق.",
    "كتبت الصحيفة: «والمدينة التي تنسى آبارها تعطش مرتين». وهذا صحيح، غير أن الآبار التي نُسيت لم تُنس كلها لسبب واحد.",
  ])
  const clipping = async (raw = text.join("\n\n")) => value(await clip(chief, { raw })).id

  it("all of a text that was clipped is too much, and so is one of which no page was kept, and a translation", async () => {
    const { id, name } = await paper({ permission: "quotation" })
    const refused = { share: `المنقول عن «${name}» 25 كلمة من 25 كلمة (100%)، والمسموح به 25% من النص.` }
    expect(said(await publish(await draft(lent(id), await clipping())))).toEqual(refused)
    expect(said(await publish(await draft(lent(id))))).toEqual(refused)
    expect(said(await publish(await draft(lent(id, { origin: "translated" }), await clipping("Another text in another language.")))))
      .toMatchObject({ share: expect.stringContaining("(100%)") })
    const html = `<html><body><article>${text.map((line) => `<p>${line.replaceAll(" ", " <b></b>")}</p>`).join("")}</article></body></html>`
    expect(said(await publish(await draft(lent(id), await clipping(html))))).toEqual(refused)
  })

  it("a quotation among one's own words goes out, and the checklist says how much it is", async () => {
    const { id, name } = await paper({ permission: "quotation" })
    const article = await draft(lent(id, { body: own }), await clipping())
    const item = (await checklistFor(article)).find(({ field }) => field === "share")
    expect(item).toMatchObject({ problem: null })
    expect(problemText(item?.note ?? "")).toMatch(new RegExp(`^المنقول عن «${name}» 6 كلمات من \\d+ كلمة \\(\\d+%\\)، والمسموح به 25% من النص\\.$`, "u"))
    expect(said(await publish(article))).toBe("ok")
  })

  it("the paper's own limits go before ours", async () => {
    const { id } = await paper({ permission: "quotation", shareWords: "٥" })
    expect(said(await publish(await draft(lent(id, { body: own }), await clipping())))).toMatchObject({ share: expect.stringContaining("5 كلمات") })
    const generous = await paper({ permission: "quotation", sharePercent: "100%" })
    expect(said(await publish(await draft(lent(generous.id), await clipping())))).toBe("ok")
  })
})

it("a change of the index policy holds for the next reader", async () => {
  const it = await paper()
  const article = await draft(lent(it.id))
  value(await publish(article))
  const told = async () => {
    const view = await articlePage(article)
    return view && indexing(view, "own")
  }
  expect(await told()).toEqual({ index: true, canonical: "own" })
  await change(it, { indexPolicy: "canonical" })
  expect(await told()).toEqual({ index: true, canonical: "https://paper.example/1" })
  await change(it, { indexPolicy: "noindex" })
  expect(await told()).toEqual({ index: false, canonical: "own" })
})

it("keeps all that is written of a paper, and an address that it had leads to the one it has", async () => {
  const it = await paper()
  const before = await sourceForDesk(admin, it.id)
  await change(it, {
    slug: "almanara", contactName: "مكتب الحقوق", contactEmail: "rights@almanara.example", contactPhone: "+962 6 000 0000", sharePercent: "30", shareWords: "١٢٠",
    label_column: "زاوية المنارة", offWeekdays: ["5", "6"], offDays: "1/5/2027\n٢٥ أيار ٢٠٢٧\n", feeds: "https://almanara.example/rss\n\nhttps://almanara.example/rss",
  })
  expect(await sourceForDesk(admin, it.id)).toMatchObject({
    slug: "almanara", contactName: "مكتب الحقوق", contactEmail: "rights@almanara.example", contactPhone: "+962 6 000 0000", sharePercent: 30, shareWords: 120,
    offWeekdays: [5, 6], offDays: ["2027-05-01", "2027-05-25"], feeds: ["https://almanara.example/rss"],
    kindLabels: expect.arrayContaining([{ kind: "column", label: "زاوية المنارة" }]),
  })
  expect(await db().formerSlug.findUnique({ where: { what_slug: { what: "source", slug: before?.slug ?? "" } } })).toMatchObject({ targetId: it.id })
})

it("says at the field what is no value of it", async () => {
  const it = await paper()
  const refused = async (fields: object) => said(await changeSource(admin, { id: it.id, name: it.name, permission: "granted", indexPolicy: "index", ...fields }))
  expect(await refused({ creditLine: "عن {الجريدة}" })).toEqual({ creditLine: "لا موضع باسم «الجريدة». المواضع هي الصحيفة والتاريخ والكاتب والرابط." })
  for (const feeds of ["http://almanara.example/rss", "javascript:alert(1)", "https://u:p@almanara.example/", "almanara.example", "https://localhost/x"]) {
    expect(await refused({ feeds }), feeds).toHaveProperty("feeds")
  }
  for (const sharePercent of ["0", "101", "-5", "1e1", "ربع"]) expect(await refused({ sharePercent }), sharePercent).toHaveProperty("sharePercent")
  expect(await refused({ offDays: "1/5/2027\nالعيد" })).toHaveProperty("offDays")
  expect(await refused({ offWeekdays: ["7"] })).toHaveProperty("offWeekdays")
  expect(await refused({ contactEmail: "لا أحد" })).toHaveProperty("contactEmail")
  expect(await refused({ permissionAt: "2030-01-01" })).toHaveProperty("form")
})
